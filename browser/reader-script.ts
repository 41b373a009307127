import { browser } from 'wxt/browser';

/** The script that reads a page, as the build writes it. */
export const readerScript = '/reader.js';

/** Starts the reader in a tab where it does not run by itself. False where the browser does not allow it. */
export async function enterTab(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [readerScript] });
    return true;
  } catch {
    return false;
  }
}
