import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import cases from './judge.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';
import { onRed, toy } from './toy.ts';

interface Case {
  readonly name: string;
  readonly walls: Parameters<typeof toy>[0];
  readonly blue?: Parameters<typeof toy>[0];
  readonly staleAfter?: number;
  readonly link?: string;
  readonly on?: string;
  readonly surface?: null | 'web';
  readonly client?: 'mobile' | 'desktop';
  readonly region?: string;
  readonly nowhere?: boolean;
  readonly found?: boolean;
  readonly expect: object;
}

describe('judge', () => {
  it.each(cases as unknown as Case[])('$name', ({ walls, blue, staleAfter, expect: expected, ...one }) => {
    const rulebook = toy(walls, { ...(blue && { blue }), ...(staleAfter && { staleAfter }) });
    const surface = one.surface === undefined ? 'chat' : one.surface;
    const vantage = one.nowhere ? null : onRed(surface, { client: one.client ?? null, region: one.region ?? null });
    const circumstances = { rulebook, vantage, day: one.on ?? '2024-01-01', found: one.found ?? false };
    const finding = examine(one.link ?? 'https://blue.example/a', circumstances);
    expect(finding).toMatchObject(expected);
  });

  it('says between what a verdict depends', () => {
    const rulebook = toy([
      { id: 'chat', from: ['chat'], to: 'blue', effect: 'open' },
      { id: 'post', from: ['post'], to: 'blue', effect: 'blocked' },
    ]);
    const { alternatives } = examine('https://blue.example/', { rulebook, vantage: onRed(null), day: '2024-01-01' });
    expect(alternatives?.map(({ vantage, effect, wall }) => [vantage.surface, effect, wall])).toEqual(
      expect.arrayContaining([
        ['chat', 'open', 'chat'],
        ['post', 'blocked', 'post'],
        ['web', 'unknown', null],
      ]),
    );
  });

  it('gives the same answer twice', () => {
    const circumstances = {
      rulebook,
      vantage: { platform: 'wechat', surface: null, client: null, region: null },
      day: '2024-01-01',
    };
    const link = 'https://link.zhihu.com/?target=https%3A%2F%2Fm.tb.cn%2Fh.x';
    expect(examine(link, circumstances)).toEqual(examine(link, circumstances));
  });

  it('names its rulebook on every finding', () => {
    const finding = examine('https://nobody.example/', { rulebook, vantage: null, day: '2024-01-01' });
    expect(finding.rulebook).toEqual({
      version: rulebook.book.version,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('the story of Taobao in WeChat groups', () => {
  const at = (day: string) =>
    examine('https://item.taobao.com/item.htm?id=1', {
      rulebook,
      vantage: { platform: 'wechat', surface: 'group-chat', client: null, region: null },
      day,
    });

  it.each([
    ['2012-01-01', 'unknown', null],
    ['2020-01-01', 'copy-out', 'wechat-taobao-2013-11'],
    ['2021-10-01', 'copy-out', 'wechat-group-chat-2021-09'],
    ['2021-12-05', 'open', 'wechat-group-chat-shops-2021-11'],
  ])('on %s it is %s', (day, effect, wall) => {
    expect(at(day)).toMatchObject({ effect, wall });
    if (wall !== null) expect(at(day).evidence.length).toBeGreaterThan(0);
  });
});
