import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageReport } from '../../engine/report.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, serve } from './extension.ts';
import { Firefox } from './firefox.ts';
import cases from './hidden-links.cases.json' with { type: 'json' };

const article = 'https://mp.weixin.qq.com/s/hidden';

interface Driven {
  readonly browser: Browser;
  openDesk(): Promise<Desk>;
  stop(): Promise<void>;
}

const browsers: readonly { name: string; start: () => Promise<Driven> }[] = [
  { name: 'Chromium', start: () => Chromium.start() },
  { name: 'Firefox', start: () => Firefox.start() },
];

describe.each(browsers)('places where links hide, in $name', ({ start }) => {
  let driven: Driven;
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    driven = await start();
    desk = await driven.openDesk();
  });
  afterAll(() => driven?.stop());
  beforeEach(async () => {
    page = await driven.browser.newPage();
    return () => page.close();
  });

  async function open(body: string): Promise<number> {
    await serve(page, [{ address: article, body: Buffer.from(`<!doctype html><meta charset="utf-8">${body}`) }]);
    await page.goto(article, { waitUntil: 'domcontentloaded' });
    return desk.tabOf(page);
  }

  async function reportWhen(tabId: number, fits: (report: PageReport) => boolean, what: string): Promise<PageReport> {
    const report = async () => {
      const answer = await desk.settledReport(tabId);
      if (answer.kind !== 'report') throw new Error(answer.kind);
      return answer.report;
    };
    return eventually(report, fits, what);
  }

  const sources = ({ findings }: PageReport) =>
    Object.fromEntries(
      findings.filter(({ link }) => !link.startsWith('https://mp.weixin.qq.com/')).map((one) => [one.link, one.source]),
    );

  it.each(cases)('reads $name', async ({ body, script, expect: expected }) => {
    const tabId = await open(body);
    if (script !== undefined) await page.evaluate(script);
    const all = (report: PageReport) => Object.keys(expected).every((link) => link in sources(report));
    expect(sources(await reportWhen(tabId, all, 'all hidden links'))).toEqual(expected);
  });

  it('tells what a link was before the page changed it under the reader’s finger', async () => {
    const tabId = await open('<a href="https://item.jd.com/1.html">tea</a>');
    await reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
    const wrapped = 'https://www.baidu.com/link?url=abc';
    await page.evaluate((address) => {
      const anchor = document.querySelector('a') as HTMLAnchorElement;
      anchor.addEventListener('mousedown', () => {
        anchor.href = address;
      });
      anchor.dispatchEvent(new MouseEvent('mousedown'));
    }, wrapped);
    await reportWhen(tabId, ({ findings }) => findings.length === 2, 'both addresses');
  });

  it('counts pictures and canvases that nobody reads', async () => {
    const tabId = await open('<img src="data:,"><canvas></canvas><a href="https://item.jd.com/1.html">x</a>');
    const report = await reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
    expect(report.coverage).toMatchObject({ frames: 0, stoppedAt: null, textStoppedAt: null });
  });
});
