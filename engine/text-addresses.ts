/** An address that stands in running text; `start` and `end` count UTF-16 units. */
export interface TextAddress {
  readonly start: number;
  readonly end: number;
  /** The end of everything that may still belong to it: letters of any script and signs, up to a blank or a full stop in full width. */
  readonly outerEnd: number;
  /** An absolute address; one that is written without a scheme is read as https. */
  readonly address: string;
}

/**
 * A scheme with `://`, or a host that a path, query or port follows, then everything that may stand in an address as it is.
 * All other characters end it: share texts go on in Chinese without a blank. Bounded pieces keep it linear.
 */
const written =
  /(?<![A-Za-z0-9.@-])(?:([A-Za-z][A-Za-z0-9+.-]{0,30}):\/\/|(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?=[/?:]))[!#-;=?-Z[\]_a-z~]*/g;

/** What stands at the end of a sentence rather than of an address. */
function withoutStops(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:!?\'")]*'.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

const dotlessHost = /^https?:\/\/[A-Za-z0-9-]+$/i;
const goesOn = /[\p{L}\p{N}\p{M}!#-;=?-Z[\]_a-z~]/u;

/** JD writes `http://J…` with Chinese right behind it: a passcode, since a host has a dot or something that ends it. */
function isHost(address: string, next: string | undefined): boolean {
  return !dotlessHost.test(address) || next === undefined || next.charCodeAt(0) < 0x80;
}

/** Finds the addresses in a text, in their order. Takes linear time and never throws. */
export function addressesIn(text: string): TextAddress[] {
  const found: { start: number; end: number; address: string }[] = [];
  for (const match of text.matchAll(written)) {
    const [all, scheme] = match;
    if (!isHost(all, text[match.index + all.length])) continue;
    const address = withoutStops(all);
    found.push({
      start: match.index,
      end: match.index + address.length,
      address: scheme === undefined ? `https://${address}` : address,
    });
  }
  return found.map((one, i) => {
    const limit = found[i + 1]?.start ?? text.length;
    let outerEnd = one.end;
    while (outerEnd < limit && goesOn.test(text[outerEnd] as string)) outerEnd++;
    return { ...one, outerEnd };
  });
}
