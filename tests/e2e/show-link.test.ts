import type { HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { eventually, grantedExtension } from './extension.ts';
import { overlayOf, type SeenOverlay } from './overlay.ts';

const article = 'https://mp.weixin.qq.com/s/show';
const tea = 'https://item.taobao.com/item.htm?id=1';
const cup = 'https://item.jd.com/1.html';
const far = '<div style="height: 2000px"></div>';

type Step = 'first' | 'next' | 'previous';

describe('showing a link on its page', () => {
  let chromium: Chromium;
  let desk: Desk;
  let page: Page;
  let tabId: number;

  beforeAll(async () => {
    chromium = await Chromium.start({ folder: grantedExtension() });
    desk = await chromium.openDesk();
  });
  afterAll(() => chromium?.stop());
  beforeEach(async () => {
    page = await chromium.browser.newPage();
    await page.setViewport({ width: 1_000, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    return () => page.close();
  });

  async function open(body: string, others: Record<string, string> = {}): Promise<void> {
    await page.setRequestInterception(true);
    page.on('request', (request: HTTPRequest) => {
      const inner = request.url() === article ? body : others[request.url()];
      const whole = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Show</title><body>${inner}`;
      const answer = { status: inner === undefined ? 404 : 200, contentType: 'text/html', body: whole };
      void request.respond(answer).catch(() => {});
    });
    await page.goto(article, { waitUntil: 'load' });
    tabId = await desk.tabOf(page);
    await desk.settledReport(tabId);
  }

  const show = (address: string, step: Step = 'first') => desk.send('show-link', { tabId, address, step });
  const overlayWhen = (fits: (seen: SeenOverlay | null) => boolean, what: string) =>
    eventually(() => overlayOf(page), fits, what);
  const focused = () => page.evaluate('document.activeElement?.id');

  /** Waits for the ring to be around the box that an expression gives. */
  async function ringAround(expression: string): Promise<void> {
    const boxOf = () => page.evaluate(`(${expression}).getBoundingClientRect().toJSON()`) as Promise<DOMRect>;
    await eventually(
      async () => ({ box: await boxOf(), ring: (await overlayOf(page))?.ring }),
      ({ box, ring }) =>
        ring != null &&
        box.top >= 0 &&
        box.bottom <= 800 &&
        Math.abs(ring.top - Math.max(box.top - 6, -6)) < 2 &&
        Math.abs(ring.bottom - box.bottom - 6) < 2,
      'a ring in sight',
    );
  }

  it('scrolls to it, rings it, gives it the focus and says what is known of it', async () => {
    await open(`${far}<a id="tea" href="${tea}">tea</a>${far}`);
    const before = await page.evaluate('document.body.outerHTML');
    expect(await show(tea)).toEqual({ at: 1, of: 1 });
    await ringAround('document.querySelector("#tea")');
    expect(await focused()).toBe('tea');
    const seen = await overlayWhen((now) => now?.tip != null, 'what is known of it');
    expect(seen?.tip).toContain('Leads to Taobao');
    expect(await page.evaluate('document.body.outerHTML')).toBe(before);
    await page.keyboard.press('Escape');
    await overlayWhen((now) => now === null, 'nothing to be left');
    expect(await page.evaluate('document.documentElement.children.length')).toBe(2);
  });

  it('steps through all places of an address, both ways and round', async () => {
    await open(
      `<a id="a" href="${tea}">one</a>${far}<a id="b" href="${tea}">two</a>${far}<a id="c" href="${tea}">three</a>`,
    );
    const steps: [Step, number, string][] = [
      ['first', 1, 'a'],
      ['next', 2, 'b'],
      ['next', 3, 'c'],
      ['next', 1, 'a'],
      ['previous', 3, 'c'],
      ['previous', 2, 'b'],
      ['first', 1, 'a'],
    ];
    for (const [step, at, id] of steps) {
      expect(await show(tea, step)).toEqual({ at, of: 3 });
      await ringAround(`document.querySelector('#${id}')`);
      expect(await focused()).toBe(id);
    }
  });

  it('goes on where the page was after the worker has died', async () => {
    await open(`<a id="a" href="${tea}">one</a> <a id="b" href="${tea}">two</a> <a id="c" href="${tea}">three</a>`);
    expect(await show(tea)).toEqual({ at: 1, of: 3 });
    await chromium.stopWorker();
    expect(await show(tea, 'next')).toEqual({ at: 2, of: 3 });
  });

  it.each([
    [
      'behind a closed shadow',
      '<x-card></x-card>',
      `card = document.querySelector('x-card').attachShadow({ mode: 'closed' }); card.innerHTML = '<a href="${tea}">tea</a>'; window.at = card.firstChild`,
    ],
    [
      'in an image map',
      `<img id="at" width="200" height="100" usemap="#m" src="data:,"><map name="m"><area shape="default" href="${tea}"></map>`,
      '',
    ],
    ['in a drawing', `<svg width="100" height="40"><a id="at" href="${tea}"><text y="20">tea</text></a></svg>`, ''],
    ['in an attribute', `<div id="at" data-href="${tea}">tea</div>`, ''],
    ['in a handler', `<button id="at" onclick="location.href='${tea}'">tea</button>`, ''],
    ['in a frame that it fills', `<iframe id="at" src="${tea}"></iframe>`, ''],
    ['in a form', `<form id="at" action="${tea}"><input></form>`, ''],
    [
      'in what is folded away, by what it is folded in',
      `<ul><li id="at">menu<ul style="display: none"><li><a href="${tea}">tea</a></li></ul></li></ul>`,
      '',
    ],
  ])('finds it %s', async (_, body, script) => {
    await open(`${far}${body}${far}`);
    if (script !== '') await page.evaluate(`${script}; undefined`);
    await eventually(
      () => show(tea),
      (answer) => answer !== null,
      'the link to be found',
    );
    expect(await show(tea)).toEqual({ at: 1, of: 1 });
    await ringAround('window.at ?? document.querySelector("#at")');
  });

  it('finds what is only text, whatever elements it is broken into', async () => {
    await open(
      `${far}<p>Tea: <span id="at">item.taobao.com/<b>item.htm?id=7</b></span> and more</p>${far}<p>item.taobao.com/item.htm?id=7</p>`,
    );
    const answer = await desk.settledReport(tabId);
    const link =
      answer.kind === 'report' ? answer.report.findings.find(({ source }) => source === 'text')?.link : undefined;
    expect(link).toBeDefined();
    expect(await show(link as string)).toEqual({ at: 1, of: 2 });
    await ringAround('document.querySelector("#at")');
  });

  it('goes through frames as through the page', async () => {
    await open(
      `<a id="top" href="${tea}">one</a>${far}<iframe id="frame" srcdoc='<a id="inner" href="${tea}">two</a>'></iframe>`,
    );
    await eventually(
      () => show(tea),
      (answer) => (answer as { of: number } | null)?.of === 2,
      'both to be known',
    );
    expect(await show(tea, 'next')).toEqual({ at: 2, of: 2 });
    expect(await focused()).toBe('frame');
    expect(await page.frames()[1]?.evaluate('document.activeElement.id')).toBe('inner');
    expect((await overlayOf(page))?.ring ?? null).toBeNull();
    expect(await show(tea, 'next')).toEqual({ at: 1, of: 2 });
    await ringAround('document.querySelector("#top")');
  });

  it('says nothing of what is nowhere any more, or was nowhere', async () => {
    await open(`<a href="${tea}">tea</a><p><a href="${cup}">cup</a></p>`);
    await page.evaluate('document.querySelector("p").remove()');
    expect(await show(cup)).toBeNull();
    expect(await show('https://nowhere.example/')).toBeNull();
  });
});
