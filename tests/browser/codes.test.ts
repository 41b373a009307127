import { describe, expect, it } from 'vitest';
import { addressOfCode, codesOfAll, codesOfViews, withCodes } from '../../browser/codes.ts';
import { type FoundOnPage, nothingUnread } from '../../engine/report.ts';
import cases from './codes.cases.json' with { type: 'json' };

const a = 'https://item.taobao.com/item.htm?id=1';
const b = 'https://v.douyin.com/abc/';

const page: FoundOnPage = {
  pageAddress: 'https://page.example/',
  links: [{ address: a, count: 2, text: 'tea', source: 'link' }],
  texts: [{ text: 'words', count: 1 }],
  ordinary: 0,
  coverage: { frames: 0, framesRead: 0, stoppedAt: null, textStoppedAt: null, unread: nothingUnread },
  settled: true,
};

describe('what a code says', () => {
  it.each(cases.addresses)('$name', ({ code, address }) => expect(addressOfCode(code)).toBe(address));
});

describe('the codes of a page', () => {
  it('are counted over all pictures', () => {
    const pictures = [[{ text: a, count: 1 }], [{ text: a, count: 2 }], [{ text: b, count: 1 }]];
    expect(codesOfAll(pictures)).toEqual([
      { text: a, count: 3 },
      { text: b, count: 1 },
    ]);
  });

  it('are not counted again where a second view shows the same', () => {
    expect(codesOfViews([{ text: a, count: 2 }], [{ text: a, count: 1 }], [{ text: b, count: 1 }])).toEqual([
      { text: a, count: 2 },
      { text: b, count: 1 },
    ]);
  });

  it('are links beside the others, and count with those that lead to the same address', () => {
    const { links } = withCodes(page, [
      { text: a, count: 1 },
      { text: b, count: 3 },
    ]);
    expect(links).toEqual([
      { address: a, count: 3, text: 'tea', source: 'link' },
      { address: b, count: 3, text: '', source: 'qr' },
    ]);
  });

  it('are text beside the other text where they are no addresses', () => {
    const { texts, links } = withCodes(page, [
      { text: 'words', count: 1 },
      { text: 'WIFI:S:x;;', count: 1 },
    ]);
    expect(texts).toEqual([
      { text: 'words', count: 2 },
      { text: 'WIFI:S:x;;', count: 1 },
    ]);
    expect(links).toEqual(page.links);
  });

  it('change nothing where there are none', () => expect(withCodes(page, [])).toEqual(page));
});
