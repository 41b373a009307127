/** What may stand in an address as it is. All other characters end it: share texts go on in Chinese without a blank. */
const sign = /[!#-;=?-Z[\]_a-z~]/;
const isSign: readonly boolean[] = Array.from({ length: 0x80 }, (_, code) => sign.test(String.fromCharCode(code)));

/** A question mark in full width belongs to the address where a parameter follows. */
const parameterBehind = /？[A-Za-z_][A-Za-z0-9_.-]{0,40}=/y;
const port = /:[0-9]{1,5}(?![0-9])/y;

const stops = '.,;:!?\'")]*~';
const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[' };
/** Another address begins here, after what stands in front of none that is carried. */
const nextAddress = /(?<=[A-Za-z0-9,;!'_.~])https?:\/\//iy;

function fitsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** How many characters an address has at a place; 2 where a slash is escaped as in program code. */
function signAt(text: string, at: number, inQuery: boolean): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (code < 0x80 && isSign[code] === true) return 1;
  if (code === 0x5c && text[at + 1] === '/') return 2;
  return code === 0xff1f && !inQuery && fitsAt(parameterBehind, text, at) ? 1 : 0;
}

/** The end of an address, and its text as it should be written. */
export interface AddressPart {
  readonly end: number;
  readonly text: string;
}

/**
 * What goes on from a place in an address: all that may stand in one, up to a bracket that was opened before it, another
 * address, or the stops of a sentence. `quoted`: a `'` was opened before it too.
 */
export function restOfAddress(text: string, at: number, quoted: boolean): AddressPart {
  const open: string[] = [];
  let end = at;
  let closed = at;
  let inQuery = false;
  for (let step = 0; ; end += step) {
    step = signAt(text, end, inQuery);
    const here = text[end] as string;
    if (step === 0 || (here === "'" && quoted)) break;
    if ((here === 'h' || here === 'H') && end > at && fitsAt(nextAddress, text, end)) break;
    if (here === '？' || here === '?') inQuery = true;
    if (here === '(' || here === '[') open.push(here);
    if (opening[here] === undefined) continue;
    if (open.pop() !== opening[here]) break;
    closed = end + 1;
  }
  while (end > closed && stops.includes(text[end - 1] as string)) end--;
  return { end, text: text.slice(at, end).replaceAll('\\/', '/').replace('？', '?') };
}

/** What follows a host: port, path, query and fragment; nothing where the host ends the address. */
export function restBehindHost(text: string, at: number, quoted: boolean): AddressPart {
  const behind = fitsAt(port, text, at) ? port.lastIndex : at;
  const goesOn = behind > at || (signAt(text, at, false) > 0 && '/?#\\？'.includes(text[at] as string));
  if (!goesOn) return { end: at, text: '' };
  const rest = restOfAddress(text, behind, quoted);
  return { end: rest.end, text: text.slice(at, behind) + rest.text };
}
