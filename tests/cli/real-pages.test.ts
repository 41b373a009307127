import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { plain } from '../../cli/paint.ts';
import { scanText, summaryLine } from '../../cli/print-scan.ts';
import { readPage } from '../../cli/read-page.ts';
import { type PageScan, scanner } from '../../cli/scan.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { openRules } from '../../rules/load.ts';
import { root } from './run.ts';

/** Saved pages of other people, which are not part of the project. */
const pages = join(root, '..', 'shared', 'pages');
const absent = !existsSync(pages);

/** What a careful reader found in some of them, independently of this program. */
const expectedFolder = join(root, 'tests', 'e2e', 'expected');

interface ExpectedLink {
  readonly link: string;
  readonly count: number;
  readonly carrier: string | null;
  readonly via: readonly string[];
  readonly target: string | null;
  readonly to: string | null;
}

interface Expected {
  readonly page: string;
  readonly address: string;
  readonly pagePlatform: string | null;
  readonly ordinary: number;
  readonly own?: number;
  readonly links: readonly ExpectedLink[];
}

interface PageEntry {
  readonly file: string;
  readonly address: string;
}

const files: readonly PageEntry[] = absent ? [] : JSON.parse(readFileSync(join(pages, 'index.json'), 'utf8'));
const expected: readonly Expected[] = readdirSync(expectedFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(expectedFolder, name), 'utf8')));

let rulebook: RulebookIndex;
beforeAll(() => {
  rulebook = openRules();
});

function scan(file: string, url: string | null): PageScan {
  const vantage = { from: null, client: null, region: null };
  return scanner({ rulebook, day: '2026-11-22', vantage, url })(file, readPage(readFileSync(join(pages, file))));
}

// Never silently.
if (absent) console.warn(`real pages are not tried: ${pages} is not there`);

function needsPages(ctx: Pick<TestContext, 'skip'>): void {
  if (absent) ctx.skip(`${pages} is not there`);
}

describe('real pages', () => {
  it('are there to be scanned, or it is said that they are not', (ctx) => {
    needsPages(ctx);
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(files)('$file: its numbers add up, with its address and without', ({ file, address }) => {
    for (const url of [address, null]) {
      const found = scan(file, url);
      const { buckets, total } = found.summary;
      expect(found.addresses).toBe(found.findings.length + found.ordinary.links);
      expect(total).toBe(found.findings.length);
      expect(Object.values(buckets).reduce((sum, number) => sum + number, 0)).toBe(total);
      expect(new Set(found.findings.map(({ link }) => link.address)).size).toBe(total);
      if (url !== null) expect(found.relative).toBe(0);
      for (const { finding, link } of found.findings) {
        expect(finding.link).toBe(link.address);
        expect(finding.carrier ?? finding.to ?? finding.via[0]).toBeDefined();
        expect(link.count).toBeGreaterThan(0);
        expect(link.line).toBeGreaterThan(0);
        // 051 was saved with its words already spoilt.
        if (!file.startsWith('051')) expect(link.text).not.toContain('\ufffd');
      }
      expect(scanText(found, rulebook, plain)).toContain(`read ${found.addresses.toLocaleString('en')} address`);
      expect(summaryLine(found, rulebook)).not.toContain('\n');
    }
  });

  it.for([
    { file: '045-jianshu-list-1056-gbk.html', charset: 'gb18030', reason: 'guessed' },
    { file: '051-tmall-item-mojibake.html', charset: 'utf-8', reason: 'seen from its bytes' },
    { file: '054-jd-item-nuts-gbk.html', charset: 'gb18030', reason: 'declared' },
  ])('$file is read as $charset ($reason)', ({ file, ...charset }, ctx) => {
    needsPages(ctx);
    expect(scan(file, null).charset).toEqual(charset);
  });

  it.for(expected)('$page: the same links as a careful reader found', (reading, ctx) => {
    needsPages(ctx);
    const found = scan(reading.page, reading.address);
    const links = found.findings
      .filter(({ finding }) => finding.effect !== 'own')
      .map(
        ({ finding: { link, carrier, via, target, to }, link: { count } }): ExpectedLink => ({
          link,
          count,
          carrier,
          via,
          target,
          to,
        }),
      );
    const byLink = (a: ExpectedLink, b: ExpectedLink) => (a.link < b.link ? -1 : 1);
    expect(links.sort(byLink)).toEqual([...reading.links].sort(byLink));
    expect(found.vantage?.platform ?? null).toBe(reading.pagePlatform);
    expect(found.ordinary.links).toBe(reading.ordinary);
    expect(found.summary.buckets.own).toBe(reading.own ?? 0);
  });
});
