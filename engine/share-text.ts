import { Mentions } from './mentions.ts';
import type { RulebookIndex } from './rulebook.ts';
import { isShareable, type ShareCheck, shareCheck, shareCheckOfPages } from './share-check.ts';
import { readTyped, type TypedText } from './typed-address.ts';
import type { Day } from './types.ts';

/** A typed, pasted or selected text, and where what it holds opens. */
export interface SharedText extends TypedText {
  readonly text: string;
  /**
   * The check of the first address that can be shared; where there is none, of a link to the platform of the first
   * passcode. Null where the text holds neither.
   */
  readonly check: ShareCheck | null;
}

/** The same where there is something to be shared. */
export interface CheckedText extends SharedText {
  readonly check: ShareCheck;
}

function checkOf({ addresses, passcodes }: TypedText, day: Day, rulebook: RulebookIndex): ShareCheck | null {
  const [address] = addresses;
  if (address !== undefined) return shareCheck(address, day, rulebook);
  const [first] = passcodes;
  return first === undefined ? null : shareCheckOfPages(first.platform, first.ambiguous, day, rulebook);
}

/**
 * Reads a text and judges what it holds at every place. A passcode is no link and is not judged: checked is what a link to
 * its platform meets instead, since passcodes exist because links were walled. Never throws.
 */
export function shareCheckOfText(text: string, day: Day, rulebook: RulebookIndex): SharedText {
  const { addresses, passcodes } = readTyped(text, rulebook);
  const typed = { addresses: addresses.filter((address) => isShareable(address, rulebook)), passcodes };
  const check = checkOf(typed, day, rulebook);
  if (check === null || passcodes.length === 0) return { text, ...typed, check };
  const mentions = new Mentions(rulebook);
  for (const one of passcodes) mentions.passcode(one);
  return { text, ...typed, check: { ...check, names: { ...check.names, ...mentions.names } } };
}
