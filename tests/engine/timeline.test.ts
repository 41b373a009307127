import { describe, expect, it } from 'vitest';
import { pairTimeline } from '../../engine/timeline.ts';
import { rulebook } from './rules.ts';
import cases from './timeline.cases.json' with { type: 'json' };
import { toy } from './toy.ts';

interface Case {
  readonly name: string;
  readonly walls: Parameters<typeof toy>[0];
  readonly blue?: Parameters<typeof toy>[0];
  readonly to?: string | null;
  readonly today?: string;
  /** `surface kind[ host][ client][ region]` to its periods, each `since until effect wall[ +wall of the other side]`. */
  readonly expect: Readonly<Record<string, readonly string[]>>;
}

describe('the timeline of a pair', () => {
  it.each(cases as unknown as Case[])(
    '$name',
    ({ walls, blue, to = 'blue', today = '2024-01-01', expect: expected }) => {
      const { rows } = pairTimeline('red', to, toy(walls, blue && { blue }), today);
      const told = rows.map(({ surface, kind, host, client, region, periods }) => [
        [surface ?? 'others', kind, host, client, region].filter((part) => part !== null).join(' '),
        periods.map(({ since, until, effect, wall, besides }) =>
          [since, until ?? 'now', effect, wall ?? '-', ...besides.map((id) => `+${id}`)].join(' '),
        ),
      ]);
      expect(Object.fromEntries(told)).toEqual(expected);
    },
  );

  it('names all walls of the pair, those that are not judged too, the oldest first', () => {
    const world = toy([
      { id: 'late', to: '@blues', effect: 'blocked', since: '2022-01-01' },
      { id: 'early', to: 'any', effect: 'blocked', since: '2019', judged: false, reason: { en: 'x', zh: 'x' } },
      { id: 'strange', to: 'green', effect: 'blocked' },
    ]);
    expect(pairTimeline('red', 'blue', world, '2024-01-01').walls).toEqual(['early', 'late']);
  });

  it('tells the story of Taobao links in WeChat groups', () => {
    const { rows } = pairTimeline('wechat', 'taobao', rulebook, '2026-11-24');
    const group = rows.find(({ surface, kind }) => surface === 'group-chat' && kind === 'page');
    expect(group?.periods.map(({ since, effect }) => `${since} ${effect}`)).toEqual([
      '2013-11 copy-out',
      '2021-09-17 copy-out',
      '2021-11-30 open',
    ]);
  });

  it('tells of Taobao’s own page behind WeChat’s wall, and of WeChat’s hint before it in the autumn of 2021', () => {
    const { rows } = pairTimeline('wechat', 'taobao', rulebook, '2026-11-24');
    const chat = rows.find(({ surface, kind }) => surface === 'chat' && kind === 'page');
    expect(chat?.periods.map(({ since, effect, besides }) => [since, effect, ...besides])).toEqual([
      ['2013-11', 'copy-out', 'taobao-from-wechat-2013-11'],
      ['2021-09-17', 'login-wall', 'wechat-chat-2021-09'],
      ['2021-11-29', 'open'],
    ]);
  });

  it('tells nothing of links that start the Taobao app but that WeChat’s browser stops them', () => {
    const { rows } = pairTimeline('wechat', 'taobao', rulebook, '2026-11-24');
    expect(rows.filter(({ kind }) => kind === 'deep-link')).toMatchObject([
      { surface: 'in-app', periods: [{ since: '2016-09-05', until: null, wall: 'wechat-in-app-schemes-2016-09' }] },
    ]);
  });

  it('gives every pair of the rulebook periods in order, without gaps and without `depends`', () => {
    for (const from of rulebook.platforms.keys()) {
      for (const to of rulebook.platforms.keys()) {
        for (const { periods, kind, host } of pairTimeline(from, to, rulebook, '2026-11-24').rows) {
          for (const [i, period] of periods.entries()) {
            expect(period.effect, `${from} ${to}`).not.toBe('depends');
            const next = periods[i + 1];
            if (next === undefined) continue;
            if (kind === 'page' && host === null) expect(period.until, `${from} ${to}`).toBe(next.since);
          }
        }
      }
    }
  });
});
