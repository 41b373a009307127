import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { Chromium } from './chromium.ts';
import { pseudoLocalise, sidewaysOverflow } from './pseudo.ts';

describe('the page of the first run', () => {
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    chromium = await Chromium.start({ firstRun: true });
    page = await chromium.firstRunPage();
    await page.waitForSelector('h1');
  });
  afterAll(() => chromium?.stop());

  it('opens by itself, and says in three steps what to expect', async () => {
    expect(await page.$eval('h1', (one) => one.textContent)).toBe('Some links open. Some meet a wall.');
    expect(await page.$$('.steps li')).toHaveLength(3);
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
  });

  it('asks nobody but the extension for anything', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await page.waitForSelector('h1');
    expect(asked.filter((address) => !address.startsWith(chromium.address('')))).toEqual([]);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('says how to keep the button in sight, as long as it is not', async () => {
    const pinned = await page.evaluate(() => chrome.action.getUserSettings());
    const words = await page.evaluate(() => document.body.innerText);
    expect(words.includes('click the puzzle piece')).toBe(pinned.isOnToolbar !== true);
  });

  it('asks the browser for every site when it is chosen, and moves when that is granted', async () => {
    await page.evaluate(() => {
      Object.assign(globalThis, { asked: [] });
      chrome.permissions.request = (async (permissions: unknown) => {
        (globalThis as unknown as { asked: unknown[] }).asked.push(permissions);
        return false;
      }) as never;
    });
    await page.locator('.card:nth-of-type(2)').click();
    expect(await page.evaluate('asked')).toEqual([{ origins: ['*://*/*'] }]);
    expect(await page.$$eval('.card input', (all) => all.map((one) => (one as HTMLInputElement).checked))).toEqual([
      true,
      false,
    ]);
  });

  it.each(
    ['en', 'zh_CN', 'zh_TW'].flatMap((language) => ['light', 'dark'].map((scheme) => [language, scheme] as const)),
  )('has no accessibility violation in %s, %s', async (language, scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.evaluate((language) => chrome.storage.local.set({ language }), language);
    const tag = language === 'en' ? 'en-GB' : language.replace('_', '-');
    await page.waitForFunction((tag) => document.documentElement.lang === tag, {}, tag);
    expect(await violationsOf(page)).toEqual([]);
  });

  it.each([320, 400, 640])(
    'fits a window of %i pixels, with words of other lengths and in the other direction',
    async (width) => {
      await page.setViewport({ width, height: 800 });
      await page.evaluate(() => chrome.storage.local.set({ language: 'en' }));
      await page.reload();
      await page.waitForSelector('h1');
      await page.evaluate(pseudoLocalise);
      for (const direction of ['ltr', 'rtl']) {
        await page.evaluate((direction) => {
          document.documentElement.dir = direction;
        }, direction);
        expect(await page.evaluate(sidewaysOverflow), direction).toBeNull();
      }
    },
  );

  it('ends when the reader has seen enough', async () => {
    await page.reload();
    await page.waitForSelector('.buttons button');
    // The page is gone before a click from outside could be answered.
    await page.evaluate(() => void setTimeout(() => document.querySelector<HTMLElement>('.buttons button')?.click()));
    await expect.poll(() => page.isClosed()).toBe(true);
  });
});
