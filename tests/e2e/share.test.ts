import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedPage } from '../saved-pages.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, serve } from './extension.ts';
import { Firefox } from './firefox.ts';

const taobao = 'https://item.taobao.com/item.htm?id=1';
const wrapped = `https://link.zhihu.com/?target=${encodeURIComponent(taobao)}`;
const item: SavedPage = { address: taobao, body: Buffer.from('<!doctype html><title>item</title><a href="/b">b</a>') };
const article: SavedPage = {
  address: 'https://mp.weixin.qq.com/s/hutong-demo-article',
  body: readFileSync(join(import.meta.dirname, '../demo/wechat-article.html')),
};

describe('the share check in Chromium', () => {
  let chromium: Chromium;
  let desk: Desk;

  beforeAll(async () => {
    chromium = await Chromium.start();
    desk = await chromium.openDesk();
  });
  afterAll(() => chromium?.stop());

  async function visit(saved: SavedPage): Promise<Page> {
    const page = await chromium.browser.newPage();
    await serve(page, [saved]);
    await page.goto(saved.address, { waitUntil: 'domcontentloaded' });
    return page;
  }

  /** Chooses an entry of the context menu on a page, as far as the extension can tell; the page that opens. */
  async function choose(page: Page, info: object): Promise<Page> {
    const tabId = await desk.tabOf(page);
    const opened = chromium.browser.waitForTarget((target) => target.url() === chromium.address('share.html'));
    const worker = await chromium.worker();
    await worker.evaluate(
      async (info, tabId) => {
        const menus = chrome.contextMenus as unknown as { onClicked: { dispatch(info: object, tab: object): void } };
        menus.onClicked.dispatch(info, await chrome.tabs.get(tabId));
      },
      info,
      tabId,
    );
    const share = await (await opened).asPage();
    await share.waitForSelector('.share-matrix');
    return share;
  }

  const words = (page: Page) => page.$eval('.popup', (element) => (element as HTMLElement).innerText);

  it('stands below the report of the popup, and says where the page itself opens', async () => {
    const page = await visit(item);
    const popup = await chromium.openPopup(page);
    const button = await popup.waitForSelector('.share[aria-busy="false"] button');
    expect(await button?.evaluate(({ textContent }) => textContent)).toMatch(/^If I share this page.*Walled in WeChat/);
    await button?.focus();
    await popup.keyboard.press('Enter');
    const row = await popup.waitForSelector('.share-matrix ::-p-text(WeChat)');
    await row?.click();
    await popup.waitForSelector('.share-matrix .records');
    const text = await words(popup);
    expect(text).toMatch(/Opens: direct chat, group chat/);
    expect(text).toMatch(/Copy to a browser: Moments/);
    expect(text).toMatch(/No record: web pages/);
    await page.close();
  });

  it('has an entry in the context menu for links, pages and selected text', async () => {
    const worker = await chromium.worker();
    // Changing an entry that is not there is an error; nothing is changed.
    const there = await worker.evaluate(() =>
      Promise.all(['link', 'page', 'selection'].map((id) => chrome.contextMenus.update(id, {}).then(() => id))),
    );
    expect(there).toEqual(['link', 'page', 'selection']);
    await expect(worker.evaluate(() => chrome.contextMenus.update('another', {}))).rejects.toThrow();
  });

  it('answers for a link, shows its way, is titled with it, and keeps it out of the address', async () => {
    const page = await visit(article);
    const share = await choose(page, { menuItemId: 'link', linkUrl: wrapped, pageUrl: article.address });
    expect(share.url()).toBe(chromium.address('share.html'));
    expect(await share.title()).toBe(`${wrapped.slice('https://'.length)} · Where does it open?`);
    const text = await words(share);
    expect(text).toContain('zhihu-link');
    expect(text).toContain('True target');
    expect(text).toMatch(/Better to share\s+item\.taobao\.com\/item\.htm\?id=1/);
    await share.reload();
    await share.waitForSelector('.share-matrix');
    expect(await share.$eval('textarea', ({ value }) => value)).toBe(wrapped);
    await share.close();
    await page.close();
  });

  it.each([
    ['a page', { menuItemId: 'page', pageUrl: taobao }, /Copy to a browser: Moments/],
    ['a short link', { menuItemId: 'link', linkUrl: 'https://m.tb.cn/h.x' }, /short links/],
    ['a selected address', { menuItemId: 'selection', selectionText: ' item.taobao.com/item.htm?id=1 ' }, /Moments/],
    [
      'a selected passcode',
      { menuItemId: 'selection', selectionText: '复制这条信息，打开淘宝￥NEVzZCbjQze￥' },
      /A passcode for Taobao[\s\S]*Copy to a browser: Moments/,
    ],
  ])('answers for %s', async (_, info, says) => {
    const page = await visit(article);
    const share = await choose(page, info);
    expect(await words(share)).toMatch(says);
    await share.close();
    await page.close();
  });

  it('forgets what was asked with the tab', async () => {
    const page = await visit(article);
    const share = await choose(page, { menuItemId: 'link', linkUrl: wrapped, pageUrl: article.address });
    const worker = await chromium.worker();
    const kept = () =>
      worker.evaluate(async () => Object.keys(await chrome.storage.session.get()).filter((key) => /^share:/.test(key)));
    expect(await kept()).toHaveLength(1);
    await share.close();
    await eventually(kept, (keys) => keys.length === 0, 'the question to be forgotten');
    await page.close();
  });

  it('takes a pasted link, and says where there is none', async () => {
    const share = await chromium.browser.newPage();
    await share.goto(chromium.address('share.html'));
    await share.waitForSelector('textarea');
    await share.type('textarea', 'nothing to see');
    await share.keyboard.press('Enter');
    await share.waitForSelector('.state ::-p-text(holds no link)');
    await share.$eval('textarea', (field) => field.select());
    await share.type('textarea', taobao);
    await share.click('button[type="submit"]');
    await share.waitForSelector('.share-matrix');
    expect(await share.title()).toContain('item.taobao.com');
    await share.close();
  });

  it('sends nothing anywhere', async () => {
    const share = await chromium.browser.newPage();
    const asked: string[] = [];
    share.on('request', (request) => asked.push(request.url()));
    await share.goto(chromium.address('share.html'));
    await share.waitForSelector('textarea');
    await share.type('textarea', wrapped);
    await share.keyboard.press('Enter');
    await share.waitForSelector('.share-matrix');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((url) => !url.startsWith(chromium.address('')))).toEqual([]);
    await share.close();
  });

  it('lets a wrong verdict be reported in words that hold the host only', async () => {
    const page = await visit({
      address: 'https://mp.weixin.qq.com/s/KANARI?key=KANARI',
      body: Buffer.from('<!doctype html><a href="https://KANARI:KANARI@item.taobao.com/KANARI?id=KANARI#KANARI">x</a>'),
    });
    const popup = await chromium.openPopup(page);
    await popup.waitForSelector('main[aria-busy="false"]');
    await popup.locator('[data-kind="destination"] button').click();
    await popup.locator('.wrong-verdict button').click();
    const field = await popup.waitForSelector('.wrong-verdict textarea');
    const text = await field?.evaluate((element) => (element as HTMLTextAreaElement).value);
    expect(text).toContain('Host of the link: item.taobao.com');
    expect(text).toMatch(/rulebook [\d.]+ \(sha256 [0-9a-f]{64}\)/);
    expect(text).not.toMatch(/KANARI/i);
    expect(await popup.$('.wrong-verdict a')).toBeNull();
    await page.close();
  });
});

describe('the share check in Firefox', () => {
  let firefox: Firefox;

  beforeAll(async () => {
    firefox = await Firefox.start();
  });
  afterAll(() => firefox?.stop());

  it('answers for a pasted link as in Chromium', async () => {
    const share = await firefox.openPage('share.html');
    await eventually(
      () => share(`document.querySelector('textarea') !== null`),
      (there) => there === true,
      'the page',
    );
    await share(`(() => {
      document.querySelector('textarea').value = ${JSON.stringify(wrapped)};
      document.querySelector('form').requestSubmit();
    })()`);
    const text = await eventually(
      () => share(`document.querySelector('.popup').innerText`),
      (words) => /Better to share/.test(words as string),
      'the answer',
    );
    expect(text).toMatch(/Copy to a browser: Moments/);
    expect(await share('document.title')).toContain('link.zhihu.com');
  });

  it('has entries in the context menu', async () => {
    const share = await firefox.openPage('share.html?menu');
    const there = `Promise.all(['link', 'page', 'selection'].map((id) => browser.contextMenus.update(id, {}).then(() => id)))`;
    expect(await share(there)).toEqual(['link', 'page', 'selection']);
  });

  it('stands in the popup', async () => {
    const desk = await firefox.openDesk();
    const page = await firefox.browser.newPage();
    await serve(page, [item]);
    await page.goto(item.address, { waitUntil: 'domcontentloaded' });
    const popup = await firefox.openPage(`popup.html?tab=${await desk.tabOf(page)}`);
    await eventually(
      () => popup(`document.querySelector('.share[aria-busy="false"] button')?.textContent ?? ''`),
      (words) => /^If I share this page.*Walled in WeChat/.test(words as string),
      'the share check',
    );
  });
});
