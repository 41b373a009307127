import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Browsing } from './browsing.ts';
import { eventually } from './extension.ts';
import { Firefox } from './firefox.ts';

const address = 'https://mp.weixin.qq.com/s/hutong-demo-article';
const body = readFileSync(join(import.meta.dirname, '../demo/wechat-article.html'));

describe('the popup in Firefox', () => {
  const browsing = new Browsing(() => Firefox.start());

  it('says the same as in Chromium, down to the sources', async () => {
    const popup = await browsing.driven.openPage(`popup.html?tab=${await browsing.visit({ address, body })}`);
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

  it('narrows the list by what is typed', async () => {
    const popup = await browsing.driven.openPage(`popup.html?tab=${await browsing.visit({ address, body })}`);
    const result = `document.querySelector('.filter-result')?.textContent ?? ''`;
    await eventually(
      () => popup(result),
      (words) => words === '13 links',
      'the list',
    );
    await popup(`document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }))`);
    expect(await popup(`document.activeElement.className`)).toBe('filter');
    await popup(`(() => {
      document.activeElement.value = '抖音';
      document.activeElement.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await eventually(
      () => popup(result),
      (words) => words === '2 of 13 links',
      'the links to Douyin',
    );
  });

  it('has the same in a panel, which follows the reader from tab to tab', async () => {
    const panel = await browsing.driven.openPage('sidepanel.html');
    const sentence = () => panel(`document.querySelector('.sentence')?.textContent ?? ''`);
    await eventually(sentence, (words) => words === 'Hutong cannot read this page.', 'the panel over itself');
    await browsing.visit({ address, body });
    await browsing.page.bringToFront();
    await eventually(
      sentence,
      (words) => words === 'All 11 links to other platforms are walled here.',
      'the panel over the article',
    );
  });
});
