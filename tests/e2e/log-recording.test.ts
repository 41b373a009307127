import { describe, expect, it } from 'vitest';
import { Browsing, written } from './browsing.ts';
import { Chromium } from './chromium.ts';
import { eventually, serve } from './extension.ts';
import { anchor, ask, everything, link, linksByPage, logged, record, site, stateOf } from './recording.ts';

describe('recording', () => {
  const browsing = new Browsing(() => Chromium.start());
  const visit = (name: string, body: string) => browsing.visit(written(`${site}${name}`, body));
  const recorded = (tabId: number) =>
    eventually(
      () => stateOf(browsing.desk, tabId),
      ({ tab }) => tab === 'recorded',
      'the page to be recorded',
    );

  it('writes nothing, and makes no database, before the reader has agreed', async () => {
    const tabId = await visit('before', anchor(1));
    await browsing.report(tabId);
    expect((await stateOf(browsing.desk, tabId)).recording).toBe('off');
    expect(await browsing.desk.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(0);
  });

  it('shows what recording means, ticks nothing, and leaves all as it was where the reader declines', async () => {
    const page = await browsing.driven.browser.newPage();
    await page.goto(browsing.driven.address('record.html'));
    await page.waitForSelector('form');
    expect(await page.$$eval('input:checked', (ticked) => ticked.length)).toBe(0);
    await page.click('form button[type="submit"]');
    expect(await page.$eval('.complaint', (one) => one.textContent)).toMatch(/Choose/);
    expect((await stateOf(browsing.desk)).recording).toBe('off');
    await page.click('form button[type="button"]');
    await eventually(
      async () => page.isClosed(),
      (closed) => closed,
      'the page to close',
    );
    expect((await stateOf(browsing.desk)).recording).toBe('off');
    expect(await browsing.desk.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(0);
  });

  it('begins where the reader agrees, and ends where the reader says so', async () => {
    const page = await browsing.driven.browser.newPage();
    await page.goto(browsing.driven.address('record.html'));
    await page.waitForSelector('form');
    await page.click('input[value="session"]');
    await page.click('input[value="some"]');
    await page.type('textarea', 'mp.weixin.qq.com\nhttps://zhihu.com/x');
    await page.click('form button[type="submit"]');
    await page.waitForSelector('.log-line[data-recording="on"]');
    const { recording, settings } = await stateOf(browsing.desk);
    expect([recording, settings.mode, settings.sites]).toEqual(['on', 'session', ['mp.weixin.qq.com', 'zhihu.com']]);
    await page.click('.buttons .button');
    await page.waitForSelector('form');
    expect((await stateOf(browsing.desk)).recording).toBe('off');
    await page.close();
  });

  it('writes what a page holds once the reader has agreed, and says so when it is kept', async () => {
    await record(browsing.desk);
    const tabId = await visit('first', `${anchor(1)}${anchor(2)}<a href="https://a.example/">ordinary</a>`);
    const { pagesToday, recording } = await recorded(tabId);
    expect([recording, pagesToday]).toEqual(['on', 1]);
    const badge = await eventually(
      () => browsing.desk.badge(tabId),
      ({ title }) => title.includes('Recorded'),
      'the badge',
    );
    expect(badge.text).toBe('2');
    const [page] = await logged(browsing.desk);
    expect(page?.page).toMatchObject({
      address: `${site}first`,
      platform: 'wechat',
      surface: 'article',
      readBy: 'access',
      ordinary: 1,
      tool: { name: 'hutong' },
    });
    expect(page?.page.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(page?.links.map(({ seen, concluded }) => [seen.link, seen.text, concluded[0]?.effect])).toEqual([
      [link(1), 'tea 1', 'unlinked'],
      [link(2), 'tea 2', 'unlinked'],
    ]);
  });

  it('adds links that come later to the page that is there', async () => {
    const tabId = await visit('later', anchor(1));
    await recorded(tabId);
    await browsing.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), anchor(9));
    const pages = await eventually(
      () => linksByPage(browsing.desk),
      (all) => all[`${site}later`]?.length === 2,
      'the link',
    );
    expect(pages[`${site}later`]).toEqual([link(1), link(9)]);
    // The same page again is another visit.
    await browsing.page.reload();
    await eventually(
      async () => (await logged(browsing.desk)).filter(({ page }) => page.address === `${site}later`).length,
      (count) => count === 2,
      'the second visit',
    );
  });

  it('writes what came last before the reader goes on to the next page', async () => {
    const tabId = await visit('leaving', anchor(1));
    await recorded(tabId);
    await serve(browsing.page, [written(`${site}next`, anchor(5))]);
    await browsing.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), anchor(9));
    await browsing.reportWhen(tabId, ({ findings }) => findings.length === 2, 'the link');
    await browsing.page.goto(`${site}next`);
    const pages = await eventually(
      () => linksByPage(browsing.desk),
      (all) => all[`${site}next`] !== undefined && all[`${site}leaving`]?.length === 2,
      'both pages',
    );
    expect(pages[`${site}leaving`]).toEqual([link(1), link(9)]);
  });

  it('rests and goes on', async () => {
    await ask(browsing.desk, 'log-pause', { paused: true, tabId: null });
    const tabId = await visit('paused', anchor(1));
    await browsing.report(tabId);
    expect((await stateOf(browsing.desk, tabId)).recording).toBe('paused');
    await ask(browsing.desk, 'log-pause', { paused: false, tabId });
    await recorded(tabId);
    expect(Object.keys(await linksByPage(browsing.desk))).toContain(`${site}paused`);
  });

  it('writes pages that are read on a click only', async () => {
    const address = 'https://blog.example/post';
    await serve(browsing.page, [written(address, anchor(3))]);
    await browsing.page.goto(address);
    expect(Object.keys(await linksByPage(browsing.desk))).not.toContain(address);
    const popup = await browsing.driven.openPopup(browsing.page);
    const pages = await eventually(
      () => logged(browsing.desk),
      (all) => all.some(({ page }) => page.address === address),
      'the page',
    );
    expect(pages.find(({ page }) => page.address === address)?.page).toMatchObject({ readBy: 'click', platform: null });
    await popup.close();
  });

  it('writes only the sites that the reader has named', async () => {
    await record(browsing.desk, { ...everything, sites: ['zhihu.com'] });
    const tabId = await visit('not named', anchor(1));
    await browsing.report(tabId);
    const other = written('https://www.zhihu.com/question/1', anchor(1));
    await recorded(await browsing.visit(other));
    const addresses = Object.keys(await linksByPage(browsing.desk));
    expect(addresses).toContain(other.address);
    expect(addresses).not.toContain(`${site}not%20named`);
    await record(browsing.desk);
  });

  it('keeps nothing of names and passwords in addresses', async () => {
    const tabId = await visit('secret', '<a href="https://me:canary@item.taobao.com/item.htm?id=1">x</a>');
    await recorded(tabId);
    expect(JSON.stringify(await logged(browsing.desk))).not.toContain('canary');
    expect((await linksByPage(browsing.desk))[`${site}secret`]).toEqual([link(1)]);
  });

  it('ends when the reader wants it to, and keeps what there is', async () => {
    const before = await logged(browsing.desk);
    await ask(browsing.desk, 'log-stop', null);
    const tabId = await visit('after', anchor(1));
    await browsing.report(tabId);
    expect((await stateOf(browsing.desk, tabId)).recording).toBe('off');
    expect(await logged(browsing.desk)).toEqual(before);
  });

  it('is offered in the popup, which tells of it while it goes on, pauses it and opens the log', async () => {
    const tabId = await visit('offered', anchor(1));
    const popup = await browsing.driven.browser.newPage();
    await popup.goto(browsing.driven.address(`popup.html?tab=${tabId}`));
    const opened = (name: string) =>
      browsing.driven.browser.waitForTarget((target) => target.url().startsWith(browsing.driven.address(name)));
    const press = async (words: RegExp) => {
      const button = await popup.waitForSelector('.footer .log-line button');
      await button?.evaluate((one, words) => {
        const all = [...(one.closest('.log-line')?.querySelectorAll('button') ?? [])];
        all.find((button) => new RegExp(words).test(button.textContent ?? ''))?.click();
      }, words.source);
    };
    await press(/^Record/);
    await (await (await opened('record.html')).page())?.close();
    await record(browsing.desk);
    await browsing.page.reload();
    await recorded(tabId);
    await popup.reload();
    await popup.waitForSelector('.footer .log-line[data-recording="on"]');
    await press(/^Pause/);
    await popup.waitForSelector('.footer .log-line[data-recording="paused"]');
    expect((await stateOf(browsing.desk)).recording).toBe('paused');
    await press(/^Open the log/);
    await (await (await opened('log.html')).page())?.close();
    await popup.close();
  });
});
