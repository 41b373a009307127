import { beginsWithHost, isWeb, parseAddress, schemeOf } from './address.ts';
import type { FoundPasscode } from './passcodes.ts';
import { recognise } from './recognise.ts';
import type { RulebookIndex } from './rulebook.ts';

/**
 * The address that somebody means who types or pastes one: `item.taobao.com/x` and `//item.taobao.com/x` are read as
 * https, everything else stays as it is.
 */
export function addressTyped(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('//')) return `https:${trimmed}`;
  return beginsWithHost(trimmed) ? `https://${trimmed}` : trimmed;
}

/** Whether a text is a single address, whatever stands in it. Share texts begin with one at times, and go on behind a blank. */
export function isOneAddress(text: string): boolean {
  if (/\s/.test(text)) return false;
  const typed = addressTyped(text);
  const address = parseAddress(typed);
  if (address === null || !typed.slice(schemeOf(typed)?.length).startsWith('://')) return false;
  // JD writes a passcode with http:// in front: its "host" has no dot.
  return !isWeb(address.scheme) || address.host.includes('.');
}

/** What a typed, pasted or selected text holds. */
export interface TypedText {
  /** Each once, in their order. */
  readonly addresses: readonly string[];
  readonly passcodes: readonly FoundPasscode[];
}

/** Reads a text that is an address, or holds addresses and passcodes; both lists are empty where it holds neither. Never throws. */
export function readTyped(text: string, rulebook: RulebookIndex): TypedText {
  const whole = text.trim();
  if (isOneAddress(whole)) return { addresses: [addressTyped(whole)], passcodes: [] };
  const { addresses, passcodes } = recognise(whole, rulebook);
  return { addresses: [...new Set(addresses.map(({ address }) => address))], passcodes };
}
