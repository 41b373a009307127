import { type Browser, browser } from 'wxt/browser';

/** The commands of the manifest that the background carries out; browsers open the popup by themselves. */
export type Command = 'check' | 'next-walled';

/** The tab that a command is about: the one that Chromium and Firefox name, else the one that is shown. */
async function tabOf(named: Browser.tabs.Tab | undefined): Promise<number | null> {
  const [shown] = named === undefined ? await browser.tabs.query({ active: true, lastFocusedWindow: true }) : [named];
  return shown?.id ?? null;
}

/** Calls back when the reader presses the keys of a command, which also lets the extension into the tab. */
export function listenToCommands(carryOut: Readonly<Record<Command, (tabId: number) => Promise<void>>>): void {
  browser.commands.onCommand.addListener((name: string, tab?: Browser.tabs.Tab) => {
    if (!Object.hasOwn(carryOut, name)) return;
    void tabOf(tab)
      .then((tabId) => (tabId === null ? undefined : carryOut[name as Command](tabId)))
      .catch((error: unknown) => console.warn('Hutong:', error));
  });
}
