import { browser } from 'wxt/browser';

/** What the reader may grant, and take back, so that every page is read unasked. */
export const everySite = { origins: ['*://*/*'] };

const id = 'every-site';

/** Registers or removes the content script for all pages, as the permission stands now. */
export async function followEverySite(): Promise<void> {
  const granted = await browser.permissions.contains(everySite);
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (granted === registered.length > 0) return;
  if (!granted) {
    await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const already = (browser.runtime.getManifest().content_scripts ?? []).flatMap((script) => script.matches ?? []);
  await browser.scripting.registerContentScripts([
    {
      id,
      js: ['/content-scripts/content.js'],
      matches: everySite.origins,
      excludeMatches: already,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_end',
    },
  ]);
}
