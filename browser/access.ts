import { browser } from 'wxt/browser';

/** What the reader may grant, and take back, so that every page is read unasked. */
export const everySite = { origins: ['*://*/*'] };

/** What the extension may read without a click. */
export interface Access {
  /** Whether it may read the platforms that it was installed for; browsers let readers take that back. */
  readonly platforms: boolean;
  readonly everySite: boolean;
  /** Other sites that the reader has granted one by one, by their hosts, sorted. */
  readonly sites: readonly string[];
}

/** The pages that the extension reads from the start, as match patterns. */
export function platformOrigins(): string[] {
  return (browser.runtime.getManifest().content_scripts ?? []).flatMap((script) => script.matches ?? []);
}

/** The match pattern of a site's pages: its host and all under it. Numbers have nothing under them. */
export function originOf(site: string): string {
  return /^\[|^[\d.]+$|^localhost$/.test(site) ? `*://${site}/*` : `*://*.${site}/*`;
}

function siteOfOrigin(origin: string): string {
  return origin.replace(/^[^:]+:\/\/(?:\*\.)?/, '').replace(/\/.*$/s, '');
}

/** What the browser grants now. */
export async function readAccess(): Promise<Access> {
  const platforms = platformOrigins();
  const [{ origins = [] }, every] = await Promise.all([
    browser.permissions.getAll(),
    browser.permissions.contains(everySite),
  ]);
  const sites = origins
    .filter((origin) => !platforms.includes(origin) && !everySite.origins.includes(origin) && origin !== '<all_urls>')
    .map(siteOfOrigin);
  // Chromium does not count pages that only scripts of the manifest run in among those that `contains` speaks of.
  const own = every || platforms.every((origin) => origins.includes(origin));
  return { platforms: own, everySite: every, sites: [...new Set(sites)].sort() };
}

/** Calls a listener whenever the reader grants something or takes it back, here or in the browser's own settings. */
export function watchAccess(listener: (access: Access) => void): void {
  const changed = () => void readAccess().then(listener);
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

/** Asks the reader through the browser, which shows the question only within a click. False where the answer is no. */
export function requestSites(sites: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: sites.map(originOf) });
}

/** Gives back what was granted for a site. */
export function removeSite(site: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [originOf(site)] });
}
