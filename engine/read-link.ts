import { asAddress, isWeb, schemeOf, trimmed } from './address.ts';

/** Schemes that lead to no other page. */
const noDestination: ReadonlySet<string> = new Set([
  'javascript',
  'mailto',
  'tel',
  'sms',
  'data',
  'about',
  'blob',
  'file',
]);

/** An absolute address, or why there is none: it leads nowhere, its page is not known, or no browser could open it. */
export type Resolved = { readonly address: string } | { readonly none: 'nowhere' | 'relative' | 'broken' };

/**
 * What an attribute as it is written leads to on a page with this base address, null where nobody knows it. Web
 * addresses come out as browsers write them. Addresses of apps stay as they are but for what is not ASCII: `URL` would parse
 * `mqqbrowser://url=https://…` as a host with an empty port, and lose it.
 */
export function resolveLink(written: string, base: string | null): Resolved {
  const text = trimmed(written);
  const name = schemeOf(text);
  if (text === '' || text.startsWith('#') || (name !== null && noDestination.has(name))) return { none: 'nowhere' };
  if (name !== null && !isWeb(name)) return { address: asAddress(text) };
  // Without a page's address, `//host/` is still a whole one but for the scheme.
  const whole = base === null && text.startsWith('//') ? `https:${text}` : text;
  if (base === null && schemeOf(whole) === null) return { none: 'relative' };
  try {
    return { address: base === null ? new URL(whole).href : new URL(whole, base).href };
  } catch {
    return { none: 'broken' };
  }
}

/** The longest words of a link that are kept, in characters. */
export const longestWords = 120;

/** Words with white space made single, and at most {@link longestWords} characters, never half of one. */
export function shortWords(text: string): string {
  const words = (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  if (words.length <= longestWords) return words;
  const characters = Array.from(words);
  return characters.length <= longestWords ? words : `${characters.slice(0, longestWords - 1).join('')}…`;
}
