import { afterEach, describe, expect, it, vi } from 'vitest';
import { answers } from './fixtures.ts';
import { closeAll, Reader } from './reader.tsx';

afterEach(closeAll);

async function unfoldDestinations(reader: Reader): Promise<void> {
  for (const button of reader.all<HTMLButtonElement>('[data-kind="destination"] button')) await reader.click(button);
}

/** The row of a link that has these words in it, unfolded. */
async function unfolded(reader: Reader, words: string): Promise<Element> {
  await unfoldDestinations(reader);
  const row = reader.all('[data-kind="link"]').find((one) => one.textContent?.includes(words));
  if (row === undefined) throw new Error(`No link "${words}"`);
  const button = row.querySelector('button') as HTMLButtonElement;
  if (button.getAttribute('aria-expanded') === 'false') await reader.click(button);
  return row;
}

describe('passcodes', () => {
  it('stand behind the links, with the words to be pasted, and are said not to be judged', async () => {
    const reader = new Reader(answers.disguised);
    const sections = reader.all('.group').map((one) => one.dataset.section);
    expect(sections).toEqual(['walled', 'unknown', 'buttons', 'passcodes']);
    expect(reader.words('[data-section=passcodes] .group-heading')).toBe('Passcodes 22 passcodes');
    expect(reader.words('[data-section=passcodes] .group-note')).toContain('not judged');
    const [first] = reader.all<HTMLButtonElement>('[data-section=passcodes] button');
    expect(first?.textContent).toContain('￥hUtDemo8xQ2￥');
    expect(first?.textContent).toContain('×2');
    await reader.click(first as HTMLButtonElement);
    expect(reader.words('.passcode-words')).toContain('手作茶杯');
    expect(reader.words('.passcode')).toContain('May belong to Taobao or Xianyu');
  });

  it('are copied as they stand, and that is said aloud', async () => {
    const onCopy = vi.fn(async () => {});
    const reader = new Reader(answers['only-passcodes'], { onCopy });
    await reader.click(reader.button('Copy passcode'));
    expect(onCopy).toHaveBeenCalledWith('3￥hUtDemo8xQ2￥ https://m.tb.cn/h.f8Xk2Qa 手作茶杯，点击链接直接打开');
    expect(reader.words('.main > .hidden')).toBe('Passcode copied.');
  });

  it('are not walled links, and yet a page that has nothing else is not empty', () => {
    const reader = new Reader(answers['only-passcodes'], { language: 'zh_CN' });
    expect(reader.words('.sentence')).toBe('本页没有指向已知平台的链接。不过，页中有 1 个口令。');
    expect(reader.all('.state')).toEqual([]);
    expect(reader.words('[data-section=passcodes] h3')).toContain('淘宝或闲鱼');
  });

  it('without a code are told as the whole text', () => {
    const reader = new Reader(answers.disguised);
    expect(reader.words('[data-section=passcodes] li + li button')).toContain('the whole text');
  });
});

describe('links in disguise', () => {
  it('say where they stand, if not as an ordinary link', async () => {
    const reader = new Reader(answers.disguised);
    await unfoldDestinations(reader);
    expect(reader.all('.link-source').map((one) => one.textContent)).toEqual([
      'a drawing (SVG)',
      'running text',
      'a data attribute',
      'a click handler',
    ]);
  });

  it('tell of a wrapper that no rule lists that it only looks like one', async () => {
    const reader = new Reader(answers.disguised);
    const row = await unfolded(reader, '京东同款');
    expect(row.textContent).toContain('Looks like a redirect that is not in the rules');
    expect(row.textContent).toContain('Likely target');
    expect(row.textContent).not.toContain('True target');
    expect(row.textContent).toContain('The address inside is judged');
  });

  it('tell where words show another address', async () => {
    const reader = new Reader(answers.disguised);
    const row = await unfolded(reader, '年货节');
    expect(row.querySelector('button')?.textContent).toContain('Text shows taobao.com, link leads to douyin.com');
    expect(row.querySelector('.facts')?.textContent).toContain('https://www.taobao.com/sale');
  });

  it('tell what an address was before the page changed it', async () => {
    const reader = new Reader(answers.disguised);
    const row = await unfolded(reader, '优惠链接');
    expect(row.querySelector('button')?.textContent).toContain('Was item.taobao.com before it was clicked');
    expect(row.querySelector('.facts')?.textContent).toContain('https://item.taobao.com/item.htm?id=14312037600');
  });

  it('say nothing of the kind of ordinary links', async () => {
    const reader = new Reader(answers['wechat-article']);
    await unfoldDestinations(reader);
    expect(reader.all('.link-note, .link-source')).toEqual([]);
  });

  it('that only share or sign in are folded in a row of their own', async () => {
    const reader = new Reader(answers.disguised);
    const fold = reader.button('Share and login buttons');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    expect(reader.words('[data-section=unknown]')).not.toContain('WeChat');
    await reader.click(fold);
    expect(reader.words('[data-section=buttons] h3')).toContain('WeChat');
  });
});

describe('what was read of a page', () => {
  it('is one line, and unfolded what was not read, and why', async () => {
    const reader = new Reader(answers.disguised);
    const line = reader.one<HTMLButtonElement>('.coverage button');
    expect(line.textContent).toMatch(/^Read 16 addresses and text, 2 of 3 frames; incomplete$/);
    await reader.click(line);
    expect(reader.all('.missed li').map((one) => one.textContent?.split(/[:,.]/)[0])).toEqual([
      'Links',
      'Running text',
      '1 embedded frame',
      '1 closed part of the page (shadow root)',
      '24 pictures',
      '2 canvases',
    ]);
  });

  it('has nothing to unfold where all of it was read', () => {
    const reader = new Reader(answers['wechat-article']);
    expect(reader.all('.coverage button')).toEqual([]);
    expect(reader.words('.coverage')).toBe('Read 47 addresses and text, 2 of 2 frames');
  });
});

describe('a page that cannot be read', () => {
  it.each([
    ['en', 'switch on “Allow access to file URLs”'],
    ['zh_CN', '开启“允许访问文件网址”'],
  ] as const)('says what to switch on for files, in %s', (language, words) => {
    const reader = new Reader({ kind: 'no-access' }, { language });
    expect(reader.words('.state')).toContain(words);
  });
});
