import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { isOrdinary } from '../../engine/ordinary.ts';
import { unwrap } from '../../engine/unwrap.ts';
import { rulebook } from './rules.ts';
import cases from './unlisted.cases.json' with { type: 'json' };

describe('wrappers that no rule names', () => {
  it.each(cases)('$name', ({ link, page, expectVia, expectTarget }) => {
    const { layers, target, stopped } = unwrap(link, rulebook, page);
    expect(layers.map(({ wrapper }) => wrapper.id)).toEqual(expectVia);
    expect(target).toBe(expectTarget);
    expect(stopped).toBe(false);
  });

  const circumstances = { rulebook, vantage: null, day: '2026-11-22' };
  const toTaobao = 'https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D1';

  it('are judged by what they carry, and cost the reader nothing themselves', () => {
    const vantage = { platform: 'wechat', surface: 'moments', client: null, region: null } as const;
    const bare = examine('https://item.taobao.com/item.htm?id=1', { ...circumstances, vantage });
    const wrapped = examine(`https://blog.example/jump?url=${toTaobao}`, { ...circumstances, vantage });
    expect(wrapped).toMatchObject({ carrier: null, to: 'taobao', via: ['unlisted'], effect: bare.effect });
    expect(wrapped).toMatchObject({ wall: bare.wall, decidedBy: bare.decidedBy, caveats: bare.caveats });
  });

  it('belong to the platform that owns the outermost address', () => {
    expect(examine(`https://www.zhihu.com/jump?url=${toTaobao}`, circumstances)).toMatchObject({
      carrier: 'zhihu',
      to: 'taobao',
      via: ['unlisted'],
    });
  });

  it('are ordinary links where no platform has to do with them', () => {
    const around = (target: string) => examine(`https://blog.example/jump?url=${target}`, circumstances);
    expect(isOrdinary(around('https%3A%2F%2Fwww.example.org%2F'))).toBe(true);
    expect(isOrdinary(around(toTaobao))).toBe(false);
  });
});
