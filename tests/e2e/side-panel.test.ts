import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedPage } from '../saved-pages.ts';
import { violationsOf } from './axe.ts';
import { Chromium } from './chromium.ts';
import { eventually, serve } from './extension.ts';

const demo = (file: string, address: string): SavedPage => ({
  address,
  body: readFileSync(join(import.meta.dirname, '../demo', file)),
});
const article = demo('wechat-article.html', 'https://mp.weixin.qq.com/s/hutong-demo-article');
const answer = demo('zhihu-answer.html', 'https://www.zhihu.com/question/19551557/answer/20211129');
const blog = demo('blog.html', 'https://blog.hutong.example/2021/gift-guide.html');

const ofArticle = 'All 11 links to other platforms are walled here.';
const ofAnswer = 'All 9 outgoing links take an extra step here.';

/** One reader's way: the panel stays open all the time, and each step begins where the one before has ended. */
describe('the side panel', () => {
  let chromium: Chromium;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    chromium = await Chromium.start();
    page = await chromium.browser.newPage();
    await visit(page, article);
  });
  afterAll(() => chromium?.stop());

  async function visit(tab: Page, saved: SavedPage): Promise<void> {
    await serve(tab, [saved]);
    await tab.goto(saved.address, { waitUntil: 'domcontentloaded' });
  }

  const says = (sentence: string) =>
    eventually(
      () => panel.$eval('.sentence', (element) => element.textContent),
      (now) => now === sentence,
      `the panel to say “${sentence}”`,
    );

  it('is opened from the popup, which closes, and says the same', async () => {
    const popup = await chromium.openPopup(page);
    await popup.waitForSelector('main[aria-busy="false"]');
    const opened = chromium.browser.waitForTarget((target) => target.url() === chromium.address('sidepanel.html'));
    await (await popup.waitForSelector('::-p-aria([name="Side panel"][role="button"])'))?.click();
    panel = await (await opened).asPage();
    await says(ofArticle);
    expect(popup.isClosed()).toBe(true);
    expect(await panel.$$('::-p-aria([name="Side panel"][role="button"])')).toEqual([]);
  });

  it('fills the room that it has', async () => {
    const [room, used] = await panel.evaluate(() => {
      const { width, height } = (document.querySelector('.popup') as Element).getBoundingClientRect();
      return [
        [innerWidth, innerHeight],
        [width, height],
      ];
    });
    expect(used).toEqual(room);
  });

  it('has no accessibility violation, folded or unfolded', async () => {
    expect(await violationsOf(panel)).toEqual([]);
    await panel.locator('[data-kind="destination"] button').click();
    expect(await violationsOf(panel)).toEqual([]);
  });

  it('follows the reader to another tab and back', async () => {
    const other = await chromium.browser.newPage();
    await visit(other, answer);
    await says(ofAnswer);
    await page.bringToFront();
    await says(ofArticle);
    await other.bringToFront();
    await says(ofAnswer);
    await other.close();
    await page.bringToFront();
    await says(ofArticle);
  });

  it('follows the tab to another page', async () => {
    await visit(page, answer);
    await says(ofAnswer);
  });

  it('keeps the filter on the way', async () => {
    await panel.bringToFront().catch(() => {});
    await panel.$eval('.filter', (field) => {
      (field as HTMLInputElement).value = 'taobao';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await visit(page, article);
    await says(ofArticle);
    expect(await panel.$eval('.filter-result', (element) => element.textContent)).toMatch(/^\d of 13 links$/);
  });

  it('says how a page comes to be read that is not read unasked, and shows it then', async () => {
    await visit(page, blog);
    await says('Hutong cannot read this page.');
    expect(await panel.$eval('.state', (element) => element.textContent)).toContain('click its button in the toolbar');
    expect(await violationsOf(panel)).toEqual([]);
    await chromium.openPopup(page);
    await says('All 7 platforms linked here are walled in some places. Of the links, 1 passes a warning page.');
  });

  it('goes on after the worker was stopped', async () => {
    await chromium.stopWorker();
    await visit(page, article);
    await says(ofArticle);
  });
});
