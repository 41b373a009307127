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
    const { findings } = await reportWhen(tabId, ({ findings }) => findings.length === 2, 'both addresses');
    expect(findings.find(({ link }) => link === wrapped)?.was).toBe('https://item.jd.com/1.html');
  });

  it('tells a link whose words show another platform than the site that it leads to', async () => {
    const tabId = await open(
      `<p><a href="https://evil.example/a">www.taobao.com</a></p><p><a href="https://evil.example/b">tea</a></p>`,
    );
    const report = await reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
    expect(report.findings[0]).toMatchObject({
      link: 'https://evil.example/a',
      shows: { address: 'https://www.taobao.com/', platform: 'taobao' },
    });
    expect(report.ordinary.links).toBe(1);
  });

  it('tells an address once that is the words of its link, also beside a passcode', async () => {
    const tabId = await open(
      '<p>复制 ￥xutOgMtfvNU￥ 打开淘宝 <a href="https://item.jd.com/1.html">https://item.jd.com/1.html</a></p>',
    );
    const report = await reportWhen(tabId, ({ passcodes }) => passcodes.length === 1, 'the passcode');
    expect(report.findings.map(({ link, count, source }) => [link, count, source])).toEqual([
      ['https://item.jd.com/1.html', 1, 'link'],
    ]);
  });

  it('counts pictures and canvases that nobody reads', async () => {
    const tabId = await open('<img src="data:,"><canvas></canvas><a href="https://item.jd.com/1.html">x</a>');
    const report = await reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
    expect(report.coverage).toMatchObject({
      frames: 0,
      stoppedAt: null,
      textStoppedAt: null,
      unread: { pictures: 1, canvases: 1 },
    });
  });
});
