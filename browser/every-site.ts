import { browser } from 'wxt/browser';
import { readerScript } from './reader-script.ts';

/** What the reader may grant, and take back, so that every page is read unasked. */
export const everySite = { origins: ['*://*/*'] };

const id = 'every-site';

async function follow(): Promise<void> {
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
      js: [readerScript],
      matches: everySite.origins,
      excludeMatches: already,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_end',
    },
  ]);
}

let following: Promise<void> = Promise.resolve();

/** Registers or removes the reader for all pages, as the permission stands now. One call after the other. */
export function followEverySite(): Promise<void> {
  following = following.then(follow, follow);
  return following;
}
