import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../engine/report.ts';
import { Browsing, bothBrowsers, written } from './browsing.ts';
import cases from './hidden-links.cases.json' with { type: 'json' };

const article = 'https://mp.weixin.qq.com/s/hidden';

describe.each(bothBrowsers)('places where links hide, in $name', ({ start }) => {
  const browsing = new Browsing(start);
  const open = (body: string) => browsing.visit(written(article, body));

  const sources = ({ findings }: PageReport) =>
    Object.fromEntries(
      findings.filter(({ link }) => !link.startsWith('https://mp.weixin.qq.com/')).map((one) => [one.link, one.source]),
    );

  it.each(cases)('reads $name', async ({ body, script, expect: expected }) => {
    const tabId = await open(body);
    if (script !== undefined) await browsing.page.evaluate(script);
    const all = (report: PageReport) => Object.keys(expected).every((link) => link in sources(report));
    expect(sources(await browsing.reportWhen(tabId, all, 'all hidden links'))).toEqual(expected);
  });

  it('tells what a link was before the page changed it under the reader’s finger', async () => {
    const tabId = await open('<a href="https://item.jd.com/1.html">tea</a>');
    await browsing.reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
    const wrapped = 'https://www.baidu.com/link?url=abc';
    await browsing.page.evaluate((address) => {
      const anchor = document.querySelector('a') as HTMLAnchorElement;
      anchor.addEventListener('mousedown', () => {
        anchor.href = address;
      });
      anchor.dispatchEvent(new MouseEvent('mousedown'));
    }, wrapped);
    const { findings } = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 2, 'both addresses');
    expect(findings.find(({ link }) => link === wrapped)?.was).toBe('https://item.jd.com/1.html');
  });

  it('tells a link whose words show another platform than the site that it leads to', async () => {
    const tabId = await open(
      `<p><a href="https://evil.example/a">www.taobao.com</a></p><p><a href="https://evil.example/b">tea</a></p>`,
    );
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
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
    const report = await browsing.reportWhen(tabId, ({ passcodes }) => passcodes.length === 1, 'the passcode');
    expect(report.findings.map(({ link, count, source }) => [link, count, source])).toEqual([
      ['https://item.jd.com/1.html', 1, 'link'],
    ]);
  });

  it('counts pictures and canvases that nobody reads', async () => {
    const tabId = await open('<img src="data:,"><canvas></canvas><a href="https://item.jd.com/1.html">x</a>');
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
    expect(report.coverage).toMatchObject({
      frames: 0,
      stoppedAt: null,
      textStoppedAt: null,
      unread: { pictures: 1, canvases: 1 },
    });
  });
});
