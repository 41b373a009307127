import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { explain, type Loss } from '../../engine/explain.ts';
import cases from './explain.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';
import { onRed, toy } from './toy.ts';

interface Case {
  readonly name: string;
  readonly walls: Parameters<typeof toy>[0];
  readonly blue?: Parameters<typeof toy>[0];
  readonly link?: string;
  readonly region?: string;
  /** Walls in the order they are told, each with why it lost, and against whom. */
  readonly expect: readonly string[];
}

function told(loss: Loss | null): string {
  if (loss === null) return 'won';
  return 'winner' in loss && loss.winner !== null ? `${loss.because} ${loss.winner}` : loss.because;
}

describe('explain', () => {
  it.each(cases as unknown as Case[])('$name', ({ walls, blue, region = null, expect: expected, ...one }) => {
    const circumstances = {
      rulebook: toy(walls, blue && { blue }),
      vantage: onRed('chat', { region }),
      day: '2024-01-01',
    };
    const { contests } = explain(one.link ?? 'https://blue.example/a', circumstances);
    expect(contests).toHaveLength(1);
    expect(contests[0]?.contenders.map(({ wall, loss }) => `${wall.id} ${told(loss)}`)).toEqual(expected);
  });

  it('tells a contest for every place that the vantage leaves open', () => {
    const world = toy([
      { id: 'chat', from: ['chat'], to: 'blue', effect: 'open' },
      { id: 'post', from: ['post'], to: 'blue', effect: 'blocked' },
    ]);
    const { contests } = explain('https://blue.example/', { rulebook: world, vantage: onRed(null), day: '2024-01-01' });
    const winners = contests.map(({ place, contenders }) => [
      place.surface,
      contenders.find(({ loss }) => loss === null)?.wall.id ?? null,
    ]);
    expect(Object.fromEntries(winners)).toEqual({ chat: 'chat', post: 'post', web: null });
  });

  it('names the entry that identified the target, the most exact one', () => {
    const by = (link: string) => explain(link, { rulebook, vantage: null, day: '2024-01-01' }).identifiedBy;
    expect(by('https://mp.weixin.qq.com/s/1')).toMatchObject({ platform: 'wechat', pattern: 'mp.weixin.qq.com' });
    expect(by('https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2F')).toMatchObject({
      platform: 'taobao',
      pattern: 'taobao.com',
    });
    expect(by('taobao://item')).toMatchObject({ platform: 'taobao', pattern: 'taobao:' });
    expect(by('https://nobody.example/')).toBeNull();
    expect(by('not an address')).toBeNull();
  });

  it('agrees with examine: the winner of every wall-decided link is the wall of its verdict', () => {
    const day = '2026-11-24';
    let decided = 0;
    for (const from of rulebook.outbound.keys()) {
      for (const { hosts } of rulebook.book.platforms) {
        const host = Object.keys(hosts)[0];
        if (host === undefined) continue;
        for (const surface of ['chat', 'post', 'moments'] as const) {
          const vantage = { platform: from, surface, client: null, region: null };
          const { wall } = examine(`https://${host}/`, { rulebook, vantage, day });
          if (wall === null) continue;
          decided += 1;
          const { contests } = explain(`https://${host}/`, { rulebook, vantage, day });
          expect(contests[0]?.contenders[0], `${from} ${host}`).toMatchObject({ wall: { id: wall }, loss: null });
        }
      }
    }
    expect(decided).toBeGreaterThan(100);
  });
});
