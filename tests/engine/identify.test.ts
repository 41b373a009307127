import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, vantageOf } from '../../engine/identify.ts';
import cases from './identify.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';

describe('identify', () => {
  it.each(cases)('$name', ({ link, expect: expected }) => {
    expect(identify(link, rulebook)).toMatchObject(expected);
  });

  it('knows every host of every platform, alone and with a label in front, and no host that only looks alike', () => {
    for (const platform of rulebook.book.platforms) {
      for (const host of Object.keys(platform.hosts).filter((pattern) => !pattern.includes('/'))) {
        expect(identify(`https://${host}/`, rulebook).owner, host).toBe(platform.id);
        expect(identify(`http://x.${host}./?y`, rulebook).owner, `x.${host}`).toBe(platform.id);
        const parent = identify(`https://${host.slice(host.indexOf('.') + 1)}/`, rulebook).owner;
        expect(identify(`https://not${host}/`, rulebook).owner, `not${host}`).toBe(parent);
        expect(identify(`https://${host}.evil.example/`, rulebook).owner, `${host}.evil.example`).toBeNull();
        expect(identify(`https://${host}@evil.example/`, rulebook).owner, `${host}@`).toBeNull();
      }
    }
  });

  it('does not change its mind over a harmless parameter', () => {
    const hosts = rulebook.book.platforms.flatMap(({ hosts }) => Object.keys(hosts));
    fc.assert(
      fc.property(fc.constantFrom(...hosts), fc.webQueryParameters(), (host, query) => {
        expect(identify(`https://${host}?${query}`, rulebook).owner).toBe(identify(`https://${host}`, rulebook).owner);
      }),
      { numRuns: 1_000 },
    );
  });

  it('calls a host that is too long for any name nobody’s, and is quick about it', () => {
    for (const host of [
      `${'a.'.repeat(30_000)}taobao.com`,
      `a${'.'.repeat(60_000)}b`,
      `${'x'.repeat(60_000)}.taobao.com`,
    ]) {
      expect(identify(`https://${host}/`, rulebook).owner).toBeNull();
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void identify(text, rulebook)),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => void identify(`https://${text}`, rulebook)),
      { numRuns: 2_000 },
    );
  });
});

describe('vantageOf', () => {
  it('is the surface of the page’s host', () => {
    expect(vantageOf('https://mp.weixin.qq.com/s/x', rulebook)).toMatchObject({
      platform: 'wechat',
      surface: 'article',
    });
    expect(vantageOf('https://weibo.com/1/2', rulebook)).toMatchObject({ platform: 'weibo', surface: 'post' });
  });

  it('is null on pages of no platform and where no page opens', () => {
    expect(vantageOf('https://wsgzao.github.io/post/movie/', rulebook)).toBeNull();
    expect(vantageOf('https://v.douyin.com/x/', rulebook)).toBeNull();
    expect(vantageOf('about:blank', rulebook)).toBeNull();
  });
});
