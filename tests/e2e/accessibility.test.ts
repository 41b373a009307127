import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from './chromium.ts';
import { builtExtension } from './extension.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page of the extension, as the build has them. */
const pages = globSync('**/*.html', { cwd: builtExtension('chrome-mv3') }).sort();

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

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

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** Unfolds the first few rows of each kind, and what is folded within them: the others are made in the same way. */
  async function unfold(page: Page): Promise<void> {
    await page.evaluate(async () => {
      const left = new Map<string, number>();
      for (;;) {
        const next = [...document.querySelectorAll<HTMLElement>('button[aria-expanded="false"]:not(.period)')].find(
          (button) => (left.get(button.closest<HTMLElement>('[data-kind]')?.dataset.kind ?? '') ?? 4) > 0,
        );
        if (next === undefined) return;
        const kind = next.closest<HTMLElement>('[data-kind]')?.dataset.kind ?? '';
        left.set(kind, (left.get(kind) ?? 4) - 1);
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
    expect(await violations(page)).toEqual([]);
    await atWork[name]?.(page);
    await unfold(page);
    expect(await violations(page)).toEqual([]);
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
