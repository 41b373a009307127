import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { openRulebook } from '../../engine/rulebook.ts';
import { type Surface, toldKinds, type Wall } from '../../engine/types.ts';
import { rulebook } from './rules.ts';
import cases from './told-links.cases.json' with { type: 'json' };

const day = '2021-11-22';

function from(platform: string, surface: Surface) {
  return { platform, surface, client: null, region: null };
}

const vantages = [
  null,
  from('wechat', 'moments'),
  from('wechat', 'article'),
  from('qq', 'chat'),
  from('weibo', 'post'),
  from('zhihu', 'post'),
];

describe('share buttons and logins', () => {
  it.each(cases)('$name', ({ link, to, kind }) => {
    const finding = examine(link, { rulebook, vantage: null, day });
    expect(finding).toMatchObject({ link, to, carrier: to, kind, via: [], target: link });
  });

  it.each(cases.filter(({ kind }) => kind !== 'page'))('$name is told and not judged', ({ link, to }) => {
    for (const vantage of vantages) {
      const { effect, wall, caveats, decidedBy } = examine(link, { rulebook, vantage, day });
      const own = vantage?.platform === to;
      expect({ effect, wall, caveats, decidedBy }).toEqual({
        effect: own ? 'own' : 'unknown',
        wall: null,
        caveats: [],
        decidedBy: null,
      });
    }
  });

  it('pay no toll to a wrapper on the way', () => {
    const link =
      'https://link.zhihu.com/?target=https%3A%2F%2Fx.com%2Fshare%3Furl%3Dhttps%253A%252F%252Fexample.org%252F';
    expect(examine(link, { rulebook, vantage: from('zhihu', 'post'), day })).toMatchObject({
      kind: 'share',
      effect: 'unknown',
      via: ['zhihu-link'],
    });
  });

  it('are judged by a wall that names their kind', () => {
    const wechat = rulebook.platforms.get('wechat');
    const model = wechat?.walls.find(({ judged, from }) => judged && from?.includes('moments'));
    const wall = { ...model, id: 'on-logins', to: { platforms: ['taobao'] }, effect: 'blocked', since: '2020' } as Wall;
    const named: Wall = { ...wall, until: null, through: [], links: { kinds: [...toldKinds] } };
    const platforms = rulebook.book.platforms.map((one) =>
      one.id === 'wechat' ? { ...one, walls: [...one.walls, named] } : one,
    );
    const changed = openRulebook({ ...rulebook.book, platforms }, '');
    const login = 'https://login.taobao.com/member/login.jhtml';
    const vantage = from('wechat', 'moments');
    expect(examine(login, { rulebook: changed, vantage, day })).toMatchObject({ wall: 'on-logins', effect: 'blocked' });
    expect(examine(login, { rulebook, vantage, day })).toMatchObject({ wall: null, effect: 'unknown' });
  });
});
