import { browser } from 'wxt/browser';
import { everySite } from './every-site.ts';
import { type Message, sendToTab } from './messages.ts';

/** The script that marks links, as the build writes it. */
const marksScript = '/marks.js';
const id = 'marks';

/**
 * Asks the script that marks links in one frame, and starts it there where it does not run yet. Rejects where the browser does
 * not let the extension in.
 */
export async function askMarks<N extends 'marks-told' | 'places-find' | 'places-show' | 'places-tell'>(
  tabId: number,
  frameId: number,
  name: N,
  request: Message<N>['request'],
): Promise<Message<N>['reply']> {
  try {
    return await sendToTab(tabId, name, request, frameId);
  } catch {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [marksScript] });
    return sendToTab(tabId, name, request, frameId);
  }
}

async function follow(on: boolean): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (on === registered.length > 0) return;
  if (!on) {
    await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  await browser.scripting.registerContentScripts([
    {
      id,
      js: [marksScript],
      // Browsers put it into those pages only that the reader has granted.
      matches: everySite.origins,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_idle',
    },
  ]);
}

let following: Promise<void> = Promise.resolve();

/** Lets the script come up by itself in every page that the extension may enter, or no longer. One call after the other. */
export function followMarks(on: boolean): Promise<void> {
  const next = () => follow(on);
  following = following.then(next, next);
  return following;
}
