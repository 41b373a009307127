import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyInput, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { packAnswer } from '../../browser/report-wire.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import { answers } from '../components/fixtures.ts';
import { pagesMissing, type SavedPage, savedPage } from '../saved-pages.ts';
import { violationsOf } from './axe.ts';
import { Browsing, written } from './browsing.ts';
import { Chromium } from './chromium.ts';
import { contentsOfReport, eventually, onClick } from './extension.ts';
import { pseudoLocalise, sidewaysOverflow } from './pseudo.ts';

const demo = (file: string, address: string): SavedPage => ({
  address,
  body: readFileSync(join(import.meta.dirname, '../demo', file)),
});
const article = demo('wechat-article.html', 'https://mp.weixin.qq.com/s/hutong-demo-article');
const answer = demo('zhihu-answer.html', 'https://www.zhihu.com/question/19551557/answer/20211129');
const blog = demo('blog.html', 'https://blog.hutong.example/2021/gift-guide.html');
const disguises = demo('disguises.html', 'https://mp.weixin.qq.com/s/hutong-demo-disguises');

describe('the popup, opened by the toolbar button', () => {
  const browsing = new Browsing(() => Chromium.start());
  const open = () => browsing.driven.openPopup(browsing.page);

  const words = (popup: Page) => popup.$eval('.popup', (element) => (element as HTMLElement).innerText);
  const sentence = (popup: Page) => popup.$eval('.sentence', (element) => element.textContent);
  const press = async (popup: Page, name: string) => {
    const button = await popup.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button?.click();
  };

  /**
   * Unfolds every row, as one would with the keyboard. Histories stay folded: there is one behind every record; and so do the
   * share check and reports on wrong verdicts, which have tests of their own.
   */
  async function unfold(popup: Page): Promise<void> {
    for (;;) {
      const folded = await popup.$(
        'button[aria-expanded="false"]:not(.period, [data-kind="history"] *, .share *, .wrong-verdict *)',
      );
      if (folded === null) return;
      await folded.focus();
      await popup.keyboard.press('Enter');
    }
  }

  /** Unfolds the first destination, its first link or record, the history behind it, a bar and what else it holds. */
  async function unfoldHistory(popup: Page): Promise<void> {
    await popup.locator('[data-kind="destination"] button').click();
    const first = await popup.waitForSelector(':is([data-kind="link"], [data-kind="record"]) button');
    await first?.evaluate((button) => button.ariaExpanded === 'false' && (button as HTMLElement).click());
    await popup.locator('[data-kind="history"] button').click();
    await popup.locator('.period').click();
    await (await popup.$('[data-kind="history"] [data-kind="caveats"] button'))?.click();
  }

  /** Goes to a day long ago, as if it was picked from the calendar. */
  async function lookBack(popup: Page): Promise<void> {
    await popup.$eval('input[type="date"]', (field) => {
      field.value = '2019-10-01';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await popup.waitForSelector('.day[data-chosen="true"]');
  }

  /** Opens the first link to a destination, and the history behind it; what its bars say to those who hear them. */
  async function openHistory(popup: Page, destination: string): Promise<string[]> {
    const row = await popup.waitForSelector(`[data-kind="destination"] ::-p-text(${destination})`);
    await row?.click();
    await popup.locator('[data-kind="link"] button[aria-expanded="false"]').click();
    await popup.locator('[data-kind="history"] button').click();
    await popup.waitForSelector('.timeline');
    return popup.$$eval('.period', (bars) => bars.map((bar) => bar.querySelector('.hidden')?.textContent ?? ''));
  }

  it('says in one sentence what was found, and groups it by destination', async () => {
    await browsing.visit(article);
    const popup = await open();
    expect(await sentence(popup)).toBe('All 11 links to other platforms are walled here.');
    const text = await words(popup);
    for (const name of ['Walled', 'Taobao', '淘宝', 'Douyin', '抖音', 'Not clickable']) expect(text).toContain(name);
  });

  it('opens a row down to the wall that decided, its dates and its sources', async () => {
    await browsing.visit(article);
    const popup = await open();
    await unfold(popup);
    const text = await words(popup);
    expect(text).toContain('link.zhihu.com');
    expect(text).toContain('www.xiaohongshu.com/explore/61a5hutongdemo');
    expect(text).toContain('23 Oct 2020');
    expect(text).toContain('27 Aug 2024');
    const sources = await popup.$$eval('a[href^="https://"]', (links) =>
      links.map((link) => [(link as HTMLAnchorElement).href, link.getAttribute('rel'), link.getAttribute('target')]),
    );
    expect(sources).toContainEqual([
      'https://github.com/lkytal/gm/issues/43',
      expect.stringContaining('noopener'),
      '_blank',
    ]);
  });

  it('says of interstitial links which page stands in between', async () => {
    await browsing.visit(answer);
    const popup = await open();
    await unfold(popup);
    const text = await words(popup);
    expect(text).toContain('Interstitial');
    expect(text).toContain('zhihu-link');
    expect(text).toContain('detail.tmall.com/item.htm?id=598811230077&q=100%25');
  });

  it('reads a page of no platform on the click, and leads with where each destination is walled', async () => {
    const tabId = await browsing.visit(blog);
    expect(await browsing.desk.report(tabId)).toEqual({ kind: 'no-access' });
    const popup = await open();
    const text = await words(popup);
    expect(await sentence(popup)).toMatch(/platforms/);
    expect(text).toMatch(/Taobao[\s\S]*Douyin/);
    expect(text).toContain('Moments');
    expect(await browsing.desk.report(tabId)).toMatchObject({ kind: 'report', report: { vantage: null } });
  });

  it('judges from a place that the reader chooses, keeps the choice and finds the way back', async () => {
    await browsing.visit(article);
    let popup = await open();
    await popup.select('select', 'wechat chat');
    await eventually(
      () => sentence(popup),
      (now) => now?.includes('one-to-one') === true || now?.includes('WeChat') === true,
      'the sentence from a chat',
    );
    expect(await words(popup)).toContain('Open');
    await browsing.page.bringToFront();
    popup = await open();
    expect(await popup.$eval('select', (select) => select.value)).toBe('wechat chat');
    await popup.select('select', '');
    await eventually(
      () => sentence(popup),
      (now) => now === 'All 11 links to other platforms are walled here.',
      'the page’s own place',
    );
  });

  it('judges for a day that the reader types, keeps the choice and finds the way back', async () => {
    const tabId = await browsing.visit(article);
    const today = 'All 11 links to other platforms are walled here.';
    const then = 'On 1 October 2019, 1 of 11 links to other platforms passed a warning page here; 10 had no record.';
    let popup = await open();
    await popup.focus('input[type="date"]');
    for (const key of '10012019') await popup.keyboard.press(key as KeyInput);
    await eventually(
      () => sentence(popup),
      (now) => now === then,
      'the sentence of another day',
    );
    expect(await words(popup)).toContain('judged by the records for that day');
    expect((await browsing.desk.badge(tabId)).text).toBe('11');
    await browsing.page.bringToFront();
    popup = await open();
    expect(await sentence(popup)).toBe(then);
    expect(await popup.$eval('input[type="date"]', (field) => field.value)).toBe('2019-10-01');
    await press(popup, 'Back to today');
    await eventually(
      () => sentence(popup),
      (now) => now === today,
      'today’s sentence',
    );
    await browsing.page.bringToFront();
    expect(await sentence(await open())).toBe(today);
  });

  it('unfolds the history of a pair, whose bars open their records', async () => {
    await browsing.visit(article);
    const popup = await open();
    const bars = await openHistory(popup, 'Taobao');
    expect(bars).toContainEqual(
      expect.stringMatching(/^from November 2013 until 17 September 2021: Copy to a browser, \d+ sources$/),
    );
    expect(bars).toContainEqual(expect.stringMatching(/^since 23 October 2020.*: Not clickable, .*; this decided$/));
    const list = await popup.$(
      '::-p-aria([name="Direct chat"][role="list"]), ::-p-aria([name="direct chat"][role="list"])',
    );
    const bar = await list?.$('.period');
    await bar?.focus();
    await popup.keyboard.press('Enter');
    const record = await popup.waitForSelector('.timeline-record');
    const text = await record?.evaluate((element) => (element as HTMLElement).innerText);
    expect(text).toContain('wechat-taobao-2013-11');
    expect(text).toContain('17 Sept 2021');
    expect(await popup.$$eval('.timeline-record a[target="_blank"]', ({ length }) => length)).toBeGreaterThan(2);
  });

  it('copies the direct link and says so', async () => {
    await browsing.visit(answer);
    const popup = await open();
    await popup.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: async (words: string) => {
          document.body.dataset.copied = words;
        },
      });
    });
    await unfold(popup);
    await press(popup, 'Copy direct link');
    await eventually(
      () => popup.$eval('body', (body) => body.dataset.copied ?? ''),
      (copied) => /^(?:https?|intent):/.test(copied) && !copied.includes('link.zhihu.com'),
      'a copied target',
    );
    await popup.waitForFunction(() =>
      [...document.querySelectorAll('[role="status"]')].some((status) => /cop/i.test(status.textContent ?? '')),
    );
  });

  it('shows the same when the worker was stopped between scan and click', async () => {
    const tabId = await browsing.visit(article);
    await browsing.desk.settledReport(tabId);
    const before = await open();
    const text = await words(before);
    await before.close();
    await browsing.driven.stopWorker();
    expect(await words(await open())).toBe(text);
  });

  it('forgets a page that was left for one it does not read by itself', async () => {
    const tabId = await browsing.visit(article);
    await browsing.desk.settledReport(tabId);
    await browsing.visit(blog);
    expect(await browsing.desk.report(tabId)).toEqual({ kind: 'no-access' });
    expect(await words(await open())).toContain('Moments');
  });

  it('knows a page again that comes back from the cache', async () => {
    const tabId = await browsing.visit(article);
    const badge = await eventually(
      () => browsing.desk.badge(tabId),
      ({ text }) => text === '11',
      'the badge',
    );
    await browsing.page.goto('about:blank');
    await browsing.page.goBack();
    await eventually(
      () => browsing.desk.badge(tabId),
      ({ text }) => text === badge.text,
      'the badge again',
    );
    expect(await sentence(await open())).toBe('All 11 links to other platforms are walled here.');
  });

  it('says plainly that it may not read the browser’s own pages', async () => {
    await browsing.page.goto('chrome://version');
    const popup = await open();
    expect(await sentence(popup)).toMatch(/cannot|can’t|may not/i);
  });

  it('says that nothing was found where nothing leads to another platform', async () => {
    await browsing.visit(written('https://mp.weixin.qq.com/s/nothing', '<a href="/s/own">own</a>'));
    const popup = await open();
    expect(await sentence(popup)).toBe('This page links to no other platform.');
  });

  it('tells a block page as what it is', async () => {
    const stop =
      'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?main_type=2&url=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D1';
    await browsing.visit(written(stop, '已停止访问该网页'));
    const popup = await open();
    expect(await words(popup)).toContain('item.taobao.com/item.htm?id=1');
  });

  /** The first page in both looks, each colour in another language, and the others in one of the two in turn: its name, its language, its colours. */
  function inBothLooks<T>(pages: Readonly<Record<string, T>>): (readonly [string, string, string, T])[] {
    return Object.entries(pages).flatMap(([name, saved], at) => {
      const [light, dark] = [[name, 'en', 'light', saved] as const, [name, 'zh_CN', 'dark', saved] as const];
      return at === 0 ? [light, dark] : [at % 2 === 0 ? light : dark];
    });
  }

  async function openAs(saved: SavedPage, language: string, scheme: string): Promise<Page> {
    await browsing.visit(saved);
    const popup = await open();
    await popup.evaluate((language) => chrome.storage.local.set({ language }), language);
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await popup.reload();
    await popup.waitForSelector('main[aria-busy="false"]');
    return popup;
  }

  /** The popup in the page's tab, with this answer to its question instead of the background's. */
  async function showing(report: ReportAnswer, language: string, scheme: string): Promise<Page> {
    await browsing.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await browsing.page.evaluateOnNewDocument(
      (answer, language) => {
        chrome.runtime.sendMessage = (async (message: { readonly hutong: string }) =>
          message.hutong === 'report' ? { reply: answer } : { error: message.hutong }) as never;
        chrome.storage.local.get = (async () => ({ language })) as never;
      },
      packAnswer(report),
      language,
    );
    await browsing.page.goto(browsing.driven.address('popup.html?tab=1'));
    await browsing.page.waitForSelector('main[aria-busy="false"]');
    return browsing.page;
  }

  describe('has no accessibility violation', () => {
    afterEach(() => browsing.desk.forget());

    it.each(inBothLooks({ article, answer, blog, disguises }))(
      'on the %s in %s, %s, folded or unfolded',
      async (_, language, scheme, saved) => {
        const popup = await openAs(saved, language, scheme);
        expect(await violationsOf(popup)).toEqual([]);
        await unfold(popup);
        expect(await violationsOf(popup)).toEqual([]);
      },
    );

    it.each(inBothLooks<ReportAnswer>({ disguised: answers.disguised, 'only-passcodes': answers['only-passcodes'] }))(
      'with all that a report may hold, %s in %s, %s, folded or unfolded',
      async (_, language, scheme, report) => {
        const popup = await showing(report, language, scheme);
        expect(await violationsOf(popup)).toEqual([]);
        await unfold(popup);
        expect(await words(popup)).toContain('￥hUtDemo8xQ2￥');
        expect(await violationsOf(popup)).toEqual([]);
      },
    );

    it.each(inBothLooks({ article, blog }))(
      'on the %s in %s, %s, in other years',
      async (_, language, scheme, saved) => {
        const popup = await openAs(saved, language, scheme);
        await unfoldHistory(popup);
        expect(await violationsOf(popup)).toEqual([]);
        await lookBack(popup);
        expect(await violationsOf(popup)).toEqual([]);
      },
    );
  });

  it.each([400, 800])(
    'fits a window of %i pixels, with words of other lengths and in the other direction',
    async (width) => {
      const tabId = await browsing.visit(article);
      // A popup is never narrower than 400 pixels; at twice the size, its window has no more than that.
      const popup = await browsing.driven.browser.newPage();
      await popup.setViewport({ width, height: 600 });
      await popup.goto(browsing.driven.address(`popup.html?tab=${tabId}`));
      await popup.waitForSelector('main[aria-busy="false"]');
      await unfold(popup);
      for (const words of ['as they are', 'longer']) {
        if (words === 'longer') await popup.evaluate(pseudoLocalise);
        for (const direction of ['ltr', 'rtl']) {
          await popup.evaluate((direction) => {
            document.documentElement.dir = direction;
          }, direction);
          expect(await popup.evaluate(sidewaysOverflow), `${direction}, words ${words}`).toBeNull();
        }
      }
      await popup.close();
    },
  );

  it('the saved pages are here', ({ skip }) => {
    if (pagesMissing !== null) skip(pagesMissing);
  });

  it.runIf(pagesMissing === null).each(onClick)(
    'finds in $page, which it reads on a click, what a reader finds',
    async ({ page: file, address, contents, texts }) => {
      const tabId = await browsing.visit(savedPage(file, address));
      await open();
      expect(contentsOfReport(await browsing.desk.settledReport(tabId), texts)).toEqual(contents);
    },
  );
});
