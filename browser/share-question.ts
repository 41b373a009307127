import { type Browser, browser } from 'wxt/browser';

/** The page that answers, as the build writes it. */
const page = '/share.html';

/**
 * What a tab of that page is asked. It stands in no address, so that no history of the browser keeps it, and is forgotten
 * with the tab.
 */
interface Question {
  readonly text: string;
  /** Asked in a private window: then not even the title of the tab may tell it. */
  readonly secret: boolean;
}

const keyOf = (tabId: number) => `share:${tabId}`;

function isQuestion(value: unknown): value is Question {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

/** Opens the page that answers beside the tab where the reader asked. */
export async function askInNewTab(text: string, tab: Browser.tabs.Tab | undefined): Promise<void> {
  const beside = tab?.id === undefined || tab.incognito ? {} : { index: tab.index + 1, openerTabId: tab.id };
  const opened = await browser.tabs.create({ url: page, ...beside });
  if (opened.id === undefined) return;
  const question: Question = { text, secret: tab?.incognito === true };
  await browser.storage.session.set({ [keyOf(opened.id)]: question });
}

/** Forgets what the tab was asked. */
export async function forgetQuestion(tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId));
}

/** Keeps what this tab is asked now, so that it is there again when the page is reloaded. */
export async function keepQuestion(text: string): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const key = keyOf(tab.id);
  const kept = (await browser.storage.session.get(key))[key];
  const secret = tab.incognito || (isQuestion(kept) && kept.secret);
  await browser.storage.session.set({ [key]: { text, secret } satisfies Question });
}

/** Calls a listener with what this tab is asked: what is there already, or what comes while the tab is opening. */
export async function onQuestion(listener: (question: Question) => void): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const key = keyOf(tab.id);
  let heard = false;
  const hear = (value: unknown) => {
    if (heard || !isQuestion(value)) return;
    heard = true;
    listener(value);
  };
  browser.storage.session.onChanged.addListener((changes) => hear(changes[key]?.newValue));
  hear((await browser.storage.session.get(key))[key]);
}
