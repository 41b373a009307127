import { hostAndParents } from '../engine/path.ts';

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

/** The site under which a page stands that the reader has switched Hutong off for; null where it is on. A site means its host and all under it. */
export function offSiteOf(pageAddress: string, offSites: readonly string[]): string | null {
  const host = hostOf(pageAddress);
  if (host === '' || offSites.length === 0) return null;
  return [...hostAndParents(host)].find((one) => offSites.includes(one)) ?? null;
}

/** The site that somebody has typed, as a host or as an address, the way browsers spell it; null where it is none. */
export function siteTyped(words: string): string | null {
  const trimmed = words.trim().replace(/^\*\./, '');
  const host = hostOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  // One word without a dot is no site on the web, but may be a machine of one's own.
  return /^(?:localhost|\[[0-9a-f:.]+\]|[^\s.]+(?:\.[^\s.]+)+)$/.test(host) ? host : null;
}
