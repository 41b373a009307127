import { describe, expect, it } from 'vitest';
import { type ShareCheck, type SharePlatform, shareCheck } from '../../engine/share-check.ts';
import { shareCheckOfText } from '../../engine/share-text.ts';
import { unlistedWrapper } from '../../engine/types.ts';
import { rulebook } from './rules.ts';
import cases from './share-check.cases.json' with { type: 'json' };
import insteadCases from './share-instead.cases.json' with { type: 'json' };
import { toy } from './toy.ts';

type Walls = Parameters<typeof toy>[0];

interface Case {
  readonly name: string;
  readonly walls: Walls;
  readonly blue?: Walls;
  readonly link?: string;
  readonly on?: string;
  readonly expect: readonly string[];
}

/** `red destination: chat blocked by wall · web unknown; if caveat`; a star marks what every outside link meets. */
function told({ platform, known, answers, caveats }: SharePlatform): string {
  const lines = answers.map(({ surfaces, verdict, everyLink }) => {
    const by = verdict.wall === null ? '' : ` by ${verdict.wall}`;
    return `${surfaces.join(' ')} ${verdict.effect}${everyLink ? '*' : ''}${by}`;
  });
  return `${platform} ${known}: ${lines.join(' · ')}${caveats.length === 0 ? '' : `; if ${caveats.join(', ')}`}`;
}

function platformOf(check: ShareCheck, id: string): SharePlatform | undefined {
  return check.platforms.find(({ platform }) => platform === id);
}

describe('the share check', () => {
  it.each(cases as unknown as Case[])('$name', ({ walls, blue, link, on, expect: expected }) => {
    const world = toy(walls, { ...(blue && { blue }) });
    const { platforms } = shareCheck(link ?? 'https://blue.example/a', on ?? '2024-01-01', world);
    expect(platforms.filter(({ platform }) => platform === 'red').map(told)).toEqual(expected);
  });

  it('puts platforms that speak of the destination first, then what is worse', () => {
    const world = toy([{ id: 'any', to: 'any', effect: 'blocked' }], {
      blue: [
        { id: 'open', inbound: true, from: ['chat'], to: 'rose', effect: 'open' },
        { id: 'login', inbound: true, from: ['chat'], to: 'green', effect: 'login-wall' },
      ],
    });
    const { platforms, own } = shareCheck('https://blue.example/a', '2024-01-01', world);
    expect(platforms.map(({ platform, known }) => [platform, known])).toEqual([
      ['green', 'destination'],
      ['rose', 'destination'],
      ['red', 'every-link'],
    ]);
    expect(own).toEqual(['blue']);
  });

  it('leaves out platforms of which no place is known where anybody posts', () => {
    const { platforms } = shareCheck('https://blue.example/a', '2024-01-01', toy([]));
    expect(platforms.map(({ platform }) => platform)).toEqual(['red']);
  });

  it('carries the names and the records that it mentions, so that it can be read on its own', () => {
    const check = shareCheck('https://item.taobao.com/item.htm?id=1', '2026-11-24', rulebook);
    const walls = check.platforms.flatMap(({ answers }) => answers.flatMap(({ verdict }) => verdict.wall ?? []));
    expect(walls.length).toBeGreaterThan(20);
    for (const id of walls) expect(check.walls).toHaveProperty(id);
    for (const { platform } of check.platforms) expect(check.names).toHaveProperty(platform);
    expect(check.rulebook).toEqual(rulebook.stamp);
  });

  it('tells a page on which a link was stopped, and the address behind it', () => {
    const stop =
      'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?main_type=2&url=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D1';
    const { stopped, instead } = shareCheck(stop, '2026-11-24', rulebook);
    expect(stopped).toMatchObject({ platform: 'wechat', target: 'https://item.taobao.com/item.htm?id=1' });
    expect(instead).toMatchObject({ address: 'https://item.taobao.com/item.htm?id=1' });
  });

  it('gives the same answer twice', () => {
    const link = 'https://link.zhihu.com/?target=https%3A%2F%2Fm.tb.cn%2Fh.x';
    expect(shareCheck(link, '2026-11-24', rulebook)).toEqual(shareCheck(link, '2026-11-24', rulebook));
  });

  it('knows the story of Taobao in WeChat', () => {
    const at = (day: string) => {
      const check = shareCheck('https://item.taobao.com/item.htm?id=1', day, rulebook);
      const answers = platformOf(check, 'wechat')?.answers ?? [];
      const effectOn = (surface: string) =>
        answers.find(({ surfaces }) => surfaces.includes(surface as never))?.verdict.effect;
      return ['chat', 'group-chat', 'moments'].map(effectOn);
    };
    expect(at('2020-01-01')).toEqual(['copy-out', 'copy-out', 'copy-out']);
    expect(at('2021-10-01')).toEqual(['login-wall', 'copy-out', 'copy-out']);
    expect(at('2026-11-24')).toEqual(['open', 'open', 'copy-out']);
  });
});

describe('what to share instead', () => {
  it.each(insteadCases as unknown as (Omit<Case, 'expect'> & { readonly expect: object | null })[])(
    '$name',
    ({ walls = [], link, expect: expected }) => {
      const { instead } = shareCheck(link as string, '2024-01-01', toy(walls));
      const short = instead && { ...instead, better: instead.better.map((one) => `${one.platform} ${one.surface}`) };
      if (expected === null) expect(short).toBeNull();
      else expect(short).toMatchObject(expected);
    },
  );

  it('stands in the link itself', () => {
    const link = 'https://go.news.example/out?u=https%3A%2F%2Fitem.jd.com%2F100012043978.html';
    const { instead, finding } = shareCheck(link, '2026-11-24', rulebook);
    expect(finding?.via).toEqual([unlistedWrapper]);
    expect(decodeURIComponent(link)).toContain(instead?.address ?? 'nothing');
  });
});

describe('a text that somebody pastes or selects', () => {
  const read = (text: string) => shareCheckOfText(text, '2026-11-24', rulebook);

  it.each([
    ['an address', ' https://item.taobao.com/item.htm?id=1\n', ['https://item.taobao.com/item.htm?id=1'], 'taobao'],
    [
      'an address without a scheme',
      'item.taobao.com/item.htm?id=1',
      ['https://item.taobao.com/item.htm?id=1'],
      'taobao',
    ],
    ['an ordinary site', 'example.com/a', ['https://example.com/a'], undefined],
    ['an app link', 'taobao://item.taobao.com/item.htm?id=1', ['taobao://item.taobao.com/item.htm?id=1'], 'taobao'],
    [
      'words around addresses',
      '看 https://v.douyin.com/abc/ 和 m.tb.cn/h.x',
      ['https://v.douyin.com/abc/', 'https://m.tb.cn/h.x'],
      'douyin',
    ],
  ] as const)('may be %s', (_, text, addresses, to) => {
    const shared = read(text);
    expect(shared.addresses).toEqual(addresses);
    expect(shared.check?.own[0]).toBe(to);
    expect(shared.check?.finding?.link).toBe(addresses[0]);
  });

  it('may be a passcode, for which a link to its platform is checked instead', () => {
    const { addresses, passcodes, check } = read('复制这条信息，打开淘宝￥NEVzZCbjQze￥');
    expect(addresses).toEqual([]);
    expect(passcodes.map(({ platform }) => platform)).toEqual(['taobao']);
    expect(check?.finding).toBeNull();
    expect(check?.own).toContain('taobao');
    expect(check && platformOf(check, 'wechat')?.known).toBe('destination');
  });

  it.each([
    '',
    '   ',
    'just words',
    'javascript:alert(1)',
    'mailto:a@b.example',
    'https://',
    'file:///etc/passwd',
    'about:blank',
  ])('is told to hold nothing that could be shared where it is %j', (text) => {
    expect(read(text)).toMatchObject({ addresses: [], passcodes: [], check: null });
  });
});
