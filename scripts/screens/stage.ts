import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Chromium } from '../../tests/e2e/chromium.ts';
import type { Desk } from '../../tests/e2e/desk.ts';
import { builtExtension, serve } from '../../tests/e2e/extension.ts';
import type { SavedPage } from '../../tests/saved-pages.ts';

/** How a scene is looked at. */
export interface Look {
  readonly language: 'en' | 'zh_CN' | 'zh_TW';
  readonly scheme: 'light' | 'dark';
  /** The reader's own few colours in place of all others, as Windows has them for high contrast. */
  readonly forced: boolean;
}

/** Every language in both schemes, and forced colours in one language of each script. */
export const looks: readonly Look[] = [
  ...(['en', 'zh_CN', 'zh_TW'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((scheme) => ({ language, scheme, forced: false })),
  ),
  { language: 'en', scheme: 'dark', forced: true },
  { language: 'zh_CN', scheme: 'light', forced: true },
];

/** `zh_CN-dark-forced` */
export function lookName({ language, scheme, forced }: Look): string {
  return `${language}-${scheme}${forced ? '-forced' : ''}`;
}

/** Makes a page be seen in a look, as far as the browser decides it. */
export async function dress(page: Page, { scheme, forced }: Look): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
      // A picture of something on its way somewhere shows nothing that a reader sees for long.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

const demo = (file: string, address: string): SavedPage => ({
  address,
  body: readFileSync(join(import.meta.dirname, '../../tests/demo', file)),
});
const made = (address: string, html: string): SavedPage => ({ address, body: Buffer.from(`<!doctype html>${html}`) });

/** The pages that popups are shown over. */
export const demoPages = {
  article: demo('wechat-article.html', 'https://mp.weixin.qq.com/s/hutong-demo-article'),
  answer: demo('zhihu-answer.html', 'https://www.zhihu.com/question/19551557/answer/20211129'),
  post: demo('weibo-post.html', 'https://weibo.com/1934183965/L4hutong7'),
  blog: demo('blog.html', 'https://blog.hutong.example/2021/gift-guide.html'),
  disguises: demo('disguises.html', 'https://mp.weixin.qq.com/s/hutong-demo-disguises'),
  nothing: made('https://mp.weixin.qq.com/s/nothing', '<title>Nothing</title><a href="/s/own">own</a>'),
  stop: made(
    'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?main_type=2&url=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D1',
    '<title>已停止访问该网页</title>',
  ),
  item: made(
    'https://item.taobao.com/item.htm?id=14312037600',
    '<title>Item</title><a href="https://www.douyin.com/video/7312345678901234567">Unboxing</a>',
  ),
} as const satisfies Record<string, SavedPage>;

/** The browser with the extension, and the tabs that scenes are played over. */
export class Stage {
  readonly chromium: Chromium;
  readonly #desk: Desk;

  constructor(chromium: Chromium, desk: Desk) {
    this.chromium = chromium;
    this.#desk = desk;
  }

  /** Whether the build has a file of the extension: a page or a script. */
  has(file: string): boolean {
    return existsSync(join(builtExtension('chrome-mv3'), file));
  }

  /** Keeps settings as the extension does, for all its pages. */
  async choose(settings: object): Promise<void> {
    const worker = await this.chromium.worker();
    await worker.evaluate((settings) => chrome.storage.local.set(settings), settings);
  }

  /** Takes back all that was chosen. */
  async forget(): Promise<void> {
    await this.#desk.forget();
  }

  /** The id of the tab that a page is in. */
  tabOf(page: Page): Promise<number> {
    return this.#desk.tabOf(page);
  }

  /** A page in a tab of its own, and the tab's id. */
  async visit(saved: SavedPage): Promise<{ readonly page: Page; readonly tabId: number }> {
    const page = await this.chromium.browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await serve(page, [saved]);
    await page.goto(saved.address, { waitUntil: 'domcontentloaded' });
    const tabId = await this.#desk.tabOf(page);
    return { page, tabId };
  }

  /** Clicks the toolbar button over a page, so that the extension may read it, and closes the popup again. */
  async grant(page: Page): Promise<void> {
    const popup = await this.chromium.openPopup(page);
    await popup.waitForSelector('main[aria-busy="false"]');
    await popup.close().catch(() => {});
  }

  /** Marks the links of a tab, and shows the first of those that are marked. */
  async showFirstMarked(tabId: number): Promise<void> {
    const answer = await this.#desk.settledReport(tabId);
    await this.#desk.send('marks', { tabId, on: true });
    const findings = answer.kind === 'report' ? answer.report.findings : [];
    const first = findings.find(({ bucket }) => bucket === 'walled' || bucket === 'interstitial');
    if (first !== undefined) await this.#desk.send('show-link', { tabId, address: first.link, step: 'first' });
  }

  /** A page of the extension in a tab of its own. */
  async open(address: string, width: number, height: number): Promise<Page> {
    const page = await this.chromium.browser.newPage();
    await page.setViewport({ width, height });
    await page.goto(this.chromium.address(address));
    return page;
  }
}
