import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SavedPage } from '../saved-pages.ts';
import { violationsOf } from './axe.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, serve } from './extension.ts';
import { pseudoLocalise, sidewaysOverflow } from './pseudo.ts';

const article: SavedPage = {
  address: 'https://mp.weixin.qq.com/s/hutong-demo-article',
  body: readFileSync(join(import.meta.dirname, '../demo/wechat-article.html')),
};

const looks = ['en', 'zh_CN', 'zh_TW'].flatMap((language) =>
  ['light', 'dark'].map((scheme) => [language, scheme] as const),
);

describe('the page with all settings', () => {
  let chromium: Chromium;
  let desk: Desk;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    chromium = await Chromium.start();
    desk = await chromium.openDesk();
    folder = mkdtempSync(join(tmpdir(), 'hutong-options-'));
  });
  afterAll(async () => {
    await chromium?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await chromium.browser.newPage();
  });
  afterEach(async () => {
    await page.close();
    await desk.forget();
  });

  /** Opens the page; `answers` are what the browser's questions for access are answered with. */
  async function open(answers: readonly boolean[] = []): Promise<void> {
    await page.evaluateOnNewDocument((answers) => {
      const left = [...answers];
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      chrome.permissions.request = (async (permissions: unknown) => {
        asked.push(permissions);
        return left.shift() ?? false;
      }) as never;
    }, answers);
    await page.goto(chromium.address('options.html'));
    await page.waitForSelector('h1');
  }

  const kept = () => page.evaluate(() => chrome.storage.local.get(null));
  const press = (name: string) => page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  const words = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText);
  /** What the part with this heading says. */
  const part = (heading: string) =>
    page.$$eval(
      'section',
      (sections, heading) =>
        (sections.find((one) => one.querySelector('h2')?.textContent === heading) as HTMLElement).innerText,
      heading,
    );

  async function type(label: string, typed: string): Promise<void> {
    const field = await page.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`);
    await field?.type(typed);
    await field?.press('Enter');
  }

  async function importing(name: string, contents: string): Promise<void> {
    const file = join(folder, name);
    writeFileSync(file, contents);
    const [chooser] = await Promise.all([page.waitForFileChooser(), press('Import settings')]);
    await chooser.accept([file]);
    await page.waitForFunction(
      (name) => document.querySelector('section:last-of-type .status')?.textContent?.includes(name),
      {},
      name,
    );
  }

  it('opens in a tab of its own from the browser’s menu', async () => {
    // Chromium would put it into a tab that is empty.
    await page.goto(chromium.address('welcome.html'));
    const opened = chromium.browser.waitForTarget((target) => target.url() === chromium.address('options.html'));
    await desk.evaluate('chrome.runtime.openOptionsPage().then(() => true)');
    await (await (await opened).asPage()).close();
  });

  it('keeps what is chosen, and speaks and looks like it at once', async () => {
    await open();
    expect(await page.title()).toBe('Hutong 互通 · Options');
    await page.select('::-p-aria([name="Language"])', 'zh_TW');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === '設定');
    await page.locator('::-p-aria([name="深色"][role="radio"])').click();
    await page.locator('::-p-aria([name="在頁面上標示連結"][role="switch"])').click();
    await page.select('::-p-aria([name="判定位置"])', 'wechat group-chat');
    await eventually(kept, (all) => JSON.stringify(all).includes('group-chat'), 'the place to be kept');
    expect(await kept()).toEqual({
      language: 'zh_TW',
      appearance: 'dark',
      marks: true,
      vantage: { platform: 'wechat', surface: 'group-chat', client: null, region: null },
    });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await page.reload();
    await page.waitForSelector('h1');
    expect(
      await page.evaluate(() => [
        document.documentElement.lang,
        document.documentElement.dataset.appearance,
        getComputedStyle(document.body).backgroundColor,
      ]),
    ).toEqual(['zh-TW', 'dark', 'rgb(26, 29, 32)']);
  });

  it('switches Hutong off for a site and on again, also on pages that are open', async () => {
    const shown = await chromium.browser.newPage();
    await serve(shown, [article]);
    await shown.goto(article.address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(shown);
    const badge = (title: RegExp) =>
      eventually(
        () => desk.badge(tabId),
        (seen) => title.test(seen.title),
        `the badge ${title}`,
      );
    expect((await badge(/walled/)).text).toBe('11');

    await page.bringToFront();
    await open();
    await type('Site to switch off', 'https://weixin.qq.com/');
    expect(await badge(/off/)).toEqual({ text: '', title: 'Hutong: off for this site' });
    expect(await desk.report(tabId)).toEqual({ kind: 'off', site: 'weixin.qq.com' });
    expect(await part('Off for these sites')).toContain('weixin.qq.com added.');

    // A worker that has died knows no more than before, and says the same.
    await chromium.stopWorker();
    expect(await desk.report(tabId)).toEqual({ kind: 'off', site: 'weixin.qq.com' });

    await press('Remove weixin.qq.com');
    expect((await badge(/walled/)).text).toBe('11');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await shown.close();
  });

  it('says what is no site, and what is there already', async () => {
    await open();
    await type('Site to switch off', 'all shops');
    expect(await part('Off for these sites')).toContain('That is not a site. Write it like example.com.');
    await page.locator('section:nth-of-type(2) input').fill('example.com');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.body.innerText.includes('example.com added.'));
    await type('Site to switch off', 'example.com');
    await page.waitForFunction(() => document.body.innerText.includes('example.com is in the list already.'));
  });

  it('asks for access when it is needed, and says when it was not given', async () => {
    await open([false, true]);
    expect(await part('Access')).toContain('Allowed');
    await type('Site to read', 'blog.example.com');
    await page.waitForFunction(() => document.body.innerText.includes('Access was not given; nothing has changed.'));
    await page.locator('::-p-aria([name="Every site"][role="switch"])').click();
    expect(await page.evaluate('asked')).toEqual([{ origins: ['*://*.blog.example.com/*'] }, { origins: ['*://*/*'] }]);
    // Nothing moves before the browser has granted it.
    expect(await page.$eval('[role="switch"]', (one) => (one as HTMLInputElement).checked)).toBe(false);
  });

  it('brings back all settings from a file of its own, and takes back what it did', async () => {
    await open();
    await page.evaluate(() =>
      chrome.storage.local.set({ appearance: 'dark', offSites: ['weibo.com'], marks: true, language: 'en' }),
    );
    const session = await chromium.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await page.waitForFunction(() => document.documentElement.dataset.appearance === 'dark');
    await press('Export settings');
    const name = /hutong-settings-\d{4}-\d\d-\d\d\.json/.exec(await part('Export, import, reset'))?.[0] as string;
    const file = await eventually(
      async () => {
        try {
          return readFileSync(join(folder, name), 'utf8');
        } catch {
          return '';
        }
      },
      (contents) => contents.endsWith('}\n'),
      'the file',
    );

    await press('Reset all settings');
    await page.waitForFunction(() => document.body.innerText.includes('All settings are as they were at first.'));
    expect(await kept()).toEqual({});
    await page.evaluate(() => chrome.storage.local.set({ offSites: ['example.org'], language: 'en' }));
    await importing('mine.json', file);
    expect(await part('Export, import, reset')).toContain('3 settings taken from mine.json.');
    expect(await part('Export, import, reset')).toContain('Appearance: Dark (was As the system)');
    expect(await part('Export, import, reset')).toContain('Off for these sites: weibo.com');
    expect(await part('Export, import, reset')).toContain('Language: already so');
    expect(await kept()).toEqual({
      appearance: 'dark',
      offSites: ['example.org', 'weibo.com'],
      marks: true,
      language: 'en',
    });
    await press('Undo');
    await page.waitForFunction(() => document.body.innerText.includes('Your settings are as they were before.'));
    expect(await kept()).toMatchObject({ appearance: 'system', offSites: ['example.org'], marks: false });
  });

  it('asks for the access that a file wants, and skips it with its reason where it is not given', async () => {
    await open([false]);
    const file = { hutong: 'settings', version: 1, settings: { shoeSize: 43 }, access: { sites: ['example.com'] } };
    await importing('wants.json', JSON.stringify(file));
    expect(await page.evaluate('asked')).toEqual([]);
    expect(await part('Export, import, reset')).toContain('shoeSize: not known to this version');
    await press('Allow');
    await page.waitForFunction(() => document.body.innerText.includes('example.com: access not given'));
    expect(await page.evaluate('asked')).toEqual([{ origins: ['*://*.example.com/*'] }]);
  });

  it('takes nothing from a file that is none of its own', async () => {
    await open();
    await importing('picture.png', '\u0089PNG');
    expect(await part('Export, import, reset')).toContain('picture.png is not a settings file: it is not JSON.');
    expect(await kept()).toEqual({});
  });

  it('says so where the browser cannot keep a setting', async () => {
    await open();
    await page.evaluate(() => {
      chrome.storage.local.set = (async () => {
        throw new Error('The disk is full.');
      }) as never;
    });
    await page.locator('::-p-aria([name="Dark"][role="radio"])').click();
    await page.waitForSelector('.failure p');
    expect(await words('.failure')).toBe('Your browser could not do this: The disk is full.');
  });

  it('shows the shortcuts that the browser keeps', async () => {
    await open();
    const lines = await page.$$eval('.shortcut', (all) => all.map((one) => one.textContent));
    expect(lines).toEqual([
      'Open HutongAltShiftH',
      'Check the links on this pageAltShiftJ',
      'Go to the next walled linkAltShiftK',
    ]);
  });

  it('is used by keyboard alone, and shows where one is', async () => {
    await open();
    const seen: string[] = [];
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const name = element.ariaLabel ?? (element as HTMLInputElement).labels?.[0]?.innerText ?? element.innerText;
        return { name: name.split('\n')[0] as string, outline: `${outlineStyle} ${outlineWidth}` };
      });
      if (focus === null) break;
      expect(focus.outline, focus.name).toBe('solid 2px');
      seen.push(focus.name);
    }
    expect(seen).toEqual([
      'Site to read',
      'Add',
      'Every site',
      'Site to switch off',
      'Add',
      'Mark links on pages',
      'Judge as met in',
      'Language',
      'As the system',
      'Change shortcuts',
      'Export settings',
      'Import settings',
      'Reset all settings',
    ]);
  });

  describe('has no accessibility violation', () => {
    it.each(looks)('in %s, %s, with all that it may say', async (language, scheme) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await open();
      const file = {
        hutong: 'settings',
        version: 2,
        settings: { offSites: ['weibo.com', 'all shops'], shoeSize: 43, marks: true },
        access: { sites: ['example.com'] },
      };
      await importing('all.json', JSON.stringify(file));
      await page.evaluate((language) => chrome.storage.local.set({ language }), language);
      const tag = language === 'en' ? 'en-GB' : language.replace('_', '-');
      await page.waitForFunction((tag) => document.documentElement.lang === tag, {}, tag);
      expect(await violationsOf(page)).toEqual([]);
    });
  });

  describe('fits its window', () => {
    it.each([
      ['320 pixels', 320, 1],
      ['400 pixels', 400, 1],
      ['twice the size in a window of 1280', 640, 2],
    ])('at %s, with words of other lengths and in the other direction', async (_, width, deviceScaleFactor) => {
      await page.setViewport({ width, height: 800, deviceScaleFactor });
      await open();
      await page.evaluate(() => chrome.storage.local.set({ offSites: ['a-very-long-name-of-a-site.example.com'] }));
      await page.waitForSelector('.site-list');
      const file = { hutong: 'settings', version: 2, settings: { shoeSize: 43, marks: true } };
      await importing('a-file-with-a-name-that-is-longer-than-most.json', JSON.stringify(file));
      for (const direction of ['ltr', 'rtl']) {
        await page.evaluate((direction) => {
          document.documentElement.dir = direction;
        }, direction);
        expect(await page.evaluate(sidewaysOverflow), direction).toBeNull();
      }
      await page.evaluate(pseudoLocalise);
      expect(await words('h1')).not.toBe('Options');
      for (const direction of ['ltr', 'rtl']) {
        await page.evaluate((direction) => {
          document.documentElement.dir = direction;
        }, direction);
        expect(await page.evaluate(sidewaysOverflow), direction).toBeNull();
      }
    });
  });
});
