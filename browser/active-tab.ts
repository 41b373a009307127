import { browser } from 'wxt/browser';

/** The tab that a window shows. */
export interface ActiveTab {
  readonly id: number;
  readonly windowId: number | null;
}

/** The tab that the window around an extension's page shows. Throws where there is none. */
export async function activeTab(): Promise<ActiveTab> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('There is no tab to look at.');
  return { id: tab.id, windowId: tab.windowId ?? null };
}

/** Calls a listener whenever the window around an extension's page may show another tab, or its tab another page. */
export function followActiveTab(listener: () => void): void {
  browser.tabs.onActivated.addListener(listener);
  browser.tabs.onAttached.addListener(listener);
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === undefined) return;
    activeTab().then(
      ({ id }) => {
        if (id === tabId) listener();
      },
      () => {},
    );
  });
}
