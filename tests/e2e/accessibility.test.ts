import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedPage } from '../saved-pages.ts';
import { violationsOf } from './axe.ts';
import { Chromium } from './chromium.ts';
import { builtExtension, serve } from './extension.ts';

const article: SavedPage = {
  address: 'https://mp.weixin.qq.com/s/hutong-demo-article',
  body: readFileSync(join(import.meta.dirname, '../demo/wechat-article.html')),
};

/** Every page of the extension, as the build has them. */
const pages = globSync('**/*.html', { cwd: builtExtension('chrome-mv3') }).sort();

/** What a page needs to be seen at work, besides being opened. */
const atWork: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'share.html': async (page) => {
    await page.type('textarea', 'https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.share-matrix');
  },
};

describe('every page of the extension', () => {
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await Chromium.start();
  });
  afterAll(() => chromium?.stop());

  /** Unfolds the first two rows of each kind, and what is folded within them: the others are made in the same way. */
  async function unfold(page: Page): Promise<void> {
    await page.evaluate(async () => {
      const left = new Map<string, number>();
      const kindOf = (button: Element) =>
        `${button.closest<HTMLElement>('[data-kind]')?.dataset.kind} ${button.closest('.share') !== null}`;
      for (;;) {
        const next = [...document.querySelectorAll<HTMLElement>('button[aria-expanded="false"]:not(.period)')].find(
          (button) => (left.get(kindOf(button)) ?? 2) > 0,
        );
        if (next === undefined) return;
        left.set(kindOf(next), (left.get(kindOf(next)) ?? 2) - 1);
        next.click();
        await new Promise((turn) => setTimeout(turn));
      }
    });
  }

  it('is found in the build', () => {
    expect(pages).toContain('popup.html');
    expect(pages).toContain('share.html');
  });

  /** Every scheme and every language, but not each with each: colours are the same in all languages. */
  const looks = pages.flatMap((name) => [
    [name, 'en', 'light'] as const,
    [name, 'en', 'dark'] as const,
    [name, 'zh_CN', 'light'] as const,
    [name, 'zh_TW', 'dark'] as const,
  ]);

  it.each(looks)('%s has no accessibility violation in %s, %s', async (name, language, scheme) => {
    const page = await chromium.browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(chromium.address(name));
    await page.evaluate((language) => chrome.storage.local.set({ language }), language);
    await page.reload({ waitUntil: 'networkidle0' });
    await page.waitForSelector('main[aria-busy="false"], main:not([aria-busy])');
    expect(await violationsOf(page)).toEqual([]);
    await atWork[name]?.(page);
    await unfold(page);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });

  it.each(['light', 'dark'])('a report, with its share check and all about a link, has none in %s', async (scheme) => {
    const desk = await chromium.openDesk();
    const page = await chromium.browser.newPage();
    await serve(page, [article]);
    await page.goto(article.address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(page);
    const popup = await chromium.browser.newPage();
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await popup.goto(chromium.address(`popup.html?tab=${tabId}`));
    await popup.waitForSelector('.share[aria-busy="false"]');
    await unfold(popup);
    expect(await popup.$$('.wrong-verdict textarea')).not.toHaveLength(0);
    expect(await popup.$$('.share-matrix .records')).not.toHaveLength(0);
    expect(await violationsOf(popup)).toEqual([]);
    await popup.close();
    await page.close();
  });

  it.each(pages)(
    '%s does not scroll sideways at the width of a telephone, nor with text twice as large',
    async (name) => {
      const page = await chromium.browser.newPage();
      await page.setViewport({ width: 400, height: 800 });
      await page.goto(chromium.address(name));
      await page.waitForSelector('main[aria-busy="false"], main:not([aria-busy])');
      await atWork[name]?.(page);
      await unfold(page);
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      // 200 % zoom of a window that is 800 pixels wide leaves 400 of its own pixels.
      await page.setViewport({ width: 400, height: 400, deviceScaleFactor: 2 });
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.close();
    },
  );
});
