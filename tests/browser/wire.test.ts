import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchesOf,
  type PackedLinks,
  type PackedLinksFound,
  packLinks,
  unpack,
  unpackLinks,
} from '../../browser/wire.ts';
import { type FoundLink, type FoundText, linkSources, nothingUnread } from '../../engine/report.ts';

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));
/** Addresses that begin alike in many ways, as those of one list do. */
const address = fc
  .tuple(fc.constantFrom('', 'https://item.taobao.com/item.htm?', `https://x.example/${'a'.repeat(200)}`), line)
  .map(([start, rest]) => start + rest);
const links: fc.Arbitrary<FoundLink[]> = fc.array(
  fc.record(
    {
      address,
      count: fc.integer({ min: 1, max: 1_000_000 }),
      text: line,
      source: fc.constantFrom(...linkSources),
      was: address,
    },
    { requiredKeys: ['address', 'count', 'text', 'source'] },
  ),
);
const texts: fc.Arbitrary<FoundText[]> = fc.array(
  fc.record({ text: fc.string({ unit: 'grapheme' }), count: fc.nat() }),
);

/** As a browser copies a message. */
const travelled = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;

describe('links on the wire', () => {
  it('arrive as they were sent', () => {
    fc.assert(
      fc.property(links, (sent) => {
        expect(unpackLinks(travelled(packLinks(sent)))).toEqual(sent);
      }),
    );
  });

  it('say once what one address has in common with the next', () => {
    const long = `https://item.taobao.com/item.htm?${'q'.repeat(40)}`;
    const list = ['1', '2', '3'].map((id): FoundLink => ({ address: long + id, count: 1, text: '', source: 'link' }));
    expect(packLinks(list).addresses.length).toBeLessThan(long.length + 20);
  });

  it('stay apart where somebody wrote a line break into one', () => {
    const odd = (text: string): FoundLink => ({ address: `https://x.example/${text}`, count: 1, text, source: 'link' });
    const arrived = unpackLinks(packLinks([odd('a\nb'), odd('c')]));
    expect(arrived.map(({ address, text }) => [address, text])).toEqual([
      ['https://x.example/ab', 'a b'],
      ['https://x.example/c', 'c'],
    ]);
  });
});

describe('batches', () => {
  it('hold everything once and in order, and none is much longer than it need be', () => {
    fc.assert(
      fc.property(links, texts, (sent, sentTexts) => {
        const many = Array.from({ length: 200 }, () => sent).flat();
        const batches = [...batchesOf(many, sentTexts)];
        expect(batches.flatMap((batch) => batch.links)).toEqual(many);
        expect(batches.flatMap((batch) => batch.texts)).toEqual(sentTexts);
        for (const batch of batches) expect(JSON.stringify(packLinks(batch.links)).length).toBeLessThan(200_000);
      }),
      { numRuns: 20 },
    );
  });

  it('are one where there is nothing, so that this is told as well', () => {
    expect([...batchesOf([], [])]).toEqual([{ links: [], texts: [] }]);
  });

  it('are several where there is much, of links as of texts', () => {
    const link: FoundLink = { address: 'https://x.example/', count: 1, text: '双十一'.repeat(30), source: 'link' };
    const much = Array.from({ length: 1_000 }, () => link);
    expect([...batchesOf(much, much)].length).toBeGreaterThan(4);
  });
});

describe('what a frame tells', () => {
  const one: FoundLink = { address: 'https://x.example/', count: 2, text: 'x', source: 'link' };
  const told: PackedLinksFound = {
    document: 'a/0',
    batch: 0,
    pageAddress: 'https://page.example/',
    links: packLinks([one]),
    ordinary: 3,
    frames: 0,
    stoppedAt: null,
    texts: [{ text: '口令\n第二行', count: 1 }],
    textStoppedAt: 5,
    unread: nothingUnread,
    settled: true,
  };

  it('comes out whole, and without what does not belong there', () => {
    const strange = { ...told, unread: { ...nothingUnread, more: 'x' }, isAdmin: true };
    expect(unpack(strange)).toEqual({ ...told, links: [one] });
  });

  it('says of a text which parts of it are links', () => {
    const texts = [{ text: 'see m.tb.cn', count: 1, linked: [[4, 11] as const] }];
    expect(unpack({ ...told, texts }).texts).toEqual(texts);
  });

  const links = (change: Partial<Record<keyof PackedLinks, unknown>>) => ({ links: { ...told.links, ...change } });
  it.each([
    ['an address that is an object', links({ addresses: { toString: 'x' } })],
    ['fewer words than addresses', links({ words: '' })],
    ['a count that is no number', links({ counts: 'many,' })],
    ['a count below nothing', links({ counts: '-1,' })],
    ['a place that there is not', links({ sources: 'z' })],
    ['no links at all', { links: null }],
    ['a batch between two', { batch: 0.5 }],
    ['a document without a name', { document: 7 }],
    ['texts that are no list', { texts: { length: 1 } }],
    ['parts of a text that are none', { texts: [{ text: 'x', count: 1, linked: [['a', 2]] }] }],
    ['a text that is none', { texts: [{ text: ['x'], count: 1 }] }],
    ['a limit in words', { stoppedAt: '100' }],
    ['unread parts without number', { unread: { ...nothingUnread, pictures: Number.NaN } }],
  ])('is refused with %s', (_, change) => {
    expect(() => unpack({ ...told, ...change } as PackedLinksFound)).toThrow(TypeError);
  });
});
