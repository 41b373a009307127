import { describe, expect, it } from 'vitest';
import { elsewhere } from '../../engine/elsewhere.ts';
import { toy } from './toy.ts';

const rowsOf = (...world: Parameters<typeof toy>) =>
  elsewhere('blue', '2024-01-01', toy(...world)).map(({ vantage, verdict }) => [
    vantage.platform,
    vantage.surface,
    verdict.effect,
  ]);

describe('elsewhere', () => {
  it('names every place whose walls speak of the destination, and no other', () => {
    const walls = [
      { id: 'chat', from: ['chat'], to: 'blue', effect: 'blocked' },
      { id: 'post', from: ['post'], to: 'any', effect: 'warning' },
      { id: 'green', from: ['live'], to: 'green', effect: 'blocked' },
    ] as const;
    expect(rowsOf(walls as never)).toEqual([
      ['red', 'chat', 'blocked'],
      ['red', 'post', 'warning'],
    ]);
  });

  it('says where a wall stands on every surface besides one on a named surface', () => {
    const walls = [
      { id: 'all', to: 'blue', effect: 'blocked' },
      { id: 'live', from: ['live'], to: 'blue', effect: 'open' },
    ] as const;
    expect(rowsOf(walls as never)).toEqual([
      ['red', null, 'depends'],
      ['red', 'live', 'open'],
    ]);
  });

  it('names places whose verdict depends on the reader', () => {
    const walls = [
      { id: 'mobile', from: ['chat'], to: 'blue', effect: 'blocked', only: { client: 'mobile' } },
    ] as const;
    expect(rowsOf(walls as never)).toEqual([['red', 'chat', 'depends']]);
  });

  it('names platforms that are met by the destination’s own wall alone', () => {
    const blue = [{ id: 'inbound', inbound: true, from: ['chat'], to: 'green', effect: 'login-wall' }] as const;
    expect(rowsOf([], { blue: blue as never })).toEqual([['green', 'chat', 'login-wall']]);
  });

  it('leaves out walls that have ended and those that are not judged', () => {
    const walls = [
      { id: 'over', from: ['chat'], to: 'blue', effect: 'blocked', until: '2021-01-01' },
      { id: 'told', from: ['post'], to: 'blue', effect: 'blocked', judged: false, reason: { en: 'x', zh: 'x' } },
    ] as const;
    expect(rowsOf(walls as never)).toEqual([]);
  });
});
