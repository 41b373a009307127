import { describe, expect, it } from 'vitest';
import { addressesIn } from '../../engine/text-addresses.ts';
import { rulebook } from './rules.ts';

describe('addressesIn', () => {
  it.each([
    ['ends an address at Chinese letters', '看https://a.example/x快来', ['https://a.example/x']],
    [
      'ends it at punctuation in full width',
      '「https://a.example/x，https://b.example/y」',
      ['https://a.example/x', 'https://b.example/y'],
    ],
    ['leaves the full stop of the sentence', '(see https://a.example/x).', ['https://a.example/x']],
    ['keeps a query with its signs', 'https://3.cn/a-b?jkl=@Ab@ CA1', ['https://3.cn/a-b?jkl=@Ab@']],
    ['reads a host with a path as https', 'v.douyin.com/AbC/ 打开', ['https://v.douyin.com/AbC/']],
    ['reads addresses of apps', 'weixin://dl/business/?t=1 ', ['weixin://dl/business/?t=1']],
    [
      'takes a host without a dot for one where something ends it',
      'http://localhost:3000/a http://intranet',
      ['http://localhost:3000/a', 'http://intranet'],
    ],
    ['does not take a passcode with Chinese behind it for a host', 'http://JujEXrPAtp81KK快来', []],
    ['does not take mail for an address', 'a@b.example/x q@e.Ok', []],
    ['does not take numbers and dates for hosts', '8.94 10/04 1.50/kg 3.5:/x', []],
    ['does not take a host alone for an address', 'a.example', []],
  ])('%s', (_name, text, expected) => {
    expect(addressesIn(text, rulebook).map(({ address }) => address)).toEqual(expected);
  });

  it('says how far an address may go on in another script, and no further than the next one', () => {
    const text = 'https://a.example/淘宝/Ab/ https://b.example/字https://c.example/，';
    expect(addressesIn(text, rulebook).map(({ start, outerEnd }) => text.slice(start, outerEnd))).toEqual([
      'https://a.example/淘宝/Ab/',
      'https://b.example/字',
      'https://c.example/',
    ]);
  });
});
