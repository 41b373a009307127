import { describe, expect, it } from 'vitest';
import { pageAddressOf } from '../../cli/page-address.ts';
import { readLinks } from '../../cli/page-links.ts';
import { type UniqueLink, uniqueLinks } from '../../cli/unique-links.ts';
import cases from './page-links.cases.json' with { type: 'json' };

interface Case {
  readonly name: string;
  readonly html: string;
  readonly page?: string;
  readonly expectLinks: readonly Partial<UniqueLink>[];
  readonly expectRelative?: number;
  readonly expectBroken?: number;
  readonly expectPage?: { readonly address: string; readonly source: string } | null;
}

describe('the links of a page', () => {
  it.each(cases as unknown as Case[])(
    '$name',
    ({ html, page, expectLinks, expectRelative, expectBroken, expectPage }) => {
      const written = readLinks(html);
      const found = uniqueLinks(written, page ?? null);
      expect(found.links.map(({ address }) => address)).toEqual(expectLinks.map(({ address }) => address));
      expect(found.links).toMatchObject(expectLinks);
      if (expectRelative !== undefined) expect(found.relative).toBe(expectRelative);
      expect(found.broken).toBe(expectBroken ?? 0);
      if (expectPage !== undefined) expect(pageAddressOf(page ?? null, written)).toEqual(expectPage);
    },
  );

  it('have at most 120 characters of words, and never half of one', () => {
    const words = (number: number) => readLinks(`<a href=x>${'𠮷'.repeat(number)}</a>`).links[0]?.text;
    expect(words(120)).toBe('𠮷'.repeat(120));
    expect(words(121)).toBe(`${'𠮷'.repeat(119)}…`);
  });

  // What takes more than linear time takes hours for this.
  it('are read from a page of several megabytes', { timeout: 60_000 }, () => {
    const link = '<p>词语 <noscript><img src=x></noscript><a href="https://item.taobao.com/item.htm?id=1">淘宝</a>\n';
    const html = link.repeat(50_000);
    const found = uniqueLinks(readLinks(html), null);
    expect(found.links).toMatchObject([{ count: 50_000, line: 1 }]);
  });

  it('are found whatever a hostile page holds', () => {
    const unclosed = `${'<a href="x">'.repeat(20_000)}${'<div>'.repeat(20_000)}${'<noscript>'.repeat(2_000)}`;
    expect(() => readLinks(unclosed)).not.toThrow();
    expect(() => readLinks('<a href="https://a.example/')).not.toThrow();
    expect(readLinks(`<a href='https://a.example/'>${' x'.repeat(500_000)}</a>`).links[0]?.text).toHaveLength(120);
  });
});
