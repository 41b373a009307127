import { describe, expect, it } from 'vitest';
import { elsewhere, rowsForEveryLink } from '../../engine/elsewhere.ts';
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

  it('tells walls about every outside link apart from those that name the destination, its group or exceptions', () => {
    const walls = [
      { id: 'any', from: ['post'], to: 'any', effect: 'warning', through: ['red-gate'] },
      { id: 'name', from: ['chat'], to: 'blue', effect: 'blocked' },
      { id: 'group', from: ['live'], to: '@blues', effect: 'blocked' },
      { id: 'not', from: ['moments'], to: { not: ['green'] }, effect: 'copy-out' },
    ] as const;
    const rows = elsewhere('blue', '2024-01-01', toy(walls as never));
    expect(rows.map(({ vantage, everyLink }) => [vantage.surface, everyLink])).toEqual([
      ['chat', false],
      ['live', false],
      ['moments', false],
      ['post', true],
    ]);
  });

  it('counts a place as telling where a wall for every link competes with one that names the destination', () => {
    const walls = [
      { id: 'any', from: ['chat'], to: 'any', effect: 'warning' },
      { id: 'phone', from: ['chat'], to: 'blue', effect: 'blocked', only: { client: 'mobile' } },
      { id: 'all-phones', from: ['post'], to: 'any', effect: 'blocked', only: { client: 'mobile' } },
    ] as const;
    const rows = elsewhere('blue', '2024-01-01', toy(walls as never));
    expect(rows.map(({ vantage, verdict, everyLink }) => [vantage.surface, verdict.effect, everyLink])).toEqual([
      ['chat', 'depends', false],
      ['post', 'depends', true],
    ]);
  });

  it('counts a wall of the destination against all comers as telling', () => {
    const blue = [{ id: 'inbound', inbound: true, from: ['chat'], to: 'any', effect: 'login-wall' }] as const;
    const rows = elsewhere('blue', '2024-01-01', toy([], { blue: blue as never }));
    expect(rows.map(({ everyLink }) => everyLink)).toEqual([false, false, false, false, false]);
  });
});

describe('the rows about every outside link', () => {
  it('are told once for all destinations, without what names one of them', () => {
    const walls = [
      { id: 'any', from: ['post'], to: 'any', effect: 'warning' },
      { id: 'name', from: ['post'], to: 'green', effect: 'blocked' },
    ] as const;
    const rulebook = toy(walls as never);
    const lists = ['blue', 'sky', 'green'].map((id) => elsewhere(id, '2024-01-01', rulebook));
    expect(rowsForEveryLink(lists).map(({ vantage, verdict }) => [vantage.surface, verdict.wall])).toEqual([
      ['post', 'any'],
    ]);
  });
});
