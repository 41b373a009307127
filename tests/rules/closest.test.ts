import { describe, expect, it } from 'vitest';
import { closest, didYouMean } from '../../rules/closest.ts';

describe('closest', () => {
  const choices = [
    { id: 'wechat', words: ['wechat', 'WeChat', 'Weixin', '微信'] },
    { id: 'microsoft', words: ['microsoft', '微软'] },
    { id: 'weibo', words: ['weibo', '微博'] },
  ];
  it.each([
    ['wechta', ['wechat']],
    ['WEIXIN', ['wechat']],
    ['微信', ['wechat']],
    ['weib', ['weibo']],
    ['zzz', []],
    ['', []],
  ])('finds for %j %j', (typed, ids) => {
    expect(closest(typed, choices)).toEqual(ids);
  });
});

describe('didYouMean', () => {
  it.each([
    [[], ''],
    [['wechat'], 'did you mean wechat? '],
    [['wechat', 'weibo'], 'did you mean wechat or weibo? '],
  ])('asks of %j: %j', (ids, question) => {
    expect(didYouMean(ids)).toBe(question);
  });
});
