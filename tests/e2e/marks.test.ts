import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import demoPages from '../demo/pages.json' with { type: 'json' };
import { readings } from '../readings/readings.ts';
import { pagesMissing, savedPage } from '../saved-pages.ts';
import { axeOn } from './axe.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, grantedExtension, reportIn } from './extension.ts';
import { sentArticle } from './hydration-server.mjs';
import { overlayOf, type SeenOverlay } from './overlay.ts';

const article = 'https://mp.weixin.qq.com/s/marks';
const taobao = '<a id="tea" href="https://item.taobao.com/item.htm?id=1">tea</a>';
const realPages = readings.filter(({ page }) => /^(?:022|027|047)-/.test(page));

/** Notes what changes in a page, and where. */
const guard = `
  window.seen = [];
  window.addEventListener('error', ({ message }) => seen.push(message));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => seen.push(violatedDirective + ' ' + sourceFile));
  window.guard = () => {
    const all = { childList: true, attributes: true, characterData: true, subtree: true };
    for (const part of [document.head, document.body]) new MutationObserver((records) => {
      for (const { type, target } of records) seen.push(type + ' of ' + target.nodeName);
    }).observe(part, all);
  };`;

/** All of a page that marks must leave as it is: its source, where everything stands, how far it scrolls. */
const look = `({
  source: [document.head.outerHTML, document.body.outerHTML],
  attributes: [...document.documentElement.attributes].map(({ name, value }) => [name, value]),
  boxes: [...document.querySelectorAll('*')].filter((one) => document.body.contains(one) || one.localName === 'html').map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [one.localName, x, y, width, height].join(' ');
  }),
  scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
})`;

describe('marks beside links', () => {
  let chromium: Chromium;
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    chromium = await Chromium.start({ folder: grantedExtension() });
    desk = await chromium.openDesk();
  });
  afterAll(() => chromium?.stop());
  beforeEach(async () => {
    await desk.forget();
    page = await chromium.browser.newPage();
    await page.setViewport({ width: 1_000, height: 800 });
    return () => page.close();
  });

  type Site = Readonly<Record<string, string | Buffer>>;

  async function visit(site: Site, at: string = article, headers: Record<string, string> = {}): Promise<number> {
    await page.setRequestInterception(true);
    page.on('request', (request: HTTPRequest) => {
      const body = site[request.url()];
      const answer = {
        status: body === undefined ? 404 : 200,
        headers: { 'content-type': 'text/html', ...headers },
        body: body ?? '',
      };
      void request.respond(answer).catch(() => {});
    });
    await page.goto(at, { waitUntil: 'load' });
    return desk.tabOf(page);
  }

  const html = (body: string) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Marks</title><body>${body}`;
  const open = (body: string, headers: Record<string, string> = {}) =>
    visit({ [article]: html(body) }, article, headers);

  const marksWhen = (fits: (seen: SeenOverlay) => boolean, what: string) =>
    eventually(
      () => overlayOf(page),
      (seen) => seen !== null && fits(seen),
      what,
    ) as Promise<SeenOverlay>;
  const marked = (count: number) => marksWhen(({ marks }) => marks.length === count, `${count} marks`);
  const gone = () =>
    eventually(
      () => overlayOf(page),
      (seen) => seen === null,
      'the overlay to be gone',
    );
  const rest = (ms: number) => new Promise((next) => setTimeout(next, ms));

  it('are off until they are asked for', async () => {
    const tabId = await open(taobao);
    await desk.settledReport(tabId);
    await rest(1_000);
    expect(await overlayOf(page)).toBeNull();
    expect(await desk.send('marks', { tabId, on: null })).toEqual({ on: false });
  });

  it('come and go with the switch for one tab', async () => {
    const tabId = await open(taobao);
    expect(await desk.send('marks', { tabId, on: true })).toEqual({ on: true });
    const { marks, ground } = await marked(1);
    expect(marks[0]).toMatchObject({ word: 'no link', section: 'walled', withWord: true });
    expect(ground).toBe('rgb(173, 47, 27)');
    expect(await desk.send('marks', { tabId, on: false })).toEqual({ on: false });
    await gone();
    expect(await page.evaluate('document.documentElement.children.length')).toBe(2);
  });

  it('say on hover and on keyboard focus why a link is marked, and stop with Escape', async () => {
    await desk.choose({ marks: true });
    await open(`<button id="before">before</button> ${taobao}`);
    const { marks } = await marked(1);
    const [mark] = marks;
    await page.mouse.move((mark?.left ?? 0) + 5, (mark?.top ?? 0) + 5);
    const { tip } = await marksWhen((seen) => seen.tip !== null, 'the reason');
    expect(tip).toMatch(/^Not clickable\n+Leads to Taobao, met in WeChat .*\n+Since .*\n+Source: .*\n+Hutong/);
    await page.keyboard.press('Escape');
    await marksWhen((seen) => seen.tip === null, 'the reason to go');
    await page.mouse.move(500, 500);
    await page.focus('#before');
    await page.keyboard.press('Tab');
    const { aloud } = await marksWhen((seen) => seen.tip !== null, 'the reason');
    expect(aloud).toContain('Not clickable. Leads to Taobao');
    expect(await page.evaluate('document.activeElement.id')).toBe('tea');
    await page.keyboard.press('Shift+Tab' as never).catch(() => page.focus('#before'));
    await marksWhen((seen) => seen.tip === null, 'the reason to go');
  });

  it.each(demoPages)(
    'stand beside all walled and interstitial links of the demo page $file',
    async ({ file, address }) => {
      await desk.choose({ marks: true });
      await page.setViewport({ width: 1_000, height: 3_000 });
      const tabId = await visit({ [address]: readFileSync(join(import.meta.dirname, '../demo', file)) }, address);
      const { findings } = reportIn(await desk.settledReport(tabId));
      const expected = findings.filter(({ bucket, source }) => /walled|interstitial/.test(bucket) && source === 'link');
      const wanted = (section: string) =>
        expected.filter(({ bucket }) => bucket === section).reduce((sum, { count }) => sum + count, 0);
      const marks = ({ marks }: SeenOverlay, section: string) =>
        marks.filter((mark) => mark.section === section).length;
      if (expected.length === 0) return;
      // What leads there without being a link is marked besides.
      await marksWhen(
        (seen) => ['walled', 'interstitial'].every((section) => marks(seen, section) >= wanted(section)),
        `marks for ${wanted('walled')} walled and ${wanted('interstitial')} interstitial links`,
      );
    },
  );

  it('leave source, layout, scrolling and print of a page as they were, and the page unaware', async () => {
    const links = Array.from(
      { length: 40 },
      (_, i) => `<li><a href="https://item.taobao.com/item.htm?id=${i}">tea ${i}</a>`,
    );
    const tabId =
      await open(`<script>${guard}</script><style>:last-of-type { color: black } li { float: right; width: 50% }</style>
      <ul>${links.join('')}</ul><a href="https://item.jd.com/1.html" style="position: absolute; right: 0; bottom: 0">cup</a>`);
    await desk.settledReport(tabId);
    await page.evaluate('guard()');
    const before = await page.evaluate(look);
    await desk.send('marks', { tabId, on: true });
    await marked(41);
    expect(await page.evaluate(look)).toEqual(before);
    await page.emulateMediaType('print');
    await marksWhen(({ display }) => display === 'none', 'nothing of it in print');
    await page.emulateMediaType('screen');
    await page.evaluate('scrollTo(0, 100)');
    await rest(600);
    await page.evaluate('scrollTo(0, 0)');
    await desk.send('marks', { tabId, on: false });
    await gone();
    expect(await page.evaluate(look)).toEqual(before);
    expect(await page.evaluate('seen')).toEqual([]);
  });

  it('touch nothing that the page could notice', async () => {
    await page.evaluateOnNewDocument(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, 'noticed', seen);
      const watched: [object, string][] = [
        [Document.prototype, 'querySelectorAll'],
        [Document.prototype, 'createElement'],
        [Document.prototype, 'createRange'],
        [Document.prototype, 'elementFromPoint'],
        [Element.prototype, 'getAttribute'],
        [Element.prototype, 'getBoundingClientRect'],
        [Element.prototype, 'attachShadow'],
        [Element.prototype, 'append'],
        [EventTarget.prototype, 'addEventListener'],
        [HTMLElement.prototype, 'showPopover'],
        [MutationObserver.prototype, 'observe'],
        [IntersectionObserver.prototype, 'observe'],
        [ResizeObserver.prototype, 'observe'],
        [globalThis, 'requestAnimationFrame'],
        [globalThis, 'getComputedStyle'],
        [globalThis, 'setTimeout'],
      ];
      for (const [owner, name] of watched) {
        const own = Reflect.get(owner, name) as (...some: unknown[]) => unknown;
        Reflect.set(owner, name, function (this: unknown, ...some: unknown[]) {
          seen.push(name);
          return own.apply(this, some);
        });
      }
      for (const name of ['click', 'pointerdown', 'mouseover', 'pointerover', 'focusin'])
        document.addEventListener(name, ({ target }) => seen.push(`${name} on ${(target as Element).localName}`));
    });
    await desk.choose({ marks: true });
    await open(taobao);
    const { marks } = await marked(1);
    await page.evaluate('noticed.length = 0');
    await page.mouse.click((marks[0]?.left ?? 0) + 5, (marks[0]?.top ?? 0) + 5);
    await rest(1_500);
    // Looked at before the overlay is, which is done from inside the page.
    expect(await page.evaluate('noticed')).toEqual([]);
    await marksWhen(({ tip }) => tip !== null, 'the reason');
    expect(await page.evaluate('document.documentElement.lastElementChild.shadowRoot')).toBeNull();
  });

  it('stand on pages under the strictest policies', async () => {
    await desk.choose({ marks: true });
    const policy = `default-src 'none'; script-src 'nonce-x'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-scripts allow-same-origin`;
    await open(`<script nonce="x">${guard}</script>${taobao}`, { 'content-security-policy': policy });
    const { ground, marks } = await marked(1);
    expect(ground).toBe('rgb(173, 47, 27)');
    expect(marks[0]?.bottom).toBeLessThan(100);
    expect(await page.evaluate('seen')).toEqual([]);
  });

  it('do not come between React and a document that it hydrates, whether before or after them', async () => {
    await desk.choose({ marks: true });
    const entry = resolve(import.meta.dirname, 'hydrating.mjs');
    const built = await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"development"' },
      build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page' } },
    });
    const [{ output }] = built as unknown as [{ output: [{ code: string }] }];
    for (const early of [true, false]) {
      await page.close();
      page = await chromium.browser.newPage();
      await visit({ [article]: sentArticle() });
      if (early) await page.evaluate(`${output[0].code}; hydrate()`);
      await marked(1);
      if (!early) await page.evaluate(`${output[0].code}; hydrate()`);
      await rest(300);
      await page.click('#like');
      expect(await page.$eval('#like', ({ textContent }) => textContent)).toBe('liked 1');
      await page.click('#more');
      await marked(2);
      expect(await page.evaluate('mended')).toEqual([]);
    }
  });

  it('give way to a page that takes them away again and again', async () => {
    await desk.choose({ marks: true });
    await open(`${taobao}<script>
      window.taken = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) { window.taken += 1; node.remove(); }
      }).observe(document.documentElement, { childList: true });
    </script>`);
    await eventually(
      () => page.evaluate('taken'),
      (taken) => (taken as number) >= 3,
      'the page to take them away',
    );
    await rest(1_000);
    const taken = await page.evaluate('taken');
    expect(taken).toBeLessThan(8);
    await rest(1_000);
    expect(await page.evaluate('taken')).toBe(taken);
  });

  it('come back where a page writes itself anew', async () => {
    await desk.choose({ marks: true });
    await open(`<main>${taobao}</main>`);
    await marked(1);
    await page.evaluate(
      `document.documentElement.innerHTML = '<head></head><body>' + document.querySelector('main').outerHTML + '</body>'`,
    );
    await marked(1);
  });

  describe('where links move', () => {
    const beside = async (selector: string) => {
      const box = await page.$eval(selector, (element) => {
        const { right, top, bottom } = element.getBoundingClientRect();
        return { right, middle: (top + bottom) / 2 };
      });
      const fits = ({ marks }: SeenOverlay) =>
        marks.some(
          ({ left, top, bottom }) =>
            Math.abs(left - box.right - 3) < 2 && Math.abs((top + bottom) / 2 - box.middle) < 3,
        );
      await marksWhen(fits, `a mark beside ${selector}`);
    };

    beforeEach(() => desk.choose({ marks: true }));

    it('follow inner scrollers, and are not seen outside of them', async () => {
      await open(
        `<div id="box" style="height: 100px; width: 400px; overflow: auto"><div style="height: 60px"></div>${taobao}<div style="height: 900px"></div></div>`,
      );
      await beside('#tea');
      await page.evaluate('document.querySelector("#box").scrollTop = 30');
      await beside('#tea');
      await page.evaluate('document.querySelector("#box").scrollTop = 300');
      await marked(0);
      await page.evaluate('document.querySelector("#box").scrollTop = 0');
      await beside('#tea');
    });

    it('follow a layout that changes without scrolling', async () => {
      await open(`<div id="above"></div><p>${taobao}</p>`);
      await beside('#tea');
      await page.evaluate('document.querySelector("#above").style.height = "200px"');
      await beside('#tea');
      await page.evaluate(
        'document.querySelector("#tea").animate([{}, { transform: "none", marginLeft: "90px" }], { duration: 200, fill: "forwards" })',
      );
      await rest(300);
      await beside('#tea');
    });

    it('stay with what is fixed, and hide behind it', async () => {
      await open(`<header style="position: fixed; inset: 0 0 auto; background: white; height: 50px"><a id="cup" href="https://item.jd.com/1.html">cup</a></header>
        <div style="height: 100px"></div><p>${taobao}</p><div style="height: 3000px"></div>`);
      await marked(2);
      await page.evaluate('scrollTo(0, 90)');
      await marked(1);
      await beside('#cup');
      await page.evaluate('scrollTo(0, 40)');
      await marked(2);
      await beside('#tea');
    });

    it('are not there for links that are hidden, and are once these are shown', async () => {
      await open(`<p style="display: none">${taobao}</p><p style="opacity: 0"><a href="https://item.jd.com/1.html">cup</a></p>
        <p style="visibility: hidden"><a href="https://item.jd.com/2.html">cup</a></p>
        <div style="height: 0; overflow: hidden"><a href="https://item.jd.com/3.html">cup</a></div><p><a href="https://item.jd.com/4.html">cup</a></p>`);
      await marked(1);
      await page.evaluate('for (const one of document.querySelectorAll("p, div")) one.removeAttribute("style")');
      await marked(5);
    });

    it('are where a cut-off link ends, not where it would', async () => {
      await open(
        `<div style="width: 200px; overflow: hidden; white-space: nowrap"><a href="https://item.taobao.com/item.htm?id=1">${'tea '.repeat(90)}</a></div>`,
      );
      const { marks } = await marked(1);
      expect(marks[0]?.right).toBeLessThanOrEqual(216);
    });

    it('come to links that are added or changed later, behind shadows too, and leave with those removed', async () => {
      await open(
        `<ul><li>${taobao}</li></ul><x-card></x-card><a id="own" href="https://mp.weixin.qq.com/s/own">own</a>`,
      );
      await marked(1);
      await page.evaluate(() => {
        document
          .querySelector('ul')
          ?.insertAdjacentHTML('beforeend', '<li><a href="https://item.jd.com/1.html">cup</a></li>');
        const root = document.querySelector('x-card')?.attachShadow({ mode: 'closed' }) as ShadowRoot;
        root.innerHTML = '<p><a href="https://item.jd.com/2.html">in the shadow</a></p>';
      });
      await marked(3);
      await page.evaluate(`document.querySelector('#own').href = 'https://item.jd.com/3.html'`);
      await marked(4);
      await page.evaluate(`document.querySelector('ul').remove()`);
      await marked(2);
      await page.evaluate(`document.querySelector('#own').href = '/s/own'`);
      await marked(1);
    });

    it('go with a list that uses its elements again', async () => {
      await open(
        `<ul>${['1', '2', '3'].map((id) => `<li><a href="https://item.jd.com/${id}.html">cup ${id}</a></li>`).join('')}</ul>`,
      );
      await marked(3);
      await page.evaluate(
        `document.querySelectorAll('a').forEach((one, i) => { one.href = i === 1 ? '/s/own' : 'https://item.jd.com/' + (i + 7) + '.html' })`,
      );
      await marked(2);
    });

    it('stand in a corner of pictures, areas and cards', async () => {
      const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>')}`;
      await open(`<a href="https://item.jd.com/1.html"><img id="picture" src="${picture}"></a>
        <img usemap="#map" src="${picture}"><map name="map"><area shape="rect" coords="10,20,150,120" href="https://item.jd.com/2.html"></map>
        <svg width="200" height="60"><a href="https://item.jd.com/3.html"><text x="5" y="30">drawing</text></a></svg>
        <div data-href="https://item.jd.com/4.html" onclick="0" style="width: 300px">card</div>`);
      const { marks } = await marked(4);
      const picture1 = await page.$eval('#picture', (element) => element.getBoundingClientRect().toJSON());
      const inside = marks.filter(
        ({ left, right, top, bottom }) =>
          left > picture1.left && right < picture1.right && top > picture1.top && bottom < picture1.bottom,
      );
      expect(inside).toHaveLength(1);
    });

    it('take no room from links that stand close together', async () => {
      await open(
        `<p>${Array.from({ length: 20 }, (_, i) => `<a href="https://item.jd.com/${i}.html">cup ${i}</a>`).join(' ')} and words</p>`,
      );
      const { marks } = await marked(20);
      expect(marks.filter(({ withWord }) => withWord)).toEqual([]);
    });

    it('are those of frames too', async () => {
      await visit({
        [article]: html(`${taobao}<iframe srcdoc='<a href="https://item.jd.com/1.html">cup</a>'></iframe>`),
      });
      await marked(1);
      const frame = await eventually(
        async () => page.frames().at(1),
        (one) => one !== undefined,
        'the frame',
      );
      await eventually(
        async () => frame?.evaluate('document.documentElement.children.length'),
        (count) => count === 3,
        'the overlay of the frame',
      );
    });
  });

  it('exist only for links in sight of a page with thousands, and are still right after it was scrolled', {
    timeout: 180_000,
  }, async () => {
    await desk.choose({ marks: true });
    const links = Array.from(
      { length: 5_000 },
      (_, i) => `<p><a href="https://item.jd.com/${i}.html">cup ${i}</a></p>`,
    );
    await open(links.join(''));
    const inSight = () =>
      page.$$eval(
        'a',
        (all) =>
          all.filter((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
          }).length,
      );
    const same = async () => {
      const count = await inSight();
      const { drawn } = await marksWhen(({ marks }) => Math.abs(marks.length - count) <= 1, `about ${count} marks`);
      expect(drawn).toBeLessThan(count + 5);
    };
    await same();
    for (const at of [400, 30_000, 100_000]) {
      await page.evaluate(`scrollTo(0, ${at})`);
      await same();
    }
  });

  it('are no part of what the extension reads of a page', async () => {
    const tabId = await open(taobao);
    const before = reportIn(await desk.settledReport(tabId));
    await desk.send('marks', { tabId, on: true });
    const { marks } = await marked(1);
    await page.mouse.move((marks[0]?.left ?? 0) + 5, (marks[0]?.top ?? 0) + 5);
    await marksWhen(({ tip }) => tip !== null, 'the reason');
    // Longer than the reader waits before it looks for shadow roots for the last time.
    await rest(4_500);
    expect(reportIn(await desk.settledReport(tabId))).toEqual(before);
  });

  it('add nothing that axe would find', async () => {
    const tabId = await open(`<main><h1>Marks</h1>${taobao}</main>`);
    await desk.settledReport(tabId);
    const run = async () => (await axeOn(page)).map(({ id, nodes }) => [id, nodes.length]);
    const before = await run();
    await desk.send('marks', { tabId, on: true });
    await marked(1);
    expect(await run()).toEqual(before);
  });

  it('are judged from the place that the reader has chosen for all pages, in the language of the reader', async () => {
    await desk.choose({ marks: true, language: 'zh_CN' });
    const blog = 'https://blog.example/';
    await visit({ [blog]: html(taobao) }, blog);
    await chromium.openPopup(page);
    await rest(1_000);
    expect((await overlayOf(page))?.marks ?? []).toEqual([]);
    await desk.choose({ vantage: { platform: 'wechat', surface: 'moments', client: null, region: null } });
    const { marks } = await marked(1);
    expect(marks[0]?.word).toMatch(/\p{Script=Han}/u);
  });

  describe.runIf(pagesMissing === null)('on real pages', () => {
    it.each(realPages)('leave $page as it was', async ({ page: file, address }) => {
      const saved = savedPage(file, address);
      const tabId = await visit({ [new URL(address).href.replace(/#.*$/, '')]: saved.body }, address, {
        'content-security-policy': "script-src 'none'",
      });
      const { findings } = reportIn(await desk.settledReport(tabId));
      const first = findings.find(({ bucket, source }) => bucket === 'interstitial' && source === 'link')?.link;
      await page.$$eval(
        'a',
        (all, link) => all.find(({ href }) => href === link)?.scrollIntoView({ block: 'center' }),
        first,
      );
      await page.evaluate(`${guard}; guard()`);
      await rest(500);
      await page.evaluate('seen.length = 0');
      const before = await page.evaluate(look);
      await desk.send('marks', { tabId, on: true });
      const { marks } = await marksWhen((seen) => seen.marks.length > 0, 'its marks');
      expect(marks.every(({ section }) => section === 'interstitial')).toBe(true);
      expect(await page.evaluate(look)).toEqual(before);
      await desk.send('marks', { tabId, on: false });
      await gone();
      expect(await page.evaluate(look)).toEqual(before);
      expect(await page.evaluate('seen')).toEqual([]);
    });
  });
});

describe('marks where the reader has granted nothing', () => {
  it('come up after a click of the toolbar button', async () => {
    const chromium = await Chromium.start();
    try {
      const desk = await chromium.openDesk();
      const page = await chromium.browser.newPage();
      await page.setRequestInterception(true);
      page.on(
        'request',
        (request) => void request.respond({ status: 200, contentType: 'text/html', body: taobao }).catch(() => {}),
      );
      await page.goto(article);
      const tabId = await desk.tabOf(page);
      await desk.settledReport(tabId);
      expect(await desk.send('marks', { tabId, on: true })).toEqual({ on: false });
      await chromium.openPopup(page);
      expect(await desk.send('marks', { tabId, on: true })).toEqual({ on: true });
      await eventually(
        () => overlayOf(page),
        (seen) => seen?.marks.length === 1,
        'a mark',
      );
    } finally {
      await chromium.stop();
    }
  });
});
