import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../engine/report.ts';
import { Browsing, written } from './browsing.ts';
import { Chromium } from './chromium.ts';
import { eventually } from './extension.ts';

const article = 'https://mp.weixin.qq.com/s/hostile';
const taobao = 'https://item.taobao.com/item.htm?id=1';
const jd = 'https://item.jd.com/1.html';

/** Something that a page does to the reader, with a link in it that must be found all the same. */
const tricks: readonly { name: string; body?: string; script?: string }[] = [
  { name: 'document.links overridden', script: `Object.defineProperty(document, 'links', { get: () => [] })` },
  {
    name: 'methods of the DOM replaced',
    script: `for (const name of ['querySelectorAll', 'getAttribute', 'matches', 'closest'])
      Element.prototype[name] = Document.prototype[name] = () => { throw new Error('trap') };
      window.MutationObserver = window.requestIdleCallback = undefined`,
  },
  {
    name: 'getters of the DOM replaced',
    script: `for (const [type, name] of [[Node, 'textContent'], [Node, 'childNodes'], [Element, 'localName'], [HTMLAnchorElement, 'href']])
      Object.defineProperty(type.prototype, name, { get() { throw new Error('trap') } })`,
  },
  {
    name: 'pictures and forms named like members of the document',
    body: [
      'querySelectorAll',
      'createRange',
      'baseURI',
      'documentElement',
      'body',
      'getElementsByTagName',
      'childNodes',
    ]
      .map((name) => `<img name="${name}"><form name="${name}"></form>`)
      .join(''),
  },
  {
    name: 'form fields named like members of nodes',
    body: `<form>${[
      'childNodes',
      'firstChild',
      'parentNode',
      'nodeType',
      'childElementCount',
      'closest',
      'namespaceURI',
      'textContent',
    ]
      .map((name) => `<input name="${name}">`)
      .join('')}</form>`,
  },
  { name: 'addresses of a megabyte', body: `<a href="https://x.example/${'a'.repeat(1_000_000)}">x</a>`.repeat(5) },
  {
    name: 'elements nested two thousand deep',
    script: `let at = document.body; for (let i = 0; i < 2_000; i++) at = at.appendChild(document.createElement('div'));
      at.textContent = 'taobao.com'`,
  },
  {
    name: 'text that is all signs',
    script: `document.body.append('￥AbCdEfGhIj://'.repeat(20_000), '打开淘宝'.repeat(20_000), '点com'.repeat(20_000))`,
  },
  {
    name: 'frames within frames that hold each other',
    script: `let at = document; for (let i = 0; i < 8; i++) {
      const frame = at.createElement('iframe'); frame.srcdoc = '<iframe src="${article}"></iframe>'; at.body.append(frame) }`,
  },
  {
    name: 'attributes whose values have traps',
    script: `const trap = document.createElement('a'); document.body.append(trap);
      trap.toString = () => { throw new Error('trap') };
      Object.defineProperty(trap, 'href', { get() { throw new Error('trap') } }); trap.setAttribute('href', '/x')`,
  },
  {
    name: 'messages that look like the extension’s own',
    script: `for (const hutong of ['links-again', 'links-found', 'which-document', 'report'])  {
      const message = { hutong, request: { links: [], document: 'x/0', batch: 0, tabId: 1, innerOnly: false } };
      postMessage(message, '*'); document.dispatchEvent(new CustomEvent(hutong, { detail: message }));
      dispatchEvent(new MessageEvent('message', { data: message })); globalThis.chrome?.runtime?.sendMessage?.(message) }`,
  },
];

describe('a hostile page', () => {
  const browsing = new Browsing(() => Chromium.start());
  const open = (body: string) => browsing.visit(written(article, body));

  const has = (link: string) => (report: PageReport) => report.findings.some((finding) => finding.link === link);
  const add = (link: string) =>
    browsing.page.evaluate((address) => {
      const anchor = document.createElement('a');
      anchor.setAttribute('href', address);
      const root = Reflect.get(Document.prototype, 'documentElement', document) as Element;
      root.append(anchor);
    }, link);

  it.each(tricks)('hides nothing with $name', async ({ body = '', script }) => {
    const tabId = await open(`<a href="${taobao}">tea</a>${body}`);
    if (script !== undefined) await browsing.page.evaluate(`${script}; undefined`);
    await browsing.reportWhen(tabId, has(taobao), 'the link that was there');
    await add(jd);
    await browsing.reportWhen(tabId, has(jd), 'the link that came later');
  });

  it('of ten thousand levels, shadows and frames among them, is read to its bottom, and its frames are told', {
    timeout: 120_000,
  }, async () => {
    const tabId = await open(`<a href="${taobao}">tea</a>`);
    await browsing.page.evaluate(() => {
      const top = document.body.appendChild(document.createElement('div'));
      // Browsers themselves fail to lay so much out.
      top.style.display = 'none';
      const link = (id: string) => `<a href="https://item.jd.com/${id}.html">x</a>`;
      let at: Node = top;
      for (let level = 1; level <= 10_000; level++) {
        const host = at.appendChild(document.createElement('div'));
        at = level % 3 === 0 ? host.attachShadow({ mode: level % 2 === 0 ? 'open' : 'closed' }) : host;
        if (level % 500 !== 0) continue;
        const frame = document.createElement('iframe');
        frame.srcdoc = link(`${level}1`);
        const some = document.createElement('template');
        some.innerHTML = link(`${level}0`);
        at.appendChild(some.content);
        at.appendChild(frame);
      }
    });
    const { findings, coverage } = await eventually(
      () => browsing.report(tabId),
      (report) => report.findings.length === 41,
      'the links of all levels and of their frames',
    );
    expect(findings.map(({ link }) => link)).toContain('https://item.jd.com/100000.html');
    expect(findings.map(({ link }) => link)).toContain('https://item.jd.com/100001.html');
    expect(coverage).toMatchObject({ frames: 20, framesRead: 20, unread: { closedRoots: 0 } });
  });

  it('that adds links for ever is told of while it does, and is not held up', {
    timeout: 120_000,
  }, async () => {
    const tabId = await open(`<a href="${taobao}">tea</a>`);
    await browsing.page.evaluate(() => {
      let i = 0;
      const more = () => {
        if (document.body.childElementCount > 50) document.body.replaceChildren();
        const some = document.body.appendChild(document.createElement('div'));
        for (let n = 0; n < 200; n++) {
          const anchor = some.appendChild(document.createElement('a'));
          anchor.setAttribute('href', `https://s${i++}.example/`);
        }
      };
      setInterval(more, 10);
    });
    await eventually(
      () => browsing.desk.report(tabId),
      (answer) => answer.kind === 'report' && answer.report.ordinary.links > 3_000,
      'some of its links',
    );
    const turns = await browsing.page.evaluate(async () => {
      let turns = 0;
      for (const end = performance.now() + 2_000; performance.now() < end; turns++)
        await new Promise((go) => setTimeout(go));
      return turns;
    });
    expect(turns).toBeGreaterThan(5);
  });

  it('puts no markup into the extension’s pages', async () => {
    const words = `<img src=x onerror="document.title='owned'">`;
    const tabId = await open(`<a href="${taobao}&amp;x=%3Cimg%3E" id="link"></a>`);
    await browsing.page.evaluate((text) => {
      (document.querySelector('#link') as HTMLElement).textContent = text;
    }, words);
    await browsing.reportWhen(tabId, ({ findings }) => findings.length === 1, 'the link');
    const popup = await browsing.driven.openPopup(browsing.page);
    expect(await popup.evaluate(() => document.querySelectorAll('img, script:not([src])').length)).toBe(0);
    expect(await popup.title()).not.toBe('owned');
  });
});
