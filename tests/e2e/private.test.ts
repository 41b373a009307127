import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, reportIn, serve } from './extension.ts';
import { logged, record } from './recording.ts';

const address = 'https://mp.weixin.qq.com/s/hutong-demo-article';
const body = readFileSync(join(import.meta.dirname, '../demo/wechat-article.html'));

describe('in a private window', () => {
  let chromium: Chromium;
  let desk: Desk;

  beforeAll(async () => {
    chromium = await Chromium.start();
    await chromium.allowPrivateWindows();
    desk = await chromium.openDesk();
  });
  afterAll(() => chromium?.stop());

  /** A tab that shows the page there. */
  async function visit(): Promise<number> {
    const blank = 'about:blank#private';
    const opened = chromium.browser.waitForTarget((target) => target.url() === blank);
    const tabId = await desk.evaluate(
      `chrome.windows.create({ incognito: true, url: '${blank}' }).then(({ tabs: [tab] }) => tab.id)`,
    );
    const page = await (await opened).asPage();
    await serve(page, [{ address, body }]);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    return tabId as number;
  }

  const stored = () =>
    desk.evaluate(
      'Promise.all(["local", "session", "sync"].map((area) => chrome.storage[area].get(null))).then((all) => JSON.stringify(all))',
    );

  it('Hutong works, and remembers nothing of it', async () => {
    const before = await stored();
    const tabId = await visit();
    expect(reportIn(await desk.settledReport(tabId)).summary.buckets.walled).toBe(11);
    await eventually(
      () => desk.badge(tabId),
      ({ text }) => text === '11',
      'the badge',
    );

    const popup = await chromium.browser.newPage();
    await popup.goto(chromium.address(`popup.html?tab=${tabId}`));
    await popup.waitForSelector('main[aria-busy="false"]');
    await popup.select('.picker select', 'wechat moments');
    await popup.$eval('input[type="date"]', (field) => {
      field.value = '2019-10-01';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await popup.waitForFunction(() => document.querySelector('.sentence')?.textContent?.includes('1 October 2019'));
    await popup.close();

    expect(await stored()).toBe(before);
    const databases = await desk.evaluate('indexedDB.databases().then((all) => all.map(({ name }) => name))');
    expect(databases).toEqual([]);
    expect(await desk.evaluate('caches.keys()')).toEqual([]);
    expect(await desk.evaluate('JSON.stringify({ ...localStorage })')).toBe('{"appearance":"system"}');
  });

  it('nothing is recorded, though the reader records everything else', async () => {
    await record(desk);
    const tabId = await visit();
    await desk.settledReport(tabId);
    const page = await chromium.browser.newPage();
    await serve(page, [{ address: `${address}-ordinary`, body }]);
    await page.goto(`${address}-ordinary`, { waitUntil: 'domcontentloaded' });
    await eventually(
      async () => (await logged(desk)).map((one) => one.page.address),
      (addresses) => addresses.length > 0,
      'the page of the ordinary window',
    );
    expect((await logged(desk)).map((one) => one.page.address)).toEqual([`${address}-ordinary`]);
    expect((await desk.badge(tabId)).title).not.toContain('ecord');
    await page.close();
  });

  it('what is chosen in an ordinary window is remembered, or the test above could not fail', async () => {
    const page = await chromium.browser.newPage();
    await serve(page, [{ address, body }]);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(page);
    const popup = await chromium.browser.newPage();
    await popup.goto(chromium.address(`popup.html?tab=${tabId}`));
    await popup.waitForSelector('main[aria-busy="false"]');
    await popup.select('.picker select', 'wechat moments');
    await eventually(stored, (all) => (all as string).includes('moments'), 'the choice to be kept');
  });
});
