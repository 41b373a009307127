import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../engine/address.ts';
import { examine } from '../../engine/examine.ts';
import { identify } from '../../engine/identify.ts';
import { knownHost } from '../../engine/known-hosts.ts';
import { mayCarry } from '../../engine/may-carry.ts';
import { hostAndParents, pathBegins } from '../../engine/path.ts';
import { unwrap } from '../../engine/unwrap.ts';
import { plainAddress, wrappedAddress } from './addresses.ts';
import { rulebook } from './rules.ts';

/** Most addresses are read in place, without a parser: whatever that answers, the slow ways have to answer too. */
const runs = { numRuns: 2_000 };
const circumstances = {
  rulebook,
  vantage: { platform: 'wechat', surface: 'moments', client: null, region: null } as const,
  day: '2021-10-01',
};

const named = [...new Set([...rulebook.hosts.keys(), ...rulebook.wrappersByHost.keys()])];
const label = fc.stringMatching(/^[a-z0-9_]{1,8}$/);
/** Hosts of the rules, those under them, and those that only look alike. */
const host = fc.oneof(
  fc.constantFrom(...named),
  fc.tuple(label, fc.constantFrom(...named)).map((labels) => labels.join('.')),
  fc.tuple(label, fc.constantFrom(...named)).map((labels) => labels.join('')),
  fc.tuple(fc.constantFrom(...named), label).map((labels) => labels.join('.')),
  fc.domain(),
);

describe('a host that is looked up', () => {
  it('is known by what stands in the rules for it and for each of its parents, the closest first', () => {
    fc.assert(
      fc.property(host, (name) => {
        const upwards = [...hostAndParents(name)];
        const { entries, wrappers } = knownHost(name, rulebook);
        expect(entries).toEqual(upwards.flatMap((one) => rulebook.hosts.get(one) ?? []));
        expect(wrappers).toEqual(upwards.flatMap((one) => rulebook.wrappersByHost.get(one) ?? []));
      }),
      runs,
    );
  });

  it('is nobody’s where its name only ends or begins like a known one, or is none', () => {
    for (const name of ['nottaobao.com', 'taobao.com.example', 'taobao', 'com', '', '.', 'taobao.com.', '淘宝.com'])
      expect(knownHost(name, rulebook).entries, name).toEqual([]);
  });
});

describe('an address that is read in place', () => {
  it('is whose it is when it is taken apart by the browser’s own parser', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          plainAddress,
          host.map((name) => `https://${name}/a?b=c`),
        ),
        (address) => {
          if (!/^https?:/.test(address) || !URL.canParse(address)) return;
          const { hostname, pathname, searchParams } = new URL(address);
          const entry = [...hostAndParents(hostname.replace(/\.$/, ''))]
            .flatMap((one) => rulebook.hosts.get(one) ?? [])
            .find(
              ({ prefix, param }) =>
                (prefix === '' || pathBegins(prefix, pathname)) && (param === null || searchParams.has(param)),
            );
          // A parameter without a value is none to us.
          if (entry?.param !== null && !/=/.test(address)) return;
          expect(identify(address, rulebook).owner, address).toBe(entry?.platform ?? null);
        },
      ),
      runs,
    );
  });

  it('comes to the same as one that has to be taken apart, because it names its port or shouts its scheme', () => {
    const summary = (address: string) => {
      const { to, carrier, kind, via, effect, wall } = examine(address, circumstances);
      return { to, carrier, kind, via, effect, wall };
    };
    fc.assert(
      fc.property(fc.oneof(plainAddress, wrappedAddress), (address) => {
        const [, scheme, authority, rest] = /^(https):\/\/([^/?#:@\\]+)(.*)$/s.exec(address) ?? [];
        if (scheme === undefined || parseAddress(address) === null) return;
        expect(summary(`HTTPS://${authority}${rest}`), address).toEqual(summary(address));
        expect(summary(`https://${authority}:443${rest}`), address).toEqual(summary(address));
      }),
      runs,
    );
  });
});

describe('an address that could carry another one', () => {
  it('is every one out of which another is read', () => {
    let carried = 0;
    fc.assert(
      fc.property(wrappedAddress, (address) => {
        const { layers, target } = unwrap(address, rulebook);
        const reads = layers.length > 0 && target !== null;
        if (!reads || !/^https?:/.test(address)) return;
        carried += 1;
        expect(mayCarry(address), address).toBe(true);
      }),
      runs,
    );
    expect(carried).toBeGreaterThan(50);
  });

  it.each([
    'https://item.taobao.com/item.htm?id=1&spm=a21bo.1.2.3',
    'https://mp.weixin.qq.com/s/abcdefghijklmnop',
    'https://www.zhihu.com/question/1/answer/2#comments',
  ])('is not %s', (address) => {
    expect(mayCarry(address)).toBe(false);
  });
});
