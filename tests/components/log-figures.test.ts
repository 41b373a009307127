import { describe, expect, it } from 'vitest';
import { heatOf, interstitialsOf, overTime, spanOf, ticks, walledOf } from '../../components/log/plots/figures.ts';
import { bySection, leadingAway, shareOf } from '../../components/log/shares.ts';
import { effects } from '../../engine/types.ts';

const pair = (row: string | null, column: string | null, findings: number) => ({ row, column, findings });

describe('shares', () => {
  const counts = bySection([
    { value: 'blocked', findings: 3 },
    { value: 'copy-out', findings: 1 },
    { value: 'open', findings: 4 },
    { value: 'own', findings: 100 },
    { value: null, findings: 7 },
  ]);

  it('put effects together by section, the heaviest first', () => {
    expect([...counts]).toEqual([
      ['walled', 4],
      ['open', 4],
      ['own', 100],
    ]);
  });

  it('are of links that lead elsewhere: own ones cannot meet a wall', () => {
    expect(leadingAway(counts)).toBe(8);
    expect(shareOf('walled', counts)).toBe(0.5);
    expect(shareOf('interstitial', counts)).toBe(0);
    expect(shareOf('walled', bySection([{ value: 'own', findings: 2 }]))).toBeNull();
  });
});

describe('the heat map', () => {
  const all = [
    pair('wechat', 'taobao', 10),
    pair('wechat', 'wechat', 99),
    pair('zhihu', 'taobao', 4),
    pair('zhihu', 'jd', 1),
    pair(null, null, 2),
    pair(null, 'jd', 3),
  ];

  it('counts what is walled between each two platforms, and leaves out links of a platform to itself', () => {
    const heat = heatOf(all, [pair('wechat', 'taobao', 9), pair('wechat', 'wechat', 5)], 5);
    expect(heat.rows).toEqual(['wechat', 'zhihu', null]);
    expect(heat.columns).toEqual(['taobao', 'jd', null]);
    expect(heat.cells).toContainEqual({ from: 'wechat', to: 'taobao', findings: 10, walled: 9 });
    expect(heat.cells).toContainEqual({ from: 'zhihu', to: 'taobao', findings: 4, walled: 0 });
    expect(heat.cells).toContainEqual({ from: null, to: null, findings: 2, walled: 0 });
    expect(heat.cells.some(({ from, to }) => from === 'wechat' && to === 'wechat')).toBe(false);
    expect(heat.leftOut).toBe(0);
  });

  it('says how many findings are between platforms that it has no room for', () => {
    const heat = heatOf(all, [], 1);
    expect(heat.cells).toEqual([{ from: 'wechat', to: 'taobao', findings: 10, walled: 0 }]);
    expect(heat.leftOut).toBe(10);
  });

  it('counts no other effects as walled than those of that section', () => {
    expect(walledOf(effects)).toEqual(['copy-out', 'unlinked', 'blocked', 'refused']);
    expect(walledOf(['open', 'blocked'])).toEqual(['blocked']);
  });
});

describe('effects over time', () => {
  it.each([
    ['2026-11-24', 'week', { from: '2026-11-23', to: '2026-11-29' }],
    ['2026-11-23', 'week', { from: '2026-11-23', to: '2026-11-29' }],
    ['2026-11-29', 'week', { from: '2026-11-23', to: '2026-11-29' }],
    ['2026-01-01', 'week', { from: '2025-12-29', to: '2026-01-04' }],
    ['2024-02-29', 'month', { from: '2024-02-01', to: '2024-02-29' }],
    ['2026-12-31', 'month', { from: '2026-12-01', to: '2026-12-31' }],
  ] as const)('%s is in the %s %o', (day, by, span) => {
    expect(spanOf(day, by)).toEqual(span);
  });

  it('have no gap: a week in which nothing was recorded is there', () => {
    const { by, spans } = overTime([
      pair('2026-11-03', 'blocked', 2),
      pair('2026-11-05', 'open', 1),
      pair('2026-11-24', 'own', 4),
    ]);
    expect(by).toBe('week');
    expect(spans.map(({ from, findings }) => [from, findings])).toEqual([
      ['2026-11-02', 3],
      ['2026-11-09', 0],
      ['2026-11-16', 0],
      ['2026-11-23', 4],
    ]);
    expect([...(spans[0]?.sections ?? [])]).toEqual([
      ['walled', 2],
      ['open', 1],
    ]);
  });

  it('are drawn by months where weeks would be too many', () => {
    const { by, spans } = overTime([pair('2026-01-15', 'open', 1), pair('2026-11-01', 'open', 1)]);
    expect(by).toBe('month');
    expect(spans).toHaveLength(11);
  });

  it('are nothing where nothing was recorded', () => {
    expect(overTime([])).toEqual({ by: 'week', spans: [] });
  });
});

describe('pages in between', () => {
  it('are a share of the links that lead elsewhere, platform by platform', () => {
    const pairs = [
      pair('zhihu', 'warning', 3),
      pair('zhihu', 'open', 1),
      pair('zhihu', 'own', 50),
      pair('qq', 'own', 9),
    ];
    expect(interstitialsOf(pairs, 5)).toEqual([{ platform: 'zhihu', findings: 4, interstitial: 3 }]);
  });
});

describe('an axis', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [87, [0, 50, 100]],
    [600, [0, 200, 400, 600]],
  ])('up to %d has few and round numbers', (most, expected) => {
    expect(ticks(most)).toEqual(expected);
  });
});
