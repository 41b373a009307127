import { describe, expect, it } from 'vitest';
import { coverage, unseenWalls } from '../../engine/coverage.ts';
import { examine } from '../../engine/examine.ts';
import cases from './coverage.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';
import { toy } from './toy.ts';

interface Case {
  readonly name: string;
  readonly walls: Parameters<typeof toy>[0];
  readonly blue?: Parameters<typeof toy>[0];
  readonly to?: string;
  readonly expect: readonly string[];
}

describe('walls that cannot be seen from a link', () => {
  const unseen = { judged: false, reason: { en: 'x', zh: 'x' }, effect: 'blocked' } as const;
  const world = toy(
    [
      { id: 'any', to: 'any', ...unseen },
      { id: 'group', to: '@blues', ...unseen },
      { id: 'host', to: 'any', links: { hosts: ['nobody.example'] }, ...unseen },
      { id: 'other', to: 'green', ...unseen },
      { id: 'over', to: 'any', until: '2023-12-31', ...unseen },
      { id: 'seen', to: 'any', effect: 'warning' },
    ],
    { blue: [{ id: 'in', to: 'any', inbound: true, ...unseen }] },
  );
  const ids = (from: string | null, to: string | null) =>
    unseenWalls('2024-01-01', world, { from, to })
      .map(({ id }) => id)
      .sort();

  it('are those that stand on the day', () => {
    expect(ids(null, null)).toEqual(['any', 'group', 'host', 'in', 'other']);
  });

  it('are, of a pair, those that its readers may meet, whichever side puts them up', () => {
    expect(ids('red', 'blue')).toEqual(['any', 'group', 'in']);
    expect(ids('green', 'blue')).toEqual(['in']);
    expect(ids('red', 'green')).toEqual(['any', 'other']);
  });

  it('are, of one side alone, those of all its pairs', () => {
    expect(ids('red', null)).toEqual(['any', 'group', 'host', 'in', 'other']);
    expect(ids(null, 'green')).toEqual(['any', 'other']);
  });
});

describe('coverage', () => {
  it.each(cases as unknown as Case[])('$name', ({ walls, blue, to = null, expect: expected }) => {
    const cells = coverage('2024-01-01', toy(walls, blue && { blue }), { from: null, to });
    const told = cells.map(({ from, surface, region, kind, to: destination, effect, wall }) =>
      [
        from,
        surface ?? 'every',
        ...(region === null ? [] : [region]),
        ...(kind === 'page' ? [] : [kind]),
        '→',
        destination ?? '*',
        effect,
        wall?.id ?? '-',
      ].join(' '),
    );
    expect(told).toEqual(expected);
  });

  it('holds, on days of change, no cell that a link to the first page of its destination contradicts', () => {
    let compared = 0;
    for (const day of ['2013-12-01', '2018-06-01', '2021-09-16', '2021-12-01', '2026-11-24']) {
      for (const { from, to, surface, client, region, kind, host, effect, wall } of coverage(day, rulebook, {
        from: null,
        to: null,
      })) {
        const page = to === null ? 'nobody.example' : Object.keys(rulebook.platforms.get(to)?.hosts ?? {})[0];
        if (surface === null || kind !== 'page' || host !== null || page === undefined || surface === 'checkout')
          continue;
        const vantage = { platform: from, surface, client, region: region ?? 'ZZ' };
        expect(
          examine(`https://${page}/`, { rulebook, vantage, day }),
          `${day} ${from} ${surface} ${to}`,
        ).toMatchObject({
          effect,
          wall: wall?.id ?? null,
        });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(150);
  });
});
