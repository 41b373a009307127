import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../engine/address.ts';
import { examine } from '../../engine/examine.ts';
import { rulebook } from './rules.ts';

const day = '2026-11-24';
const hosts = [...rulebook.hosts.keys(), ...rulebook.wrappersByHost.keys()];
const host = fc.oneof(fc.constantFrom(...hosts), fc.domain());
const rest = fc.oneof(
  fc
    .webUrl({ withQueryParameters: true, withFragments: true })
    .map((url) => new URL(url).pathname + new URL(url).search),
  fc.constantFrom(
    '',
    '/',
    '/./a',
    '/a/../link',
    '/%2e%2E/x',
    '?target=https%3A%2F%2Ftaobao.com',
    '#a',
    '/a b',
    '/a\\b',
    '/商品?q=手机',
  ),
);
const address = fc
  .tuple(
    fc.constantFrom('http://', 'https://', 'HTTPS://', 'https://user@'),
    host,
    fc.constantFrom('', '.', ':8080'),
    rest,
  )
  .map((parts) => parts.join(''));

/** A browser drops one dot at a host's end, the engine all of them. */
function readByBrowser(text: string) {
  const { hostname, pathname } = new URL(text);
  return { host: hostname.replace(/\.+$/, ''), path: pathname };
}

describe('an address taken apart', () => {
  it('has the host and the path that a browser finds in it', () => {
    fc.assert(
      fc.property(address, (text) => {
        const found = parseAddress(text);
        const { host, path } = readByBrowser(text);
        expect(found?.host).toBe(host);
        // What is not ASCII is left as it was written where nothing else needs a parser.
        expect(new URL(`https://a.example${found?.path}`).pathname).toBe(path);
      }),
    );
  });
});

describe('many addresses examined', () => {
  it('are answered alike, whatever was examined before', () => {
    const vantage = { platform: 'wechat', surface: null, client: null, region: null } as const;
    fc.assert(
      fc.property(fc.array(address, { maxLength: 20 }), (links) => {
        const circumstances = { rulebook, vantage, day };
        const inOrder = links.map((link) => examine(link, circumstances));
        const backwards = links.toReversed().map((link) => examine(link, circumstances));
        const eachAlone = links.map((link) => examine(link, { ...circumstances }));
        expect(backwards.toReversed()).toEqual(inOrder);
        expect(eachAlone).toEqual(inOrder);
      }),
    );
  });
});
