import type { HTTPRequest, Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PageReport } from '../../engine/report.ts';
import { dataAddress, makeCode } from '../code-pictures.ts';
import { pagesMissing, savedPage } from '../saved-pages.ts';
import { violationsOf } from './axe.ts';
import { Browsing } from './browsing.ts';
import { Chromium } from './chromium.ts';
import { eventually } from './extension.ts';
import realPages from './qr.cases.json' with { type: 'json' };

const address = 'https://mp.weixin.qq.com/s/codes';
const other = 'https://pictures.example';

const link = (name: string) => `https://item.taobao.com/item.htm?id=${name}`;
const png = async (text: string, scale = 5, more = {}) => (await makeCode(text, { scale, ...more })).png;
const data = async (text: string, scale = 5, more = {}) => dataAddress(await png(text, scale, more));

/** Addresses that pages of these tests are made from, with what is there. */
type Site = Readonly<Record<string, string | Buffer>>;

describe('looking for QR codes', () => {
  const browsing = new Browsing(() => Chromium.start());
  const open = () => browsing.driven.openPopup(browsing.page);
  /** What pages, popups and the worker asked the network for. */
  let asked: string[];

  beforeEach(async () => {
    await browsing.page.setViewport({ width: 1_000, height: 800 });
    asked = [];
  });

  async function visit(site: Site, at = address): Promise<number> {
    const { page, desk } = browsing;
    await page.setRequestInterception(true);
    page.on('request', (request: HTTPRequest) => {
      asked.push(request.url());
      const body = site[request.url()];
      const isPage = typeof body === 'string';
      const headers = {
        'content-type': isPage ? 'text/html; charset=utf-8' : 'image/png',
        'content-security-policy': "script-src 'none'",
      };
      void request.respond({ status: body === undefined ? 404 : 200, headers, body: body ?? '' }).catch(() => {});
    });
    await page.goto(at, { waitUntil: 'load' });
    return desk.tabOf(page);
  }

  /** Presses the button that looks, and waits for the outcome. */
  async function look(popup: Page): Promise<string> {
    await popup.$eval('.qr-line .button', (button) => (button as HTMLElement).click());
    return eventually(
      () => popup.$eval('.qr', (panel) => `${panel.ariaBusy} ${(panel as HTMLElement).innerText}`),
      (words) => /^false (?!Look for)/.test(words),
      'the end of the look',
    );
  }

  const codes = (popup: Page) => popup.$$eval('.code-words', (all) => all.map((one) => one.textContent).sort());

  const found = (report: PageReport) =>
    report.findings
      .filter(({ source }) => source === 'qr')
      .map(({ link, count, effect }) => `${effect} ${count} ${link}`)
      .sort();

  it('does not make the page load what it has not loaded', async () => {
    // Comes first: later on Chromium itself loads even pictures that are far off.
    const fresh = 'https://mp.weixin.qq.com/s/lazy';
    await visit(
      {
        [fresh]: `<!doctype html><body style="block-size: 30000px"><img src="${other}/lazy.png" loading="lazy"
        style="position: absolute; inset-block-start: 25000px" width="150" height="150">`,
        [`${other}/lazy.png`]: await png(link('lazy')),
      },
      fresh,
    );
    const pictures = () => asked.filter((one) => one.endsWith('.png'));
    expect(pictures()).toEqual([]);
    const popup = await open();
    expect(await look(popup)).toContain('1 picture could not be read');
    expect(pictures()).toEqual([]);
  });

  it('finds them in pictures, backgrounds, canvas and drawings, and judges them as any link', async () => {
    const tabId = await visit({
      [address]: `<!doctype html><title>Codes</title>
        <style>
          body { margin: 0; background: #fff } img, svg, canvas, video, i { inline-size: 150px; block-size: 150px; margin: 12px }
          #far { background: url(${other}/background.png) 0 / 100%; display: inline-block }
          #near { background: url(${await data(link('near'))}) 0 / 100%; display: inline-block }
        </style>
        <img src="${other}/stranger.png">
        <i id="far"></i>
        <div style="margin-block-start: 2000px">
          <img src="${await data(link('data'))}">
          <img src="/same.png">
          <img src="${await data(link('inverted'), 5, { invert: true })}">
          <canvas width="500" height="250"></canvas>
          <video muted></video>
          <img src="${await data(link('large'), 70)}">
          <div><template shadowrootmode="open"><img src="${await data(link('shadow'))}" width="150"></template></div>
          ${(await makeCode(link('drawing'))).svg.replace(/^[\s\S]*?<svg/, '<svg')}
          <i id="near"></i>
        </div>`,
      'https://mp.weixin.qq.com/same.png': await png(link('same')),
      [`${other}/stranger.png`]: await png(link('stranger')),
      [`${other}/background.png`]: await png(link('background')),
    });
    await browsing.page.evaluate(
      async (one, two, moving) => {
        const draw = async (canvas: HTMLCanvasElement, left: number, address: string) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          canvas.getContext('2d')?.drawImage(image, left, 0, 240, 240);
        };
        const canvas = document.querySelector('canvas') as HTMLCanvasElement;
        await draw(canvas, 0, one);
        await draw(canvas, 250, two);
        const film = document.createElement('canvas');
        film.width = film.height = 240;
        await draw(film, 0, moving);
        const video = document.querySelector('video') as HTMLVideoElement;
        video.srcObject = film.captureStream();
        await video.play();
      },
      await data(link('canvas-1')),
      await data(link('canvas-2')),
      await data(link('video')),
    );
    const popup = await open();
    asked = [];
    const names = [
      'background',
      'canvas-1',
      'canvas-2',
      'data',
      'drawing',
      'inverted',
      'large',
      'near',
      'same',
      'shadow',
      'stranger',
      'video',
    ];
    expect(await look(popup)).toContain('12 QR codes found');
    expect(await codes(popup)).toEqual(names.map(link));
    expect(found(await browsing.report(tabId))).toEqual(names.map((name) => `unlinked 1 ${link(name)}`));
    expect(asked).toEqual([]);
    await eventually(
      () => popup.$eval('.sentence', (sentence) => sentence.textContent),
      (sentence) => sentence === 'All 12 links to other platforms are walled here.',
      'a sentence that counts the codes',
    );
    await eventually(
      () => browsing.desk.badge(tabId),
      ({ text }) => text === '12',
      'the badge',
    );
    expect(await violationsOf(popup)).toEqual([]);
  });

  it('tells what it could not read, and reads it once it is on the screen', async () => {
    await visit({
      [address]: `<!doctype html><body style="margin: 0; block-size: 3000px">
        <img src="${other}/below.png" style="position: absolute; inset-block-start: 1500px" width="150" height="150">`,
      [`${other}/below.png`]: await png(link('below')),
    });
    let popup = await open();
    const before = await look(popup);
    expect(before).toContain('No QR code found');
    expect(before).toContain('1 picture could not be read');
    await browsing.page.evaluate(() => scrollTo(0, 1_300));
    await browsing.page.bringToFront();
    popup = await open();
    expect(await look(popup)).not.toContain('could not be read');
    expect(await codes(popup)).toEqual([link('below')]);
    await browsing.page.evaluate(() => scrollTo(0, 0));
    await browsing.page.bringToFront();
    popup = await open();
    const after = await look(popup);
    expect(after).not.toContain('could not be read');
    expect(after).toContain('1 QR code found');
  });

  it('keeps them with the page, through the worker’s death, until the page is left', async () => {
    const tabId = await visit({
      [address]: `<!doctype html><img src="${await data(link('kept'))}">`,
      'https://mp.weixin.qq.com/s/next': '<!doctype html>next',
    });
    await look(await open());
    await browsing.driven.stopWorker();
    await eventually(
      () => browsing.report(tabId),
      (report) => found(report).length === 1,
      'the code after the worker’s death',
    );
    await browsing.page.bringToFront();
    const popup = await open();
    await popup.waitForSelector('.code');
    expect(await codes(popup)).toEqual([link('kept')]);
    await browsing.page.goto('https://mp.weixin.qq.com/s/next');
    expect(found(await browsing.report(tabId))).toEqual([]);
    await browsing.page.bringToFront();
    expect(await (await open()).$('.code')).toBeNull();
  });

  it('tells what is no address as the text that it is', async () => {
    await visit({
      [address]: `<!doctype html><img src="${await data('WIFI:S:hutong;T:WPA;P:secret;;')}"><img src="${await data('https://nobody.example/a')}">`,
    });
    const popup = await open();
    await look(popup);
    expect(await codes(popup)).toEqual(['WIFI:S:hutong;T:WPA;P:secret;;', 'https://nobody.example/a']);
  });

  it('sees on the screen what a stranger’s frame shows, and says that it saw no more of it', async () => {
    await visit({
      [address]: `<!doctype html><iframe src="${other}/frame" width="400" height="300"></iframe>`,
      [`${other}/frame`]: `<!doctype html><img src="${await data(link('framed'))}" width="150">`,
    });
    const popup = await open();
    expect(await look(popup)).toContain('In 1 embedded frame only what is on the screen was looked at');
    expect(await codes(popup)).toEqual([link('framed')]);
  });

  it('leaves the page as it was', async () => {
    await visit({
      [address]: `<!doctype html><title>t</title><img src="${await data(link('left'))}"><img src="${other}/x.png"><canvas></canvas>
        <svg width="99" height="99"><rect width="9" height="9"/></svg>`,
      [`${other}/x.png`]: await png(link('x')),
    });
    await browsing.page.evaluate(() => {
      const globals = window as unknown as { changes: number; names: string[] };
      globals.changes = 0;
      globals.names = Object.getOwnPropertyNames(window);
      const note = (records: MutationRecord[]) => {
        globals.changes += records.length;
      };
      new MutationObserver(note).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    const before = await browsing.page.content();
    expect(await look(await open())).toContain('2 QR codes found');
    expect(await browsing.page.content()).toBe(before);
    const after = await browsing.page.evaluate(() => {
      const { changes, names } = window as unknown as { changes: number; names: string[] };
      return { changes, added: Object.getOwnPropertyNames(window).filter((name) => !names.includes(name)) };
    });
    expect(after).toEqual({ changes: 0, added: ['names'] });
  });

  it('can be stopped', async () => {
    const images = await Promise.all(Array.from({ length: 20 }, (_, i) => data(link(`n${i}`), 12)));
    await visit({ [address]: `<!doctype html>${images.map((src) => `<img src="${src}" width="50">`).join('')}` });
    const popup = await open();
    await popup.evaluate(() => {
      const press = () => document.querySelector<HTMLElement>('.qr-line .button')?.click();
      press();
      setTimeout(press);
    });
    await popup.waitForSelector('.qr[aria-busy="false"]');
    expect(await popup.$eval('.qr', (panel) => (panel as HTMLElement).innerText)).toContain('Look for QR codes');
    expect(await look(popup)).toContain('20 QR codes found');
  });

  it('the saved pages are here', ({ skip }) => {
    if (pagesMissing !== null) skip(pagesMissing);
  });

  it.runIf(pagesMissing === null).each(realPages.pages)('finds in $page what is there', async (real) => {
    const saved = savedPage(real.page, real.address);
    await visit({ [real.address]: saved.body.toString() }, real.address);
    const popup = await open();
    asked = [];
    await look(popup);
    expect(await codes(popup)).toEqual(real.codes);
    expect(asked).toEqual([]);
  });
});
