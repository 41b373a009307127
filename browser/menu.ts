import { type Browser, browser } from 'wxt/browser';
import { readSettings, type Settings, watchSettings } from './settings.ts';
import { askInNewTab, forgetQuestion } from './share-question.ts';

/** Where the context menu was opened: on a link, on the page itself, on selected text. */
const places = ['link', 'page', 'selection'] as const;

/** What the entries of the context menu are called. */
export type MenuTitles = Readonly<Record<(typeof places)[number], string>>;

/** Browsers of telephones have no context menu for extensions. */
function menus(): typeof browser.contextMenus | undefined {
  return browser.contextMenus as typeof browser.contextMenus | undefined;
}

let drawing: Promise<void> = Promise.resolve();

async function draw(titles: MenuTitles): Promise<void> {
  const { removeAll, create } = menus() as typeof browser.contextMenus;
  await removeAll();
  for (const id of places) create({ id, title: titles[id], contexts: [id] });
}

/** Puts the entries into the context menu, in place of those that are there. One call after the other. */
export function showMenu(titles: MenuTitles): Promise<void> {
  if (menus() === undefined) return Promise.resolve();
  drawing = drawing.then(
    () => draw(titles),
    () => draw(titles),
  );
  return drawing;
}

/** What an entry was chosen for: the link's address, the page's, or the selected text. Null for what is none of ours. */
export function textAsked(
  info: Pick<Browser.contextMenus.OnClickData, 'menuItemId' | 'linkUrl' | 'pageUrl' | 'selectionText'>,
): string | null {
  if (info.menuItemId === 'link') return info.linkUrl ?? null;
  if (info.menuItemId === 'page') return info.pageUrl ?? null;
  return info.menuItemId === 'selection' ? (info.selectionText ?? null) : null;
}

/**
 * Offers to say where a link, a page or a selected text opens, by titles in the language of the settings (null for the
 * browser's), and opens the page that answers. To be called at once when the background starts.
 */
export function offerMenu(titlesIn: (language: string | null) => Promise<MenuTitles>): void {
  const draw = ({ language }: Settings) =>
    void titlesIn(language)
      .then(showMenu)
      .catch((error: unknown) => console.warn('Hutong:', error));
  menus()?.onClicked.addListener((info, tab) => {
    const text = textAsked(info);
    if (text !== null) void askInNewTab(text, tab);
  });
  browser.runtime.onInstalled.addListener(() => void readSettings().then(draw));
  watchSettings(draw);
  browser.tabs.onRemoved.addListener((tabId) => void forgetQuestion(tabId));
}
