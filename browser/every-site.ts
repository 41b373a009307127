import { browser } from 'wxt/browser';
import { everySite, originOf, platformOrigins, readAccess } from './access.ts';
import { enterTab, readerScript } from './reader-script.ts';

export { everySite };

const id = 'every-site';

/** The pages besides the platforms' own that may be read unasked, as match patterns. */
async function granted(): Promise<readonly string[]> {
  const access = await readAccess();
  return access.everySite ? everySite.origins : access.sites.map(originOf);
}

/** Pages that are open already are read as well, or a reader who has just granted them would see nothing. */
async function enterOpenTabs(origins: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: origins });
  await Promise.all(
    tabs.flatMap(({ id: tabId, discarded }) => (tabId === undefined || discarded ? [] : enterTab(tabId))),
  );
}

async function follow(): Promise<void> {
  const wanted = await granted();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  const before = registered?.matches ?? [];
  if (String(wanted) === String(before)) return;
  if (registered !== undefined) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (wanted.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id,
      js: [readerScript],
      matches: [...wanted],
      excludeMatches: platformOrigins(),
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_end',
    },
  ]);
  await enterOpenTabs(wanted.filter((origin) => !before.includes(origin)));
}

let following: Promise<void> = Promise.resolve();

/** Registers or removes the reader for pages that the reader has granted, as permissions stand now. One call after the other. */
export function followEverySite(): Promise<void> {
  following = following.then(follow, follow);
  return following;
}
