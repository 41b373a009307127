import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify } from '../../engine/identify.ts';
import { passcodesIn } from '../../engine/passcodes.ts';
import { addressesIn } from '../../engine/text-addresses.ts';
import { maxDepth, maxLength, unwrap } from '../../engine/unwrap.ts';
import { plainAddress, wrappedAddress } from './addresses.ts';
import { rulebook } from './rules.ts';

const runs = { numRuns: 1_500 };

describe('any address', () => {
  it('is unwrapped without a throw, to a chain with one address for each layer and the link', () => {
    fc.assert(
      fc.property(wrappedAddress, fc.option(plainAddress), (link, page) => {
        const { chain, layers, target } = unwrap(link, rulebook, page);
        expect(chain[0]).toBe(link);
        expect(chain).toHaveLength(target === null ? layers.length : layers.length + 1);
        expect(layers.length).toBeLessThanOrEqual(maxDepth);
        expect(new Set(chain).size).toBe(chain.length);
      }),
      runs,
    );
  });

  it('is unwrapped to something that is no wrapper itself, unless a limit is stated', () => {
    fc.assert(
      fc.property(wrappedAddress, (link) => {
        const { target, stopped } = unwrap(link, rulebook);
        if (target === null || stopped) return;
        expect(unwrap(target, rulebook)).toEqual({ chain: [target], layers: [], target, stopped: false });
      }),
      runs,
    );
  });

  it('is identified without a throw, by the rules alone', () => {
    fc.assert(
      fc.property(wrappedAddress, (link) => {
        const { owner, platform, ambiguous } = identify(link, rulebook);
        for (const id of [owner, platform, ...(ambiguous ?? [])]) {
          if (id !== null) expect(rulebook.platforms.has(id)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('keeps its platform when a harmless parameter is added', () => {
    fc.assert(
      fc.property(plainAddress, fc.constantFrom('utm_source=x', 'spm=a.b.1', 'share_from=z'), (link, parameter) => {
        const at = link.indexOf('#');
        const [before, after] = at < 0 ? [link, ''] : [link.slice(0, at), link.slice(at)];
        const longer = `${before}${before.includes('?') ? '&' : '?'}${parameter}${after}`;
        expect(identify(longer, rulebook).platform).toBe(identify(link, rulebook).platform);
      }),
      runs,
    );
  });
});

describe('any text', () => {
  const text = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), wrappedAddress, fc.constantFrom('￥', '复制打开', '「', '/', '：')),
    {
      maxLength: 12,
    },
  );

  it('gives addresses that stand in it where they are said to, in order', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        let last = 0;
        for (const { start, end, outerEnd } of addressesIn(whole, rulebook)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(outerEnd).toBeGreaterThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(whole.length);
          last = end;
        }
      }),
      runs,
    );
  });

  it('gives passcodes that stand in it', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join(' ');
        for (const { code } of passcodesIn(whole, rulebook)) if (code !== null) expect(whole).toContain(code);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an enormous address', () => {
  const tenThousand = 'https://a.example/jump?url='.repeat(10_000);

  it.each([
    ['10,000 wrappers written raw into one another', tenThousand],
    ['10,000 known wrappers', 'https://link.zhihu.com/?target='.repeat(10_000)],
    ['a megabyte of one letter', `https://a.example/jump?url=https://b.example/${'a'.repeat(1_000_000)}`],
    ['a megabyte of escapes', `https://a.example/jump?url=https%3A%2F%2Fb.example/${'%25'.repeat(350_000)}`],
    ['a megabyte of base64', `https://a.example/jump?url=aHR0c${'HM6'.repeat(350_000)}`],
    ['a megabyte of parameters', `https://a.example/jump?${'a=https%3A&'.repeat(100_000)}`],
  ])('is not taken apart, and that is stated: %s', (_name, link) => {
    expect(unwrap(link, rulebook)).toEqual({ chain: [link], layers: [], target: link, stopped: true });
  });

  it('is stopped at the depth limit where it still fits', () => {
    const link = `${'https://a.example/jump?url=https://b.example.org/jump?url='.repeat(500)}https://www.zhihu.com/`;
    expect(link.length).toBeLessThan(maxLength);
    const { layers, stopped } = unwrap(link, rulebook);
    expect(layers).toHaveLength(maxDepth);
    expect(stopped).toBe(true);
  });

  it('comes back from the longest that is taken apart, whatever it is made of', () => {
    const seeds = [
      '%25',
      '=a.b',
      '/https:',
      '_https',
      '#a:',
      '?//',
      ':',
      '[',
      'a1',
      'aHR0c',
      '68747470',
      '__;',
      '&a[',
      'redir',
    ];
    for (const seed of seeds) {
      for (const start of [
        'https://a.example/jump?url=https://',
        'https://a.example/',
        'https://a.example/?',
        'weixin://x?',
      ]) {
        const link = (start + seed.repeat(maxLength)).slice(0, maxLength);
        const { chain, layers } = unwrap(link, rulebook);
        expect(chain.length).toBeLessThanOrEqual(layers.length + 1);
      }
    }
  });

  it('belongs to whom its host says, however long the rest is', () => {
    expect(identify(`https://www.zhihu.com/${'a/'.repeat(500_000)}`, rulebook).owner).toBe('zhihu');
    expect(identify(`https://${'a.'.repeat(500_000)}zhihu.com/`, rulebook).owner).toBeNull();
  });
});
