import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageReport } from '../../engine/report.ts';
import type { Vantage } from '../../engine/types.ts';
import { pagesMissing, savedPage } from '../saved-pages.ts';
import { Browsing, written } from './browsing.ts';
import { Chromium } from './chromium.ts';
import { eventually, serve } from './extension.ts';

const article = 'https://mp.weixin.qq.com/s/life';

const taobao = '<a href="https://item.taobao.com/item.htm?id=1">tea</a>';

describe('a page that lives', () => {
  const browsing = new Browsing(() => Chromium.start());
  const open = (body: string, others: Record<string, string> = {}) =>
    browsing.visit(written(article, body), ...Object.entries(others).map(([at, inner]) => written(at, inner)));

  const links = (report: PageReport) => report.findings.map(({ link }) => link);

  it('reads links, image maps, frames and forms', async () => {
    const tabId = await open(`
      ${taobao}
      <img usemap="#m" src="data:,"><map name="m"><area href="https://www.douyin.com/video/1" alt="video"></map>
      <iframe src="https://www.zhihu.com/embed"></iframe>
      <form action="https://s.taobao.com/search"><input name="q"></form>
      <a href="#top">top</a> <a href="javascript:void 0">no</a> <a href="mailto:a@b.cn">mail</a> <a href="">self</a>
      <a href="https://example.com/">ordinary</a>
      <!-- <a href="https://item.jd.com/1.html">commented out</a> -->
      <template><a href="https://item.jd.com/2.html">template</a></template>`);
    const report = await browsing.report(tabId);
    expect(report.findings.map(({ to, source }) => [to, source]).sort()).toEqual([
      ['douyin', 'area'],
      ['taobao', 'form'],
      ['taobao', 'link'],
      ['zhihu', 'frame'],
    ]);
    expect(report.ordinary.links).toBe(1);
  });

  it('shows walled links in badge and title', async () => {
    const tabId = await open(
      `${taobao}${taobao}<a href="https://www.douyin.com/video/1">video</a><a href="/s/own">own</a>`,
    );
    const badge = await eventually(
      () => browsing.desk.badge(tabId),
      ({ text }) => text !== '',
      'a badge',
    );
    expect(badge.text).toBe('2');
    expect(badge.title).toMatch(/2/);
    const { findings, summary } = await browsing.report(tabId);
    expect(findings.find(({ to }) => to === 'taobao')).toMatchObject({
      effect: 'unlinked',
      count: 2,
      wall: 'wechat-articles-2020-10',
      text: 'tea',
    });
    expect(summary.buckets).toMatchObject({ walled: 2, own: 1 });
  });

  it('sees links that are added, changed and attached later', async () => {
    const tabId = await open(`<div id="list"></div><a id="changing" href="https://example.com/">x</a>`);
    await browsing.report(tabId);
    await browsing.page.evaluate(() => {
      document
        .querySelector('#list')
        ?.insertAdjacentHTML('beforeend', '<p><a href="https://item.jd.com/1.html">added</a></p>');
      document.querySelector('#changing')?.setAttribute('href', 'https://weibo.com/1/1');
    });
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length >= 2, 'links added later');
    expect(links(report).sort()).toEqual(['https://item.jd.com/1.html', 'https://weibo.com/1/1']);
  });

  it('keeps links that the page has thrown away, as endless lists do with what scrolls out', async () => {
    const tabId = await open(`<p>${taobao}</p>`);
    await browsing.reportWhen(tabId, ({ findings }) => findings.length === 1, 'the first link');
    await browsing.page.evaluate(() => {
      document.querySelector('p')?.remove();
      document.body.insertAdjacentHTML('beforeend', '<a href="https://item.jd.com/1.html">next</a>');
    });
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length >= 2, 'the next link');
    expect(links(report).sort()).toEqual(['https://item.jd.com/1.html', 'https://item.taobao.com/item.htm?id=1']);
  });

  it('sees links behind open shadow roots, those added there later and those of roots attached late', async () => {
    const tabId = await open('<x-card></x-card><div id="late"></div>');
    await browsing.report(tabId);
    await browsing.page.evaluate(() => {
      const root = document.querySelector('x-card')?.attachShadow({ mode: 'open' }) as ShadowRoot;
      root.innerHTML = '<a href="https://item.jd.com/1.html">in the shadow</a>';
      setTimeout(
        () => root.append(Object.assign(document.createElement('a'), { href: 'https://weibo.com/1/1' })),
        1_500,
      );
    });
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 2, 'links in the shadow');
    expect(links(report).sort()).toEqual(['https://item.jd.com/1.html', 'https://weibo.com/1/1']);
  });

  it('reads frames that it may enter, and tells of those that it may not', async () => {
    const tabId = await open(
      `<iframe src="https://mp.weixin.qq.com/frame"></iframe><iframe srcdoc='<a href="https://item.jd.com/1.html">inside</a>'></iframe>
       <iframe src="https://stranger.example/"></iframe>`,
      {
        'https://mp.weixin.qq.com/frame': taobao,
        'https://stranger.example/': '<a href="https://weibo.com/1/1">unseen</a>',
      },
    );
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 3, 'the links of two frames');
    expect(
      links(report)
        .filter((link) => !link.includes('/frame'))
        .sort(),
    ).toEqual(['https://item.jd.com/1.html', 'https://item.taobao.com/item.htm?id=1']);
    expect(report.coverage).toMatchObject({ frames: 3, framesRead: 2 });
  });

  it('starts over when the page becomes another without being loaded', async () => {
    const tabId = await open(`<main>${taobao}</main>`);
    await browsing.report(tabId);
    await browsing.page.evaluate(() => {
      history.pushState(null, '', '/s/next');
      const main = document.querySelector('main') as HTMLElement;
      main.innerHTML = '<a href="https://item.jd.com/1.html">next</a>';
    });
    const report = await browsing.reportWhen(tabId, ({ page }) => page.address.endsWith('/s/next'), 'the next page');
    expect(links(report)).toEqual(['https://item.jd.com/1.html']);
  });

  it('starts over when the tab goes to another page', async () => {
    const tabId = await open(taobao, {
      'https://mp.weixin.qq.com/s/other': '<a href="https://item.jd.com/1.html">other</a>',
    });
    await browsing.report(tabId);
    await browsing.page.goto('https://mp.weixin.qq.com/s/other', { waitUntil: 'domcontentloaded' });
    const report = await browsing.reportWhen(tabId, ({ page }) => page.address.endsWith('/other'), 'the other page');
    expect(links(report)).toEqual(['https://item.jd.com/1.html']);
  });

  it('tells what a page shows that was written anew with document.open and comes back from the cache', async () => {
    const tabId = await open(taobao);
    await browsing.report(tabId);
    await browsing.page.evaluate(() => {
      document.open();
      document.write('<a href="https://item.jd.com/1.html">anew</a>');
      document.close();
      addEventListener('pageshow', ({ persisted }) => document.documentElement.setAttribute('lang', `${persisted}`));
    });
    const has = ({ findings }: PageReport) => findings.some(({ link }) => link === 'https://item.jd.com/1.html');
    await browsing.reportWhen(tabId, has, 'the link that was written anew');
    await browsing.page.goto('about:blank');
    expect(await browsing.desk.report(tabId)).toEqual({ kind: 'no-access' });
    await browsing.page.goBack();
    // A page that was loaded again would hold what was served, and would not be the one that is meant.
    expect(await browsing.page.$eval('html', (root) => root.getAttribute('lang'))).toBe('true');
    await eventually(
      () => browsing.desk.badge(tabId),
      ({ text }) => text === '2',
      'the badge, which nobody asked for',
    );
    expect(has(await browsing.report(tabId))).toBe(true);
  });

  it('leaves the page’s nodes, attributes and listeners as they are', async () => {
    const tabId = await open(`<main>${taobao}<p>words</p></main>`);
    const before = await browsing.page.evaluate(() => document.documentElement.outerHTML);
    await browsing.report(tabId);
    expect(await browsing.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  it('gives the same report after the worker was stopped', async () => {
    const tabId = await open(`${taobao}<iframe srcdoc='<a href="https://item.jd.com/1.html">inside</a>'></iframe>`);
    const both = ({ findings }: PageReport) => findings.length === 2;
    const before = await browsing.reportWhen(tabId, both, 'the frame');
    const badge = await eventually(
      () => browsing.desk.badge(tabId),
      ({ text }) => text === '2',
      'the badge of both links',
    );
    await browsing.driven.stopWorker();
    const after = await browsing.reportWhen(tabId, both, 'the frame again');
    expect(after).toEqual(before);
    await eventually(
      () => browsing.desk.badge(tabId),
      ({ text, title }) => text === badge.text && title === badge.title,
      'the same badge',
    );
  });

  it('takes links that were added while the worker was gone', async () => {
    const tabId = await open(taobao);
    await browsing.report(tabId);
    await browsing.driven.stopWorker();
    await browsing.page.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<a href="https://item.jd.com/1.html">late</a>'),
    );
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 2, 'both links');
    expect(links(report).sort()).toEqual(['https://item.jd.com/1.html', 'https://item.taobao.com/item.htm?id=1']);
  });

  it('judges from another place and for another day when asked', async () => {
    const tabId = await open(taobao);
    await browsing.report(tabId);
    const vantage: Vantage = { platform: 'wechat', surface: 'group-chat', client: null, region: null };
    for (const [day, effect] of [
      ['2020-01-01', 'copy-out'],
      ['2021-10-01', 'copy-out'],
      ['2021-12-05', 'open'],
    ] as const) {
      const answer = await browsing.desk.settledReport(tabId, { vantage, day });
      expect(answer).toMatchObject({ report: { vantageChosen: true, day, findings: [{ effect }] } });
    }
  });

  it('keeps what frames hold when only the fragment changes, or a single-page route', async () => {
    const frame = `<iframe srcdoc='<a href="https://item.jd.com/1.html">inside</a>'></iframe>`;
    const tabId = await open(`${taobao}${frame}`);
    const both = ({ findings }: PageReport) => findings.length === 2;
    await browsing.reportWhen(tabId, both, 'both links');
    await browsing.page.evaluate(() => {
      location.hash = 'part';
    });
    await new Promise((next) => setTimeout(next, 300));
    expect(links(await browsing.report(tabId))).toHaveLength(2);
    await browsing.page.evaluate(() => history.pushState(null, '', '/s/route'));
    await browsing.reportWhen(
      tabId,
      (report) => report.page.address.endsWith('/s/route') && both(report),
      'both links again',
    );
    expect((await browsing.desk.badge(tabId)).text).toBe('2');
  });

  it('tells of ordinary links and frames that come later, and of frames that go', async () => {
    const tabId = await open(taobao);
    await browsing.report(tabId);
    await browsing.page.evaluate(() => {
      const more = Array.from({ length: 50 }, (_, i) => `<a href="https://site${i}.example/">x</a>`).join('');
      document.body.insertAdjacentHTML('beforeend', `${more}<iframe src="https://stranger.example/"></iframe>`);
    });
    const later = await browsing.reportWhen(
      tabId,
      ({ ordinary }) => ordinary.links === 51,
      'ordinary links and a frame',
    );
    expect(later.coverage).toMatchObject({ frames: 1, framesRead: 0 });
    await browsing.page.evaluate(() => document.querySelector('iframe')?.remove());
    await browsing.reportWhen(tabId, ({ coverage }) => coverage.frames === 0, 'the frame to be gone');
  });

  it.each([
    'tagName',
    'getAttribute',
    'querySelectorAll',
    'baseURI',
    'matches',
    'isConnected',
    'shadowRoot',
    'localName',
  ])('is not misled by a form field called %s', async (name) => {
    const form = (id: number) =>
      `<form action="https://s.taobao.com/${id}"><input name="${name}"><a href="https://item.jd.com/${id}.html">x</a></form>`;
    const tabId = await open(form(1));
    await browsing.report(tabId);
    await browsing.page.evaluate((more) => document.body.insertAdjacentHTML('beforeend', more), form(2));
    const report = await browsing.reportWhen(
      tabId,
      ({ findings }) => findings.length === 4,
      'two forms and their links',
    );
    expect(report.findings.map(({ to }) => to).sort()).toEqual(['jd', 'jd', 'taobao', 'taobao']);
  });

  it('neither announces itself to the page nor stops at its word', async () => {
    const id = new URL(browsing.driven.address('')).host;
    const spy = `<script>
      window.heard = [];
      addEventListener('message', ({ data }) => heard.push(data));
      document.addEventListener('${id}:content:wxt:content-script-started', ({ detail }) => heard.push(detail));
      document.addEventListener('${id}:reader:wxt:content-script-started', ({ detail }) => heard.push(detail));
    </script>`;
    await browsing.page.evaluateOnNewDocument((script) => {
      (globalThis as { heard?: unknown[] }).heard = [];
      // biome-ignore lint/security/noGlobalEval: the test plays the page
      globalThis.eval(script.replace(/<\/?script>/g, ''));
    }, spy);
    const tabId = await open(taobao);
    await browsing.report(tabId);
    expect(await browsing.page.evaluate(() => (globalThis as { heard?: unknown[] }).heard)).toEqual([]);
    await browsing.page.evaluate((id) => {
      for (const name of ['content', 'reader']) {
        const type = `${id}:${name}:wxt:content-script-started`;
        document.dispatchEvent(new CustomEvent(type, { detail: { contentScriptName: name, messageId: 'x' } }));
        postMessage({ type, contentScriptName: name, messageId: 'x' }, '*');
      }
      document.body.insertAdjacentHTML('beforeend', '<a href="https://item.jd.com/1.html">later</a>');
    }, id);
    await browsing.reportWhen(tabId, ({ findings }) => findings.length === 2, 'the link added after the attempt');
  });

  it('tells of a page whose address never rests', async () => {
    const tabId = await open(taobao);
    await browsing.page.evaluate(() => {
      let i = 0;
      setInterval(() => history.replaceState(null, '', `/s/life?i=${i++}`), 30);
    });
    expect(links(await browsing.report(tabId))).toEqual(['https://item.taobao.com/item.htm?id=1']);
  });

  it('counts an address once, however often an element changes between two', async () => {
    const tabId = await open('<a href="https://item.jd.com/1.html">x</a>');
    await browsing.page.evaluate(async () => {
      const anchor = document.querySelector('a') as HTMLAnchorElement;
      for (let i = 0; i < 40; i++) {
        anchor.href = i % 2 === 0 ? 'https://weibo.com/1/1' : 'https://item.jd.com/1.html';
        await new Promise((next) => setTimeout(next, 10));
      }
    });
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 2, 'both addresses');
    expect(report.findings.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('does not hold the page up over enormous addresses', async () => {
    const blanks = `https://x.example/${' '.repeat(60_000)}x`;
    const dots = `https://a${'.'.repeat(60_000)}b/?taobao.com`;
    const tabId = await open(`${taobao}${`<a href="${blanks}">x</a><a href="${dots}">y</a>`.repeat(3)}`);
    expect(links(await browsing.report(tabId))).toContain('https://item.taobao.com/item.htm?id=1');
  });

  it('lists the worst findings of an enormous page and counts them all', async () => {
    const many = Array.from(
      { length: 22_000 },
      (_, i) => `<a href="https://item.taobao.com/item.htm?id=${i}">x</a><br>`,
    );
    const tabId = await open(many.join(''));
    await eventually(
      () => browsing.desk.badge(tabId),
      ({ title }) => title.includes('22,000'),
      'the badge of all links',
    );
    const report = await browsing.report(tabId);
    expect(report.summary.total).toBe(22_000);
    expect(report.findings).toHaveLength(20_000);
    expect(report.omitted).toBe(2_000);
  });

  it('says where it stopped reading a page of too many links', { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 100_001 }, (_, i) => `<a href="https://x.example/${i}">x</a>`);
    const tabId = await open(`${taobao}${many.join('\n')}`);
    const reports = async () => {
      const answer = await browsing.desk.report(tabId);
      return answer.kind === 'report' ? answer.report.coverage.stoppedAt : answer.kind;
    };
    await eventually(reports, (stoppedAt) => stoppedAt === 100_000, 'the reader to stop');
  });

  it('says where it stopped reading a page of too much text', { timeout: 120_000 }, async () => {
    const words = '天'.repeat(280);
    const many = Array.from({ length: 4_500 }, (_, i) => `<p>${words} taobao.com/${i}</p>`);
    const tabId = await open(many.join('\n'));
    const reports = async () => {
      const answer = await browsing.desk.report(tabId);
      return answer.kind === 'report' ? answer.report.coverage.textStoppedAt : answer.kind;
    };
    const stopped = await eventually(reports, (at) => typeof at === 'number', 'the reader to stop');
    expect(stopped).toBeGreaterThan(1_000_000);
  });

  it('reads on in a list that uses its elements again', async () => {
    const row = (i: number) => `<li><a href="https://item.jd.com/${i}.html">cup ${i}</a></li>`;
    const tabId = await open(`<ul>${row(0)}${row(1)}</ul>`);
    await browsing.reportWhen(tabId, ({ findings }) => findings.length === 2, 'the first rows');
    await browsing.page.evaluate(async () => {
      const anchors = [...document.querySelectorAll('a')];
      for (let top = 1; top < 4; top++) {
        for (const [i, anchor] of anchors.entries()) {
          anchor.href = `https://item.jd.com/${top + i}.html`;
          anchor.textContent = `cup ${top + i}`;
        }
        await new Promise((next) => setTimeout(next, 400));
      }
    });
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 5, 'all rows');
    const told = report.findings.map(({ link, text, count, was }) => [link, text, count, was]).sort();
    expect(told).toEqual(
      [0, 1, 2, 3, 4].map((i) => [`https://item.jd.com/${i}.html`, `cup ${i}`, expect.any(Number), null]),
    );
  });

  it('does nothing that the page could notice', async () => {
    await browsing.page.evaluateOnNewDocument(() => {
      const seen: string[] = [];
      const globals = globalThis as unknown as Record<string, unknown>;
      globals.seen = seen;
      globals.names = Object.getOwnPropertyNames(globalThis).length;
      const watched: [object, string][] = [
        [Document.prototype, 'querySelectorAll'],
        [Document.prototype, 'createRange'],
        [Element.prototype, 'getAttribute'],
        [Element.prototype, 'querySelectorAll'],
        [Element.prototype, 'matches'],
        [Element.prototype, 'attachShadow'],
        [EventTarget.prototype, 'addEventListener'],
        [EventTarget.prototype, 'dispatchEvent'],
        [MutationObserver.prototype, 'observe'],
        [History.prototype, 'pushState'],
        [globalThis, 'requestIdleCallback'],
        [globalThis, 'setTimeout'],
        [globalThis, 'postMessage'],
      ];
      for (const [owner, name] of watched) {
        const own = Reflect.get(owner, name) as (...some: unknown[]) => unknown;
        Reflect.set(owner, name, function (this: unknown, ...some: unknown[]) {
          seen.push(name);
          return own.apply(this, some);
        });
      }
      for (const [type, name] of [
        [Node, 'textContent'],
        [HTMLAnchorElement, 'href'],
        [Element, 'shadowRoot'],
      ] as const) {
        const found = Object.getOwnPropertyDescriptor(type.prototype, name) as PropertyDescriptor;
        const get = function (this: unknown) {
          seen.push(name);
          return found.get?.call(this);
        };
        Object.defineProperty(type.prototype, name, { ...found, get });
      }
      document.addEventListener('DOMContentLoaded', () => {
        seen.length = 0;
        const observer = new MutationObserver((records) => seen.push(...records.map(({ type }) => type)));
        const all = { childList: true, attributes: true, characterData: true, subtree: true };
        observer.observe(document, all);
        seen.length = 0;
      });
    });
    const tabId = await open(
      `${taobao}<p>复制 ￥xutOgMtfvNU￥ 打开淘宝 taobao.com</p><p><a href="https://evil.example/">www.taobao.com</a></p>
       <x-card></x-card><div onclick="location.href='https://item.jd.com/1.html'">x</div>`,
    );
    await browsing.reportWhen(tabId, ({ findings }) => findings.length === 4, 'all that is on the page');
    // Longer than the reader waits before it looks for shadow roots again.
    await new Promise((next) => setTimeout(next, 1_200));
    const { seen, more } = await browsing.page.evaluate(() => {
      const { seen, names } = globalThis as unknown as { seen: string[]; names: number };
      return { seen: [...seen], more: Object.getOwnPropertyNames(globalThis).length - names };
    });
    expect(seen).toEqual([]);
    // The test's own: `seen` and `names`.
    expect(more).toBe(1);
  });

  it('reads a page of no platform although a frame of it belongs to one', async () => {
    const tabId = await browsing.visit(
      written('https://blog.example/', `${taobao}<iframe src="https://player.bilibili.com/p"></iframe>`),
      written('https://player.bilibili.com/p', '<a href="https://item.jd.com/1.html">inside</a>'),
    );
    await browsing.driven.openPopup(browsing.page);
    const report = await browsing.reportWhen(tabId, ({ findings }) => findings.length === 3, 'the page and its frame');
    expect(report.page.address).toBe('https://blog.example/');
    expect(report.vantage).toBeNull();
  });
});

describe('a page saved and opened from disk', () => {
  const browsing = new Browsing(() => Chromium.start());
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hutong-saved-'));
    writeFileSync(join(folder, 'saved.html'), `<!doctype html><title>Saved</title>${taobao}`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read on a click of the toolbar button', async () => {
    await browsing.page.goto(pathToFileURL(join(folder, 'saved.html')).href);
    const popup = await browsing.driven.openPopup(browsing.page);
    const said = await popup.$eval('.main', (main) => (main as HTMLElement).innerText);
    expect(said).toContain('The one platform linked here is walled in some places.');
    expect(said).toContain('Taobao');
  });
});

describe.runIf(pagesMissing === null)('real pages while they are read', () => {
  it('make the extension send nothing', async () => {
    const chromium = await Chromium.start();
    try {
      const asked: string[] = [];
      const worker = await chromium.worker();
      await worker.client.send('Network.enable');
      worker.client.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url));
      const page = await chromium.browser.newPage();
      page.on('request', (request) => {
        // Requests of the page itself have a frame and no extension as their initiator.
        const stack = JSON.stringify(request.initiator() ?? {});
        if (stack.includes('chrome-extension://')) asked.push(request.url());
      });
      const saved = savedPage(
        '073-sina-tech-iphone11-16iframes.html',
        'https://tech.sina.com.cn/t/2019-09-11/doc-iicezzrq4972166.shtml',
      );
      await serve(page, [saved]);
      await page.goto(saved.address, { waitUntil: 'domcontentloaded' });
      const desk = await chromium.openDesk();
      const answer = await desk.settledReport(await desk.tabOf(page));
      expect(answer).toMatchObject({ kind: 'report' });
      expect(asked.filter((address) => !address.startsWith('chrome-extension://'))).toEqual([]);

      const canary = 'https://canary.example/';
      await worker.evaluate((address) => void fetch(address).catch(() => {}), canary);
      await eventually(
        async () => asked,
        (seen) => seen.includes(canary),
        'the recorder to see a request that is made',
      );
    } finally {
      await chromium.stop();
    }
  });
});
