import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Filter, filtered, noFilter, Search } from '../../components/filter.ts';
import { type Language, textIn } from '../../components/text.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import cases from './filter.cases.json';
import { answers, reportNamed } from './fixtures.ts';
import { closeAll, Reader } from './reader.tsx';

afterEach(closeAll);

interface Case {
  readonly name: string;
  readonly page: keyof typeof answers;
  readonly language?: Language;
  readonly filter: Partial<Filter>;
  readonly expect: readonly string[];
}

describe('a filter', () => {
  for (const { name, page, language = 'en', filter, expect: expected } of cases as readonly Case[]) {
    it(name, () => {
      const report = reportNamed(page);
      const search = new Search(report, textIn(language));
      const { findings } = filtered(report, { ...noFilter, ...filter }, search);
      expect(findings.map(({ link }) => link).sort()).toEqual([...expected].sort());
    });
  }

  it('counts for every bucket what would be shown without a choice of buckets', () => {
    const report = reportNamed('weibo');
    const search = new Search(report, textIn('en'));
    const counts = (filter: Partial<Filter>) => filtered(report, { ...noFilter, ...filter }, search).counts;
    const all = [
      ['walled', 4],
      ['interstitial', 1],
      ['unknown', 2],
      ['own', 1],
    ];
    expect(counts({})).toEqual(all);
    expect(counts({ buckets: ['walled'] })).toEqual(all);
    expect(counts({ words: 'taobao' })).toEqual([
      ['walled', 0],
      ['interstitial', 1],
      ['unknown', 1],
      ['own', 0],
    ]);
  });
});

describe('the part that narrows the list', () => {
  const field = (reader: Reader) => reader.one<HTMLInputElement>('.filter');

  async function type(reader: Reader, words: string): Promise<void> {
    await act(async () => {
      field(reader).value = words;
      field(reader).dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  async function press(key: string, on: EventTarget = document.activeElement ?? document.body): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    await act(async () => void on.dispatchEvent(event));
    return event;
  }

  const result = (reader: Reader) => reader.words('.filter-result');
  const chip = (reader: Reader, words: string) => reader.button(words, reader.one('.chips'));

  it('says how many links there are, and how many of them are shown', async () => {
    const reader = new Reader(answers.weibo);
    expect(result(reader)).toBe('8 links');
    await type(reader, 'douyin');
    expect(result(reader)).toBe('2 of 8 links');
    expect(reader.one('.filter-result').getAttribute('role')).toBe('status');
    expect(reader.all('.group').map((one) => one.dataset.section)).toEqual(['walled']);
  });

  it('says it in Chinese', async () => {
    const reader = new Reader(answers.weibo, { language: 'zh_CN' });
    await type(reader, 'douyin');
    expect(result(reader)).toBe('显示 2 条，共 8 条链接');
  });

  it('unfolds what was searched for, and folds it again afterwards', async () => {
    const reader = new Reader(answers.weibo);
    await type(reader, 'douyin');
    expect(reader.all('.links > li')).toHaveLength(2);
    await type(reader, '');
    expect(reader.all('.links > li')).toHaveLength(0);
  });

  it('leaves folded what nobody could look through', async () => {
    const reader = new Reader(answers.many);
    await type(reader, 'douyin');
    expect(result(reader)).toBe('60 of 300 links');
    expect(reader.all('.links > li')).toHaveLength(0);
  });

  it('shows only the buckets whose chips are pressed', async () => {
    const reader = new Reader(answers.weibo);
    expect(chip(reader, 'All').getAttribute('aria-pressed')).toBe('true');
    await reader.click(chip(reader, 'Interstitial'));
    await reader.click(chip(reader, 'Own links'));
    expect(reader.all('.group').map((one) => one.dataset.section)).toEqual(['interstitial', 'own']);
    expect(chip(reader, 'All').getAttribute('aria-pressed')).toBe('false');
    await reader.click(chip(reader, 'Own links'));
    expect(reader.all('.group').map((one) => one.dataset.section)).toEqual(['interstitial']);
    await reader.click(chip(reader, 'All'));
    expect(reader.all('.group')).toHaveLength(4);
  });

  it('shows only links to rivals, where there are others too', async () => {
    const reader = new Reader(answers.weibo);
    await reader.click(chip(reader, 'Only rivals'));
    expect(result(reader)).toBe('6 of 8 links');
    expect(reader.all('.group').map((one) => one.dataset.section)).toEqual(['walled', 'interstitial', 'unknown']);
    closeAll();
    expect(new Reader(answers.many).words('.chips')).not.toContain('Only rivals');
  });

  it('asks nobody about rivals on a page of no platform', () => {
    const reader = new Reader(answers.blog);
    expect(reader.words('.chips')).not.toContain('Only rivals');
  });

  it('takes the focus at /, but not while something is typed', async () => {
    const reader = new Reader(answers.weibo);
    expect((await press('/')).defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(field(reader));
    expect((await press('/')).defaultPrevented).toBe(false);
    reader.one('.day input').focus();
    expect((await press('/')).defaultPrevented).toBe(false);
  });

  it('shows everything again at Esc, and leaves that key alone where everything is shown', async () => {
    const reader = new Reader(answers.weibo);
    await type(reader, 'douyin');
    await reader.click(chip(reader, 'Walled'));
    expect((await press('Escape', reader.button('Douyin'))).defaultPrevented).toBe(true);
    expect(field(reader).value).toBe('');
    expect(result(reader)).toBe('8 links');
    expect(document.activeElement).toBe(field(reader));
    expect((await press('Escape')).defaultPrevented).toBe(false);
  });

  it('says plainly that no link fits, with a way back', async () => {
    const reader = new Reader(answers.weibo);
    await type(reader, 'kuaishou');
    expect(result(reader)).toBe('0 of 8 links');
    expect(reader.words('.filter-none')).toBe('No link fits. Show all again');
    expect(reader.all('.copy-list')).toHaveLength(0);
    await reader.click(reader.button('Show all again'));
    expect(result(reader)).toBe('8 links');
    expect(document.activeElement).toBe(field(reader));
  });

  it('walks from the field through the rows and back with the arrow keys', async () => {
    const reader = new Reader(answers.weibo);
    const rows = reader.all('.body .disclosure-button');
    field(reader).focus();
    await press('ArrowDown');
    expect(document.activeElement).toBe(rows[0]);
    await press('ArrowDown');
    expect(document.activeElement).toBe(rows[1]);
    await press('ArrowUp');
    await press('ArrowUp');
    expect(document.activeElement).toBe(field(reader));
    rows.at(-1)?.focus();
    expect((await press('ArrowDown')).defaultPrevented).toBe(false);
  });

  it('keeps what was typed when the page has more to tell', async () => {
    const reader = new Reader(answers.weibo);
    await type(reader, 'douyin');
    reader.props.answer = answers['weibo-then'];
    reader.draw();
    expect(field(reader).value).toBe('douyin');
    expect(result(reader)).toBe('1 of 6 links');
  });

  it('narrows the platforms of a page of no platform as well', async () => {
    const reader = new Reader(answers.blog);
    await type(reader, '淘宝');
    const names = reader.all('.group[data-section=elsewhere] h3 .name').map((one) => one.textContent);
    expect(names).toEqual(['Taobao 淘宝']);
    await reader.click(chip(reader, 'Interstitial'));
    expect(reader.all('.group[data-section=elsewhere]')).toHaveLength(0);
  });

  it('is not there for a single link', () => {
    const reader = new Reader(answers['only-passcodes']);
    expect(reader.all('.tools')).toHaveLength(0);
  });
});

describe('a list of ten thousand links', () => {
  const hosts = ['www.douyin.com/video/', 'item.jd.com/', 'item.taobao.com/item.htm?id=', 'www.bilibili.com/video/av'];
  const first = reportNamed('many').findings[0];
  if (first === undefined) throw new Error('The fixture has lost its findings.');
  const findings = Array.from({ length: 10_000 }, (_, i) => {
    const link = `https://${hosts[i % hosts.length]}${i}`;
    const to = ['douyin', 'jd', 'taobao', 'bilibili'][i % hosts.length] as string;
    return { ...first, link, target: link, chain: [link], to, text: `第 ${i} 条` };
  });
  const answer: ReportAnswer = { kind: 'report', report: { ...reportNamed('many'), findings } };
  const elements = (reader: Reader) => reader.all('*').length;

  it('makes no more rows than are looked at, folded, unfolded and searched', async () => {
    const reader = new Reader(answer);
    expect(reader.words('.filter-result')).toBe('10,000 links');
    expect(elements(reader)).toBeLessThan(500);
    await reader.click(reader.button('Douyin'));
    expect(reader.all('.links > li')).toHaveLength(40);
    expect(elements(reader)).toBeLessThan(1_500);
    const field = reader.one<HTMLInputElement>('.filter');
    await act(async () => {
      field.value = '第 9999 条';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(reader.words('.filter-result')).toBe('1 of 10,000 links');
    expect(reader.words('.links')).toContain('bilibili.com/video/av9999');
  });

  it('shows the next rows when the reader has scrolled to the end of those that are there', async () => {
    let seen: (entries: readonly { readonly isIntersecting: boolean }[]) => void = () => {};
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(callback: typeof seen) {
          seen = callback;
        }
        observe(): void {}
        disconnect(): void {}
      },
    );
    const reader = new Reader(answer);
    await reader.click(reader.button('Douyin'));
    await act(async () => seen([{ isIntersecting: false }]));
    expect(reader.all('.links > li')).toHaveLength(40);
    await act(async () => seen([{ isIntersecting: true }]));
    expect(reader.all('.links > li')).toHaveLength(80);
    vi.unstubAllGlobals();
  });

  it('is copied whole', async () => {
    const onCopy = vi.fn(async (_words: string) => {});
    const reader = new Reader(answer, { onCopy });
    await reader.click(reader.button('text', reader.one('.copy-list')));
    expect(onCopy.mock.calls[0]?.[0].match(/^ {4}\S/gm)).toHaveLength(10_000);
  });
});
