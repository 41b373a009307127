import { visibleText } from './invisible.ts';
import { type FoundPasscode, passcodesAmong } from './passcodes.ts';
import { resolveLink } from './read-link.ts';
import type { RulebookIndex } from './rulebook.ts';
import { addressesIn } from './text-addresses.ts';

/** An address in running text, and where it stands in UTF-16 units; the end is not included. */
export interface RecognisedAddress {
  readonly start: number;
  readonly end: number;
  /** As a browser writes it, the way {@link resolveLink} does. */
  readonly address: string;
}

/** What running text holds. */
export interface Recognised {
  readonly addresses: readonly RecognisedAddress[];
  readonly passcodes: readonly FoundPasscode[];
}

/**
 * Running text -> the addresses and the passcodes in it, both in their order, with their places in the text as it stands. Sees
 * through characters that nobody sees. What has no scheme is an address only where a rule knows its host. A passcode may
 * stand in an address. Takes time in proportion to the text, and never throws.
 */
export function recognise(original: string, rulebook: RulebookIndex): Recognised {
  const { text, at } = visibleText(original);
  const found = addressesIn(text, rulebook);
  const place = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    start: at(start),
    end: at(end - 1) + 1,
  });
  return {
    addresses: found.flatMap((one) => {
      const resolved = one.sure ? resolveLink(one.address, null) : null;
      return resolved !== null && 'address' in resolved ? [{ ...place(one), address: resolved.address }] : [];
    }),
    passcodes: passcodesAmong(found, text, rulebook).map((one) => ({ ...one, ...place(one) })),
  };
}
