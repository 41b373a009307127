import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataAddress, makeCode } from '../code-pictures.ts';
import type { Desk, Inside } from './desk.ts';
import { eventually } from './extension.ts';
import { Firefox } from './firefox.ts';

const address = 'https://mp.weixin.qq.com/s/codes';
const stranger = 'https://pictures.example/stranger.png';
const link = (name: string) => `https://item.taobao.com/item.htm?id=${name}`;
const png = async (name: string) => (await makeCode(link(name), { scale: 5 })).png;

describe('looking for QR codes in Firefox', () => {
  let firefox: Firefox;
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    firefox = await Firefox.start();
    desk = await firefox.openDesk();
    page = await firefox.browser.newPage();
    const drawing = (await makeCode(link('drawing'))).svg.replace(/^[\s\S]*?<svg/, '<svg');
    const body = `<!doctype html><style>svg { inline-size: 150px; block-size: 150px }</style><img src="${stranger}">
      <div style="margin-block-start: 3000px"><img src="${dataAddress(await png('data'))}">${drawing}</div>`;
    const picture = await png('stranger');
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const known = request.url() === address || request.url() === stranger;
      const answer =
        request.url() === stranger
          ? { headers: { 'content-type': 'image/png' }, body: picture }
          : { headers: { 'content-type': 'text/html' }, body: known ? body : '' };
      request.respond({ status: known ? 200 : 404, ...answer }).catch(() => {});
    });
    await page.goto(address);
  });
  afterAll(() => firefox?.stop());

  const wordsOf = (popup: Inside) => popup(`document.querySelector('.qr')?.innerText ?? ''`) as Promise<string>;

  /** Presses the button that looks, in a popup that stands in a tab of its own, while the page is shown. */
  async function look(popup: Inside): Promise<string> {
    await eventually(
      () => wordsOf(popup),
      (words) => words !== '',
      'the button',
    );
    await page.bringToFront();
    await popup(`document.querySelector('.qr-line .button').click()`);
    return eventually(
      () => wordsOf(popup),
      // The verdict beside the last code comes with the next report.
      (words) => /found/.test(words) && !words.includes('Copy direct link'),
      'the outcome',
    );
  }

  it('finds them in what the page itself could read, and says what is left', async () => {
    const popup = await firefox.openPage(`popup.html?tab=${await desk.tabOf(page)}`);
    const words = await look(popup);
    expect(words).toContain('2 QR codes found');
    expect(words).toContain('1 picture could not be read');
    for (const name of ['data', 'drawing']) expect(words).toContain(link(name));
  });

  it('finds them on the screen after a click of the toolbar button', async () => {
    const popup = await firefox.openPage(`popup.html?tab=${await desk.tabOf(page)}`);
    await page.bringToFront();
    await firefox.clickToolbarButton();
    const words = await look(popup);
    expect(words).toContain('3 QR codes found');
    expect(words).toContain(link('stranger'));
    expect(words).not.toContain('could not be read');
  });
});
