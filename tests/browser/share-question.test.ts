import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { offerMenu, showMenu, textAsked } from '../../browser/menu.ts';
import { askInNewTab, forgetQuestion, onQuestion } from '../../browser/share-question.ts';

const secret = 'https://item.taobao.com/item.htm?id=KANARI';

describe('what the context menu asks', () => {
  it.each([
    ['a link', { menuItemId: 'link', linkUrl: secret, pageUrl: 'https://a.example/', selectionText: 'words' }, secret],
    ['a page', { menuItemId: 'page', pageUrl: 'https://a.example/' }, 'https://a.example/'],
    [
      'selected text',
      { menuItemId: 'selection', selectionText: '￥NEVzZCbjQze￥', pageUrl: 'https://a.example/' },
      '￥NEVzZCbjQze￥',
    ],
    ['nothing of ours', { menuItemId: 'another', linkUrl: secret }, null],
  ] as const)('is about %s', (_, info, text) => {
    expect(textAsked(info)).toBe(text);
  });

  it('has an entry for each place, drawn anew when the language changes', async () => {
    const entries = new Map<unknown, unknown>();
    Object.assign(browser, {
      contextMenus: {
        removeAll: async () => entries.clear(),
        create: ({ id, title }: { id: string; title: string }) => entries.set(id, title),
      },
    });
    await Promise.all([
      showMenu({ link: 'Link?', page: 'Page?', selection: 'Text?' }),
      showMenu({ link: '链接', page: '本页', selection: '所选' }),
    ]);
    expect([...entries]).toEqual([
      ['link', '链接'],
      ['page', '本页'],
      ['selection', '所选'],
    ]);
  });

  it('is left alone where the browser has no context menu', async () => {
    Object.assign(browser, { contextMenus: undefined });
    await expect(showMenu({ link: '', page: '', selection: '' })).resolves.toBeUndefined();
    expect(() => offerMenu(async () => ({ link: '', page: '', selection: '' }))).not.toThrow();
  });
});

describe('the question of a tab', () => {
  const created: { url?: string; index?: number }[] = [];

  beforeEach(() => {
    fakeBrowser.reset();
    created.length = 0;
    Object.assign(browser.tabs, {
      create: async (options: object) => {
        created.push(options);
        return { id: 7 };
      },
      getCurrent: async () => ({ id: 7, incognito: false }),
    });
  });

  const tab = { id: 3, index: 4, incognito: false } as never;

  it('reaches the page that answers, and stands in no address', async () => {
    const heard = vi.fn();
    await askInNewTab(secret, tab);
    await onQuestion(heard);
    expect(heard).toHaveBeenCalledExactlyOnceWith({ text: secret, secret: false });
    expect(created).toEqual([{ url: '/share.html', index: 5, openerTabId: 3 }]);
  });

  it('reaches a page that was there first', async () => {
    const heard = vi.fn();
    await onQuestion(heard);
    expect(heard).not.toHaveBeenCalled();
    await askInNewTab(secret, tab);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith({ text: secret, secret: false }));
  });

  it('is marked where it comes from a private window, whose tab another one may not stand beside', async () => {
    const heard = vi.fn();
    await askInNewTab(secret, { id: 3, index: 4, incognito: true } as never);
    await onQuestion(heard);
    expect(heard).toHaveBeenCalledExactlyOnceWith({ text: secret, secret: true });
    expect(created).toEqual([{ url: '/share.html' }]);
  });

  it('is forgotten with the tab, and was never kept on disk', async () => {
    await askInNewTab(secret, tab);
    expect(await browser.storage.local.get()).toEqual({});
    await forgetQuestion(7);
    expect(await browser.storage.session.get()).toEqual({});
  });
});
