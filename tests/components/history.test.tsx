import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type PairHistory, pairHistory } from '../../engine/history.ts';
import type { Milestone } from '../../engine/types.ts';
import { answers, reportNamed } from './fixtures.ts';
import { closeAll, Reader } from './reader.tsx';
import { rulebook, today } from './rulebook.ts';

afterEach(closeAll);

const milestones: readonly Milestone[] = [
  {
    id: 'meeting',
    date: '2021-09-09',
    name: { en: 'The ministry calls in the platforms', zh: '工信部召集各平台' },
    evidence: [],
  },
  {
    id: 'deadline',
    date: '2021-09-17',
    name: { en: 'Links have to open by then', zh: '限期恢复外链访问' },
    note: { en: 'A first step of several.', zh: '分步推进的第一步。' },
    evidence: [{ url: 'https://source.example/deadline', title: 'The deadline', kind: 'news' }],
  },
  { id: 'later', date: '2024-01', name: { en: 'Something later', zh: '后来的事' }, evidence: [] },
];

/** Opens the first link to a destination, and the history behind it. */
async function openHistory(reader: Reader, destination: string): Promise<void> {
  await reader.unfold(destination);
  await reader.click(reader.button('History:'));
}

/** Rows as one hears them: the name of the list, then its periods. */
function heard(reader: Reader): string[][] {
  return reader.all('.timeline-row').map((row) => {
    const list = row.querySelector('ol');
    const name = reader.one(`#${CSS.escape(list?.getAttribute('aria-labelledby') ?? '')}`).textContent ?? '';
    return [name, ...[...row.querySelectorAll('.timeline-track .hidden')].map((one) => one.textContent ?? '')];
  });
}

describe('the history of a pair', () => {
  it('is asked for once it is unfolded, and not before', async () => {
    const reader = new Reader(answers['wechat-article']);
    await reader.unfold('Taobao');
    expect(reader.props.onHistory).not.toHaveBeenCalled();
    await reader.click(reader.button('History: WeChat → Taobao'));
    expect(reader.props.onHistory).toHaveBeenCalledExactlyOnceWith('wechat', 'taobao');
  });

  it('is a list of periods for each place, and says which of them decided', async () => {
    const reader = new Reader(answers['wechat-article']);
    await openHistory(reader, 'Taobao');
    expect(heard(reader)).toEqual([
      ['articles', 'since 23 October 2020: Not clickable, 1 source; this decided'],
      [
        'direct chat',
        'from November 2013 or earlier until 17 September 2021: Copy to a browser, 3 sources',
        'from 17 September 2021 until 29 November 2021: No record',
        'since 29 November 2021: Opens, 2 sources',
      ],
      [
        'group chat',
        'from November 2013 or earlier until 17 September 2021: Copy to a browser, 3 sources',
        'from 17 September 2021 until 30 November 2021: No record',
        'since 30 November 2021: Opens, 3 sources',
      ],
      ['Moments', 'since November 2013: Copy to a browser, 2 sources'],
    ]);
  });

  it('is heard in Chinese', async () => {
    const reader = new Reader(answers['wechat-article'], { language: 'zh_CN' });
    await reader.unfold('淘宝');
    await reader.click(reader.button('历年记录：微信 → 淘宝'));
    expect(heard(reader).slice(0, 2)).toEqual([
      ['公众号文章', '2020年10月23日起：不可点击，1 个来源；判定依据'],
      [
        '单聊',
        '2013年11月或更早至 2021年9月17日：需复制到浏览器，3 个来源',
        '2021年9月17日至 2021年11月29日：无记录',
        '2021年11月29日起：可直达，2 个来源',
      ],
    ]);
  });

  it('draws a period where it lies between 2008 and today, with its word and pattern', async () => {
    const reader = new Reader(answers['wechat-article']);
    await openHistory(reader, 'Taobao');
    // 22 November 2026 is day 6,900 after 1 January 2008; November 2013 begins on day 2,131, 17 September 2021 is day 5,008.
    const [, bar] = reader.all<HTMLButtonElement>('.period');
    expect(bar?.style.insetInlineStart).toBe('30.88%');
    expect(bar?.style.inlineSize).toBe('41.70%');
    expect(bar?.dataset.section).toBe('walled');
    expect(bar?.querySelector('.period-word')?.textContent).toBe('Copy to a browser');
  });

  it('draws what nobody has confirmed for long paler from that day on', async () => {
    const reader = new Reader(answers['wechat-article']);
    await openHistory(reader, 'Taobao');
    const known = reader.all('.period').map((one) => one.style.getPropertyValue('--known'));
    // Articles: 23 October 2020 to 22 November 2026 are 2,221 days, of which 1,404 up to 27 August 2024 are confirmed.
    expect(known[0]).toBe('63.21%');
    // A period that is over needs no confirmation.
    expect(known[1]).toBe('100.00%');
    expect(reader.words('.timeline-key')).toContain('may have changed');
  });

  it('unfolds the record behind a bar, one at a time', async () => {
    const reader = new Reader(answers['wechat-article']);
    await openHistory(reader, 'Taobao');
    const [first, second] = reader.all<HTMLButtonElement>('.period');
    await reader.click(second as HTMLElement);
    expect(second?.getAttribute('aria-expanded')).toBe('true');
    const panel = document.getElementById(second?.getAttribute('aria-controls') ?? '');
    expect(panel?.textContent).toContain('wechat-taobao-2013-11');
    expect(panel?.textContent).toContain('SinceNov 2013 or earlier');
    expect(panel?.querySelectorAll('.sources a')).toHaveLength(3);
    await reader.click(first as HTMLElement);
    expect(reader.all('.timeline-record')).toHaveLength(1);
    expect(reader.words('.timeline-record')).toContain('wechat-article-any-2020-10');
    await reader.click(first as HTMLElement);
    expect(reader.all('.timeline-record')).toHaveLength(0);
  });

  it('lists walls that no bar stands for', async () => {
    const reader = new Reader(answers['wechat-article']);
    await openHistory(reader, 'Taobao');
    await reader.click(reader.button('Further records 1'));
    expect(reader.words('.history .records')).toBe(
      'the page rewards people for sharing it Copy to a browser since 28 Oct 2019',
    );
  });

  it('is there for a verdict that depends, and for links that may lead to several platforms', async () => {
    const reader = new Reader(answers['wechat-web']);
    await reader.unfold('Taobao');
    expect(reader.button('History: WeChat → Taobao')).toBeDefined();
    closeAll();
    const ambiguous = new Reader(answers['wechat-article']);
    await ambiguous.click(ambiguous.button('Taobao'));
    await ambiguous.click(ambiguous.button('m.tb.cn'));
    const titles = ambiguous.all('.history h5').map((one) => one.textContent);
    expect(titles).toEqual(['History: WeChat → Taobao', 'History: WeChat → Xianyu']);
  });

  it('is not offered where nothing was ever recorded, nor where a target is hidden', async () => {
    const reader = new Reader(answers.weibo);
    await reader.unfold('Tmall');
    expect(reader.words('.decision')).toContain('No record');
    expect(reader.all('.history')).toHaveLength(0);
    closeAll();
    const hidden = new Reader(answers.weibo);
    await hidden.click(hidden.button('Destination not readable'));
    expect(hidden.words('.decision')).toContain('weibo-tcn');
    expect(hidden.all('.history')).toHaveLength(0);
  });

  it('stands behind the records of other platforms too', async () => {
    const reader = new Reader(answers.blog);
    await reader.click(reader.button('Taobao'));
    await reader.click(reader.button('Douyin live rooms', reader.one('.records')));
    await reader.click(reader.button('History: Douyin → Taobao'));
    expect(heard(reader)[1]).toEqual(['live rooms', 'since 9 October 2020: Blocked, 1 source; this decided']);
  });

  it('marks the day looked back to', async () => {
    const report = reportNamed('wechat-article');
    const reader = new Reader({ kind: 'report', report: { ...report, day: '2020-11-05' } });
    await openHistory(reader, 'Taobao');
    expect(reader.all('.timeline-track [data-kind=day]')).toHaveLength(4);
    // Day 4,692 of 6,900.
    expect(reader.one('.timeline-track [data-kind=day]').style.insetInlineStart).toBe('68.00%');
    expect(reader.words('.timeline-key li:last-child')).toBe('5 Nov 2020');
  });

  it('has no mark for today, and none for what state and trade did where nothing is known of it', async () => {
    const reader = new Reader(answers['wechat-article']);
    await openHistory(reader, 'Taobao');
    expect(reader.all('.timeline-mark')).toHaveLength(0);
    expect(reader.all('.milestones')).toHaveLength(0);
  });

  it('numbers what state and trade did, and tells each with its sources', async () => {
    const onHistory: (from: string, to: string | null) => Promise<PairHistory> = async (from, to) => ({
      ...pairHistory(from, to, rulebook, today),
      milestones,
    });
    const reader = new Reader(answers['wechat-article'], { onHistory });
    await openHistory(reader, 'Taobao');
    expect(reader.all('.timeline-numbers span').map((one) => one.textContent)).toEqual(['1–2', '3']);
    expect(reader.all('.milestones > li').map((one) => one.textContent)).toEqual([
      '19 Sept 2021 The ministry calls in the platforms',
      '217 Sept 2021 Links have to open by then',
      '3Jan 2024 Something later',
    ]);
    await reader.click(reader.button('Links have to open by then'));
    expect(reader.words('.milestones .disclosure-content')).toContain('A first step of several.');
    expect(reader.one<HTMLAnchorElement>('.milestones a').href).toBe('https://source.example/deadline');
  });

  it('says so where it cannot be had, and can be asked for again', async () => {
    const onHistory = vi
      .fn<(from: string, to: string | null) => Promise<PairHistory>>()
      .mockRejectedValueOnce(new Error('gone'))
      .mockImplementation(async (from, to) => pairHistory(from, to, rulebook, today));
    const reader = new Reader(answers['wechat-article'], { onHistory });
    await openHistory(reader, 'Taobao');
    expect(reader.words('.history .quiet')).toBe('The records could not be read. Try again');
    await reader.click(reader.button('Try again'));
    expect(reader.all('.timeline-row')).toHaveLength(4);
  });

  it('drops an answer that nobody waits for any more', async () => {
    let answer: (history: PairHistory) => void = () => {};
    const onHistory = () => new Promise<PairHistory>((resolve) => (answer = resolve));
    const reader = new Reader(answers['wechat-article'], { onHistory });
    await openHistory(reader, 'Taobao');
    expect(reader.words('.history .quiet')).toBe('Reading the records…');
    await reader.click(reader.button('History:'));
    await act(async () => answer(pairHistory('wechat', 'taobao', rulebook, today)));
    expect(reader.all('.timeline')).toHaveLength(0);
  });
});

describe('a record', () => {
  it('says that its first day is the last it can have begun, and by what wrapper the platform acts', async () => {
    const report = reportNamed('wechat-article');
    const wall = report.walls['wechat-article-any-2020-10'];
    if (wall === undefined) throw new Error('The fixture has lost its wall.');
    const changed = { ...wall, orEarlier: true, through: ['wechat-gate'] };
    const reader = new Reader({
      kind: 'report',
      report: { ...report, walls: { ...report.walls, [wall.id]: changed } },
    });
    await reader.unfold('Taobao');
    expect(reader.words('.record')).toContain('Since23 Oct 2020 or earlier');
    expect(reader.words('.record')).toContain('Done byputting its redirect page around the link: wechat-gate');
  });
});
