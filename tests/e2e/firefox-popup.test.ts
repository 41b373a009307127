import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { eventually, serve } from './extension.ts';
import { Firefox } from './firefox.ts';

const address = 'https://mp.weixin.qq.com/s/hutong-demo-article';
const body = readFileSync(join(import.meta.dirname, '../demo/wechat-article.html'));

describe('the popup in Firefox', () => {
  let firefox: Firefox;
  let desk: Desk;

  beforeAll(async () => {
    firefox = await Firefox.start();
    desk = await firefox.openDesk();
  });
  afterAll(() => firefox?.stop());

  it('says the same as in Chromium, down to the sources', async () => {
    const page = await firefox.browser.newPage();
    await serve(page, [{ address, body }]);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const popup = await firefox.openPage(`popup.html?tab=${await desk.tabOf(page)}`);
    await eventually(
      () => popup(`document.querySelector('.sentence')?.textContent ?? ''`),
      (sentence) => sentence === 'All 11 links to other platforms are walled here.',
      'the sentence',
    );
    await popup(`(async () => {
      for (let folded; (folded = document.querySelector('button[aria-expanded="false"]:not([data-kind="history"] *, .share *, .wrong-verdict *)')); ) {
        folded.click();
        await new Promise((next) => setTimeout(next));
      }
    })()`);
    const sources = await popup(`[...document.querySelectorAll('a[target]')].map(({ href }) => href)`);
    expect(sources).toContain('https://github.com/lkytal/gm/issues/43');
    expect(await popup(`document.querySelector('.popup').textContent`)).toContain('小红书');
    await popup(`document.querySelector('[data-kind="history"] button').click()`);
    const periods = `[...document.querySelectorAll('.period')].map(({ textContent }) => textContent).join('; ')`;
    await eventually(
      () => popup(periods),
      (words) => /since 23 October 2020.*: Not clickable, .*this decided/.test(words as string),
      'the history of a pair',
    );
    await popup(`(() => {
      const field = document.querySelector('input[type="date"]');
      field.value = '2019-10-01';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await eventually(
      () => popup(`document.querySelector('.sentence').textContent`),
      (sentence) => (sentence as string).startsWith('On 1 October 2019, '),
      'the sentence of another day',
    );
  });
});
