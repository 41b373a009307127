import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { eventually } from './extension.ts';
import { Firefox } from './firefox.ts';
import { readOverlay, type SeenOverlay } from './overlay.ts';

const address = 'https://mp.weixin.qq.com/s/marks';
const tea = 'https://item.taobao.com/item.htm?id=1';
const policy = `default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

describe('marks in Firefox', () => {
  let firefox: Firefox;
  let desk: Desk;
  let page: Page;
  let tabId: number;

  beforeAll(async () => {
    firefox = await Firefox.start();
    desk = await firefox.openDesk();
  });
  afterAll(() => firefox?.stop());
  beforeEach(async () => {
    await desk.forget();
    page = await firefox.browser.newPage();
    const body = `<!doctype html><meta charset="utf-8"><title>Marks</title><main><p><a id="tea" href="${tea}">tea</a></p>
      ${'<p>words</p>'.repeat(80)}<p><a id="again" href="${tea}">again</a></p></main>`;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const known = request.url() === address;
      const headers = { 'content-type': 'text/html', 'content-security-policy': policy };
      request.respond({ status: known ? 200 : 404, headers, body: known ? body : '' }).catch(() => {});
    });
    await page.goto(address);
    tabId = await desk.tabOf(page);
    await desk.settledReport(tabId);
    return () => page.close();
  });

  /** What is drawn over the page; only the extension may look behind the closed shadow. */
  async function overlay(): Promise<SeenOverlay | null> {
    const look = `() => {
      const root = document.documentElement.lastElementChild?.openOrClosedShadowRoot;
      return root == null ? null : JSON.stringify((${readOverlay.toString()})(root));
    }`;
    const seen = (await desk.evaluate(
      `chrome.scripting.executeScript({ target: { tabId: ${tabId} }, func: ${look} }).then(([{ result }]) => result)`,
    )) as string | null;
    return seen === null ? null : (JSON.parse(seen) as SeenOverlay);
  }

  const source = () => page.evaluate('document.head.outerHTML + document.body.outerHTML');

  it('stand on a page under the strictest policies, leave it as it was, and go without a trace', async () => {
    const before = await source();
    await desk.choose({ marks: true });
    const seen = await eventually(overlay, (now) => now?.marks.length === 1, 'a mark');
    expect(seen?.marks[0]).toMatchObject({ section: 'walled', withWord: true });
    expect(seen?.ground).toBe('rgb(173, 47, 27)');
    expect(await source()).toBe(before);
    await desk.choose({ marks: false });
    await eventually(overlay, (now) => now === null, 'nothing to be left');
    expect(await page.evaluate('document.documentElement.children.length')).toBe(2);
    expect(await source()).toBe(before);
  });

  it('come up by themselves on pages that are opened later', async () => {
    await desk.choose({ marks: true });
    await eventually(overlay, (now) => now?.marks.length === 1, 'a mark');
    await page.reload();
    await eventually(overlay, (now) => now?.marks.length === 1, 'a mark');
  });

  it('are not there to show a link: it is scrolled to, ringed and focused all the same', async () => {
    expect(await desk.send('show-link', { tabId, address: tea, step: 'first' })).toEqual({ at: 1, of: 2 });
    expect(await desk.send('show-link', { tabId, address: tea, step: 'next' })).toEqual({ at: 2, of: 2 });
    await eventually(overlay, (now) => now?.ring != null && now.ring.top > 0, 'a ring');
    expect(await page.evaluate('document.activeElement.id')).toBe('again');
    await eventually(
      () => page.evaluate('scrollY'),
      (top) => (top as number) > 500,
      'the page to have been scrolled',
    );
  });
});
