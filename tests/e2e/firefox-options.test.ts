import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { eventually, serve } from './extension.ts';
import { Firefox } from './firefox.ts';

const address = 'https://mp.weixin.qq.com/s/hutong-demo-article';
const body = readFileSync(join(import.meta.dirname, '../demo/wechat-article.html'));

describe('the page with all settings in Firefox', () => {
  let firefox: Firefox;
  let desk: Desk;

  beforeAll(async () => {
    firefox = await Firefox.start();
    desk = await firefox.openDesk();
  });
  afterAll(() => firefox?.stop());

  it('switches a site off and on again, changes language and colours, and shows shortcuts', async () => {
    const page = await firefox.browser.newPage();
    await serve(page, [{ address, body }]);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(page);
    const badge = (title: RegExp) =>
      eventually(
        () => desk.badge(tabId),
        (seen) => title.test(seen.title),
        `the badge ${title}`,
      );
    expect((await badge(/walled/)).text).toBe('11');

    const options = await firefox.openPage('options.html');
    const words = (fits: RegExp) =>
      eventually(
        () => options('document.body.innerText'),
        (all) => fits.test(all as string),
        `the words ${fits}`,
      );
    await words(/Options/);
    await options(`(() => {
      const form = document.querySelectorAll('.site-form')[1];
      form.querySelector('input').value = 'weixin.qq.com';
      form.requestSubmit();
    })()`);
    expect(await badge(/off/)).toEqual({ text: '', title: 'Hutong: off for this site' });
    await words(/weixin\.qq\.com added\./);
    await options(`document.querySelector('[aria-label="Remove weixin.qq.com"]').click()`);
    expect((await badge(/walled/)).text).toBe('11');

    expect(await words(/Open Hutong/)).toMatch(/Alt\s*Shift\s*H[\s\S]*Alt\s*Shift\s*J[\s\S]*Alt\s*Shift\s*K/);
    await options(`document.querySelector('[type="radio"][value="dark"]').click()`);
    await eventually(
      () => options('getComputedStyle(document.body).backgroundColor'),
      (colour) => colour === 'rgb(26, 29, 32)',
      'dark colours',
    );
    await options(`(() => {
      const list = [...document.querySelectorAll('select')].at(-1);
      list.value = 'zh_CN';
      list.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await words(/设置/);
    await options('chrome.storage.local.clear()');
  });
});
