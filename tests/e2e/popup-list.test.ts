import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findingsPage } from '../../scripts/bench/pages.ts';
import type { SavedPage } from '../saved-pages.ts';
import { violationsOf } from './axe.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, serve } from './extension.ts';

const demo = (file: string, address: string): SavedPage => ({
  address,
  body: readFileSync(join(import.meta.dirname, '../demo', file)),
});
const answer = demo('zhihu-answer.html', 'https://www.zhihu.com/question/19551557/answer/20211129');
const blog = demo('blog.html', 'https://blog.hutong.example/2021/gift-guide.html');
const many: SavedPage = { address: 'https://weibo.com/1934183965/many', body: findingsPage(10_000) };

describe('the list in the popup', () => {
  let chromium: Chromium;
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    chromium = await Chromium.start();
    desk = await chromium.openDesk();
  });
  afterAll(() => chromium?.stop());
  beforeEach(async () => {
    page = await chromium.browser.newPage();
    return () => page.close();
  });
  afterEach(() => desk.forget());

  async function open(saved: SavedPage): Promise<Page> {
    await serve(page, [saved]);
    await page.goto(saved.address, { waitUntil: 'domcontentloaded' });
    await desk.tabOf(page);
    return reopened();
  }

  async function reopened(): Promise<Page> {
    const popup = await chromium.openPopup(page);
    // Ten thousand links take a busy machine a while.
    await popup.waitForSelector('main[aria-busy="false"]', { timeout: 90_000 });
    return popup;
  }

  const words = (popup: Page, selector: string) =>
    popup.$eval(selector, (element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
  const press = async (popup: Page, name: string) => {
    const button = await popup.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button?.click();
  };

  /** Notes what is copied, and what is asked of the page, and answers in its place. */
  async function listenIn(popup: Page): Promise<void> {
    await popup.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: async (copied: string) => {
          document.body.dataset.copied = copied;
        },
      });
      const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (message: object) => Promise<unknown>;
      let at = 1;
      chrome.runtime.sendMessage = (async (message: { hutong: string; request: { step: string; address: string } }) => {
        if (message.hutong !== 'show-link') return send(message);
        document.body.dataset.shown = message.request.address;
        at += message.request.step === 'next' ? 1 : 0;
        return { reply: { at, of: 2 } };
      }) as never;
    });
  }

  it('is narrowed by keyboard alone, and shown whole again', async () => {
    const popup = await open(answer);
    await popup.keyboard.press('/');
    await popup.keyboard.type('淘宝');
    expect(await words(popup, '.filter-result')).toMatch(/^\d+ of 12 links$/);
    expect(await popup.$$eval('.links > li', ({ length }) => length)).toBeGreaterThan(0);
    await popup.keyboard.press('ArrowDown');
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toContain('Taobao');
    await popup.keyboard.press('Escape');
    expect(await words(popup, '.filter-result')).toBe('12 links');
    expect(await popup.evaluate(() => document.activeElement?.className)).toBe('filter');
  });

  it('is narrowed by chips, and copied as it is shown', async () => {
    const popup = await open(answer);
    await listenIn(popup);
    await popup.locator('.chip[data-section="own"]').click();
    expect(await words(popup, '.filter-result')).toBe('3 of 12 links');
    await press(popup, 'Markdown');
    const markdown = await popup.waitForFunction(() => document.body.dataset.copied);
    expect(await markdown.jsonValue()).toMatch(/## Own links 3\n\n### Zhihu 知乎\n\n- \[/);
    await popup.waitForSelector('::-p-text(List copied.)');
  });

  it('goes to a link on the page, from place to place', async () => {
    const popup = await open(answer);
    await listenIn(popup);
    await popup.keyboard.press('/');
    await popup.keyboard.type('bilibili');
    await press(popup, 'Show on page');
    await popup.waitForFunction(() => document.querySelector('.jump-result')?.textContent === '1 of 2');
    await press(popup, 'Next place');
    await popup.waitForFunction(() => document.querySelector('.jump-result')?.textContent === '2 of 2');
    expect(await popup.$eval('body', ({ dataset }) => dataset.shown)).toMatch(/^https:\/\/link\.zhihu\.com\/\?target=/);
  });

  it('is judged from the usual place, which the popup says in words', async () => {
    const vantage = { platform: 'wechat', surface: 'moments', client: null, region: null };
    let popup = await open(answer);
    await popup.evaluate((chosen) => chrome.storage.local.set({ vantage: chosen }), vantage);
    await popup.waitForSelector('.picker-note');
    expect(await words(popup, '.picker-note')).toBe('Your usual place. Back to this page');
    expect(await words(popup, '.sentence')).toContain('in WeChat Moments');
    await press(popup, 'Back to this page');
    await popup.waitForFunction(() => document.querySelector('.picker-note') === null);
    await page.bringToFront();
    popup = await reopened();
    expect(await popup.$$('.picker-note')).toEqual([]);
  });

  it('gives way to a word and a button where the reader switches the site off', async () => {
    const popup = await open(answer);
    await press(popup, 'Switch off on zhihu.com');
    await popup.waitForFunction(
      () => document.querySelector('.sentence')?.textContent === 'Hutong is off for zhihu.com.',
    );
    expect(await popup.evaluate(() => chrome.storage.local.get('offSites'))).toEqual({ offSites: ['zhihu.com'] });
    expect(await violationsOf(popup)).toEqual([]);
    await press(popup, 'Switch on again');
    await popup.waitForFunction(() =>
      /^All 9 outgoing links/.test(document.querySelector('.sentence')?.textContent ?? ''),
    );
  });

  it('follows the reader’s choice of light or dark at once', async () => {
    const popup = await open(answer);
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    const paper = () => popup.$eval('.popup', (element) => getComputedStyle(element).backgroundColor);
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await popup.evaluate(() => chrome.storage.local.set({ appearance: 'dark' }));
    await eventually(paper, (colour) => colour === 'rgb(26, 29, 32)', 'the dark paper');
  });

  describe('of ten thousand links', { timeout: 150_000 }, () => {
    it('is there whole, and makes rows only where the reader looks', async () => {
      const popup = await open(many);
      const rows = () => popup.$$eval('.links > li', ({ length }) => length);
      expect(await words(popup, '.filter-result')).toBe('10,000 links');
      await popup.locator('[data-kind="destination"] button').click();
      expect(await rows()).toBe(40);
      await popup.$eval('.more', (button) => button.scrollIntoView());
      await eventually(rows, (count) => count > 40, 'more rows');
      await popup.keyboard.press('/');
      await popup.keyboard.type('id=600000');
      expect(await words(popup, '.filter-result')).toMatch(/^\d{3} of 10,000 links$/);
      expect(await rows()).toBe(0);
      await popup.keyboard.type('042');
      expect(await words(popup, '.filter-result')).toMatch(/^[01] of 10,000 links$/);
    });

    it('is copied whole', async () => {
      const popup = await open(many);
      await listenIn(popup);
      await press(popup, 'text');
      const copied = await popup.waitForFunction(() => document.body.dataset.copied);
      expect(((await copied.jsonValue()) as string).match(/^ {4}\S/gm)).toHaveLength(10_000);
    });
  });

  describe('has no accessibility violation', () => {
    const looks = [
      ['en', 'light'],
      ['zh_CN', 'dark'],
      ['zh_TW', 'light'],
    ] as const;

    it.each(looks)('in %s, %s: whole, searched, empty, without access', async (language, appearance) => {
      let popup = await open(answer);
      await popup.evaluate((settings) => chrome.storage.local.set(settings), { language, appearance });
      await popup.waitForFunction((chosen) => document.documentElement.dataset.appearance === chosen, {}, appearance);
      expect(await violationsOf(popup)).toEqual([]);
      await popup.keyboard.press('/');
      await popup.keyboard.type('taobao');
      expect(await violationsOf(popup)).toEqual([]);
      await popup.keyboard.type('xyz');
      await popup.waitForSelector('.filter-none');
      expect(await violationsOf(popup)).toEqual([]);
      await popup.close();
      await page.goto('chrome://version');
      popup = await reopened();
      expect(await violationsOf(popup)).toEqual([]);
    });

    it.each(['light', 'dark'])(
      'with ten thousand links, unfolded and narrowed, %s',
      { timeout: 150_000 },
      async (appearance) => {
        const popup = await open(many);
        await popup.evaluate((chosen) => chrome.storage.local.set({ appearance: chosen }), appearance);
        await popup.waitForFunction((chosen) => document.documentElement.dataset.appearance === chosen, {}, appearance);
        await popup.locator('[data-kind="destination"] button').click();
        expect(await violationsOf(popup)).toEqual([]);
        await popup.locator('.chip:not([aria-pressed="true"])').click();
        expect(await violationsOf(popup)).toEqual([]);
      },
    );
  });

  it.each([answer, blog])(
    'stays within its width at $address, from right to left and in narrow windows too',
    async (saved) => {
      const popup = await open(saved);
      await popup.keyboard.press('/');
      await popup.keyboard.type('taobao');
      const overflow = () =>
        popup.evaluate(() => {
          const width = document.documentElement.clientWidth;
          // What is too long for its line is cut off there.
          return [...document.querySelectorAll('.popup *:not(bdi, .hidden, .hidden *, select *, .timeline *)')]
            .filter((element) => {
              const { left, right } = element.getBoundingClientRect();
              return right > left && (left < -1 || right > width + 1);
            })
            .map((element) => element.outerHTML.slice(0, 120));
        });
      expect(await overflow()).toEqual([]);
      await popup.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      expect(await overflow()).toEqual([]);
      await popup.evaluate(() => {
        const root = document.querySelector('.popup') as HTMLElement;
        root.dataset.place = 'panel';
        document.body.style.inlineSize = '280px';
      });
      const wide = await popup.$$eval('.popup, .popup .tools, .popup .footer', (all) =>
        all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ className }) => className),
      );
      expect(wide).toEqual([]);
    },
  );
});
