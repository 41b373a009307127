import type { PageLinks } from './page-links.ts';

/** Who says what a page's address is. */
type AddressSource = '--url' | 'og:url' | 'canonical link' | 'saved-from comment';

/** A page's address and who says so. */
export interface PageAddress {
  readonly address: string;
  readonly source: AddressSource;
}

/** The address in full, or null where it is no web address; `//host/` is read as https. */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  try {
    const url = new URL(trimmed.startsWith('//') ? `https:${trimmed}` : trimmed);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** The address of a saved page: the one given, else what the page says of itself; null where nobody knows. */
export function pageAddressOf(given: string | null, page: PageLinks): PageAddress | null {
  const claims: readonly (readonly [AddressSource, string | null])[] = [
    ['--url', given],
    ['og:url', page.ogUrl],
    ['canonical link', page.canonical],
    ['saved-from comment', page.savedFrom],
  ];
  for (const [source, text] of claims) {
    const address = text === null ? null : webAddress(text);
    if (address !== null) return { address, source };
  }
  return null;
}
