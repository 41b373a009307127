import fc from 'fast-check';
import { rulebook } from './rules.ts';

const patterns = rulebook.book.platforms.flatMap(({ hosts, shortLinks, payments, shares, logins }) =>
  [...Object.keys(hosts), ...Object.keys(shortLinks), ...payments, ...shares, ...logins].map((pattern) =>
    pattern.includes('://') ? pattern : `https://${pattern}`,
  ),
);
const wrapperStarts = [...rulebook.wrappers.values()].flatMap(({ hosts, schemes, paths }) => {
  const path = (paths[0] ?? '/').replaceAll('{}', 'x').replaceAll('**', 'y');
  return [
    ...hosts.map((host) => `https://${host}${path}`),
    ...schemes.map((name) => `${name.replace('*', '1')}:${path}`),
  ];
});
const names = ['target', 'url', 'u', 'to', 'q', 'link', 'scheme', 'h5_url', 'gourl', 'redirect_uri', 'next', 'x'];

const encoders: readonly ((address: string) => string)[] = [
  (address) => address,
  encodeURIComponent,
  (address) => encodeURIComponent(encodeURIComponent(address)),
  (address) => Buffer.from(address).toString('base64'),
  (address) => Buffer.from(address).toString('base64url'),
  (address) => Buffer.from(address).toString('hex'),
];

/** Addresses of platforms, of nobody, and texts that are none. */
export const plainAddress = fc.oneof(
  fc.constantFrom(...patterns),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(...patterns).chain((start) => fc.webPath().map((path) => `${start}${path}`)),
  fc.string({ unit: 'binary' }),
);

/** An address with known wrappers, or others that only look like them, around it. */
export const wrappedAddress = fc
  .tuple(
    plainAddress,
    fc.array(
      fc.record({
        start: fc.oneof(fc.constantFrom(...wrapperStarts), fc.webUrl()),
        name: fc.constantFrom(...names),
        encode: fc.constantFrom(...encoders),
        place: fc.constantFrom('?', '#', '/', '?whole'),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([address, layers]) =>
    layers.reduce((inner, { start, name, encode, place }) => {
      let value: string;
      try {
        value = encode(inner);
      } catch {
        value = inner;
      }
      if (place === '/') return `${start}/${value}`;
      return place === '?whole' ? `${start}?${value}` : `${start}${place}${name}=${value}`;
    }, address),
  );
