import type { Browser } from 'wxt/browser';

/**
 * Throws unless a message comes from a page of the extension: what is on a tab is not for a page that has taken over
 * its reader.
 */
export function refuseStrangers({ url }: Pick<Browser.runtime.MessageSender, 'url'>): void {
  if (url?.startsWith(`${location.origin}/`) !== true) throw new Error('Only the extension may ask.');
}
