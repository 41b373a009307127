import { describe, expect, it } from 'vitest';
import { decode } from '../../engine/decode.ts';
import { encodings } from '../../engine/types.ts';
import { encoders } from '../../scripts/cases/encode.ts';
import { reachCases } from '../../scripts/cases/reach-cases.ts';
import { type VerdictCase, verdictCases } from '../../scripts/cases/verdict-cases.ts';
import { readVerdicts, writeVerdicts } from '../../scripts/cases/verdict-files.ts';
import { addressesOf } from '../../scripts/cases/wrapper-addresses.ts';
import { toy } from '../engine/toy.ts';
import cases from './making-cases.cases.json' with { type: 'json' };

interface Case {
  readonly name: string;
  readonly walls: Parameters<typeof toy>[0];
  readonly expect: readonly Pick<VerdictCase, 'name' | 'expect'>[];
  readonly absent?: readonly string[];
}

describe('cases made from walls', () => {
  it.each(cases as unknown as Case[])('$name', ({ walls, expect: expected, absent = [] }) => {
    const made = verdictCases(toy(walls)).get('red') ?? [];
    for (const one of expected) {
      expect(
        made.find(({ name }) => name === one.name),
        one.name,
      ).toMatchObject({ expect: one.expect });
    }
    for (const name of absent)
      expect(
        made.some((one) => one.name === name),
        name,
      ).toBe(false);
  });

  it('ask from over there about a wall that the destination raises', () => {
    const rulebook = toy([], { blue: [{ id: 'w', from: ['chat'], to: 'red', effect: 'login-wall', inbound: true }] });
    expect(verdictCases(rulebook).get('blue')?.[1]).toEqual({
      name: 'Blue (blue.example) met in a chat on red',
      from: 'red:chat',
      link: 'https://blue.example/',
      expect: { '2019-12-31': 'unknown', '2020-01-01': 'login-wall by w' },
    });
  });
});

describe('a file of verdicts', () => {
  const cases: VerdictCase[] = [
    {
      name: 'Blue met',
      from: 'red:chat',
      link: 'https://blue.example/',
      expect: {
        '2020-01-01': 'unknown',
        '2020-01-02': 'open by w',
        '2020-01-31': 'open by w',
        '2020-02-01': 'unknown',
      },
    },
    {
      name: 'Blue found',
      from: 'red:chat',
      client: 'mobile',
      found: true,
      link: 'x://',
      expect: { '2020-01-01': 'open' },
    },
  ];
  const text = `[
  { "name": "Blue met", "from": "red:chat", "link": "https://blue.example/", "expect": {
    "2020-01-01": "unknown",
    "2020-01-02, 2020-01-31": "open by w",
    "2020-02-01": "unknown" } },
  { "name": "Blue found", "from": "red:chat", "client": "mobile", "found": true, "link": "x://", "expect": {
    "2020-01-01": "open" } }
]
`;

  it('is a history with a line for every answer', () => {
    expect(writeVerdicts(cases)).toBe(text);
  });

  it('is read as every day by itself', () => {
    expect(readVerdicts(text)).toEqual(cases);
  });
});

describe('the reach of walls', () => {
  const reachOf = (walls: Parameters<typeof toy>[0]) => reachCases(toy(walls)).walls;

  it('is every day, surface and destination of which a wall speaks', () => {
    expect(
      reachOf([{ id: 'w', from: ['chat', 'post'], to: ['blue', 'green'], effect: 'blocked', until: '2020-02' }]),
    ).toEqual([
      {
        wall: 'w',
        from: 'red',
        link: 'https://blue.example/',
        kind: 'page',
        on: ['2020-01-01', '2020-01-31'],
        off: ['2019-12-31', '2020-02-01'],
        at: ['chat', 'post'],
        of: ['blue', 'green'],
        kinds: ['page', 'deep-link', 'payment'],
      },
    ]);
  });

  it('counts walls that are only named beside a verdict', () => {
    const [reach] = reachOf([{ id: 'w', from: ['chat'], to: 'any', effect: 'blocked', judged: false }]);
    expect(reach).toMatchObject({ at: ['chat'], ofAllBut: ['red'] });
  });

  it('tells readers and wrappers apart where the wall does', () => {
    const [reach] = reachOf([
      { id: 'w', from: ['chat'], to: 'blue', effect: 'copy-out', only: { region: 'CA' }, through: ['red-gate'] },
    ]);
    expect(reach).toMatchObject({
      region: 'CA',
      toOthers: [false, false],
      // Not behind a heavier page, a target that cannot be read, and the wrapper by which the wall has done its work.
      behind: ['gate-pass', 'gate-warning', 'gate-app'],
    });
  });

  it('leaves out destinations that a closer wall decides', () => {
    const [wide] = reachOf([
      { id: 'w', from: ['chat'], to: { not: ['sky'] }, effect: 'blocked' },
      { id: 'v', from: ['chat'], to: 'blue', effect: 'open' },
    ]);
    expect(wide).toMatchObject({ wall: 'w', ofAllBut: ['blue', 'red', 'sky'] });
  });
});

describe('addresses made from wrappers', () => {
  it.each(encodings)('are encoded as %s says, exactly once', (encoding) => {
    const target = 'https://target.example/a%25b/100%2525?c=ü&d=1_2-30#e:f';
    const value = decode(encoders[encoding](target), encoding);
    expect(encoding === 'host-only' ? `https://${value}` : value).toBe(target);
    expect(encoding === 'raw' || encoders[encoding](target) !== target).toBe(true);
  });

  it('carry a target that is encoded once, at every host, path and way, with every effect', () => {
    const target = 'https://target.example/a%25b?c=100%25&d=1_2-30#e:f';
    const value = 'https%3A%2F%2Ftarget.example%2Fa%2525b%3Fc%3D100%2525%26d%3D1_2-30%23e%3Af';
    const made = addressesOf({
      id: 'w',
      platform: 'red',
      hosts: ['red.example'],
      schemes: ['red*'],
      paths: ['/out/{}', '//open'],
      when: { t: 'a b' },
      target: [{ param: ['u', 'v'], encoding: 'percent' }, { opaque: true }],
      leadsTo: [],
      effects: [{ effect: 'blocked', when: { stop: '1' } }, { effect: 'warning', path: '/out/**' }, { effect: 'pass' }],
      evidence: [],
      verified: null,
    });
    const other = 'https%3A%2F%2Fother.example%2F';
    const web = 'https://red.example/out/x?t=a%20b';
    const app = 'redx://open?t=a%20b';
    expect(made).toEqual(
      [
        [web, 'warning'],
        [app, 'pass'],
      ].flatMap(([start, effect]) =>
        [`u=${value}`, `v=${value}`, `v=${other}&u=${value}`, 'x=1'].flatMap((rest) => {
          const wanted = rest === 'x=1' ? null : target;
          return [
            { link: `${start}&stop=1&${rest}`, target: wanted, effect: 'blocked' },
            { link: `${start}&${rest}`, target: wanted, effect },
          ];
        }),
      ),
    );
  });
});
