import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDepth, maxLength, unwrap } from '../../engine/unwrap.ts';
import { rulebook } from './rules.ts';
import cases from './unwrap.cases.json' with { type: 'json' };

describe('unwrap', () => {
  it.each(cases)('$name', ({ link, expectVia, expectTarget }) => {
    const { layers, target, chain } = unwrap(link, rulebook);
    expect(layers.map(({ wrapper }) => wrapper.id)).toEqual(expectVia);
    expect(target).toBe(expectTarget);
    expect(chain[0]).toBe(link);
  });

  it('stops at the depth limit and says so', () => {
    let link = 'https://example.com/';
    for (let i = 0; i < maxDepth + 3; i++) link = `https://link.zhihu.com/?target=${encodeURIComponent(link)}`;
    const { layers, stopped, target } = unwrap(link, rulebook);
    expect(layers).toHaveLength(maxDepth);
    expect(stopped).toBe(true);
    expect(target).toMatch(/^https:\/\/link\.zhihu\.com/);
  });

  it('takes no enormous address apart', () => {
    const link = `https://link.zhihu.com/?target=https%3A%2F%2Fexample.com%2F${'a'.repeat(maxLength)}`;
    expect(unwrap(link, rulebook)).toMatchObject({ layers: [], target: link, stopped: true });
  });

  it('never throws, whatever stands in an address', () => {
    const wrappers = [...rulebook.wrappers.values()].flatMap(({ hosts, paths }) =>
      hosts.map((host) => `https://${host}${paths[0] ?? '/'}`),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...wrappers),
        fc.constantFrom('target', 'url', 'u', 'to', 'q'),
        fc.string(),
        (start, name, value) => {
          const { chain, layers } = unwrap(`${start}?${name}=${value}`, rulebook);
          expect(chain.length).toBeLessThanOrEqual(layers.length + 1);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('undoes exactly one layer for any web address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const { target } = unwrap(`https://link.zhihu.com/?target=${encodeURIComponent(address)}`, rulebook);
        expect(new URL(target as string).href).toBe(new URL(address).href);
      }),
      { numRuns: 1_000 },
    );
  });
});
