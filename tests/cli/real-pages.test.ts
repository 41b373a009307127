import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { readLinks } from '../../cli/page-links.ts';
import { plain } from '../../cli/paint.ts';
import { scanText, summaryLine } from '../../cli/print-scan.ts';
import { readPage } from '../../cli/read-page.ts';
import { type PageScan, scanner } from '../../cli/scan.ts';
import { uniqueLinks } from '../../cli/unique-links.ts';
import type { LinkSource } from '../../engine/report.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { openRules } from '../../rules/load.ts';
import { contentsOf, readings, sourcesOfReadings } from '../readings/readings.ts';
import { pagesFolder, pagesMissing } from '../saved-pages.ts';

interface PageEntry {
  readonly file: string;
  readonly address: string;
}

const files: readonly PageEntry[] =
  pagesMissing !== null ? [] : JSON.parse(readFileSync(join(pagesFolder, 'index.json'), 'utf8'));
let rulebook: RulebookIndex;
beforeAll(() => {
  rulebook = openRules();
});

function scan(file: string, url: string | null): PageScan {
  const vantage = { from: null, client: null, region: null };
  return scanner({ rulebook, day: '2026-11-22', vantage, url })(file, readPage(readFileSync(join(pagesFolder, file))));
}

const hiddenSources: ReadonlySet<LinkSource> = new Set(['svg', 'attribute', 'script', 'card']);

// Never silently.
if (pagesMissing !== null) console.warn(`real pages are not tried: ${pagesMissing}`);

function needsPages(ctx: Pick<TestContext, 'skip'>): void {
  if (pagesMissing !== null) ctx.skip(pagesMissing);
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
      expect(new Set(found.findings.map(({ finding }) => finding.link)).size).toBe(total);
      if (url !== null) expect(found.relative).toBe(0);
      for (const { finding, line } of found.findings) {
        expect(finding.carrier ?? finding.to ?? finding.via[0] ?? finding.shows).toBeDefined();
        expect(finding.count).toBeGreaterThan(0);
        expect(line).toBeGreaterThan(0);
        // 051 was saved with its words already spoilt.
        if (!file.startsWith('051')) expect(finding.text).not.toContain('\ufffd');
      }
      expect(scanText(found, { rulebook, paint: plain, allPlaces: false })).toContain(
        `read ${found.addresses.toLocaleString('en')} address`,
      );
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

  it.for(readings.filter(({ texts }) => texts !== null))('$page: the same texts and passcodes', (reading, ctx) => {
    needsPages(ctx);
    const { findings, passcodes } = scan(reading.page, reading.address);
    const all = new Set(findings.map(({ finding }) => finding.link));
    expect(reading.texts?.filter(({ address }) => !all.has(address))).toEqual([]);
    const inText = findings.filter(({ finding }) => finding.source === 'text').map(({ finding }) => finding.link);
    const told = new Set(reading.texts?.map(({ address }) => address));
    expect(inText.filter((address) => !told.has(address))).toEqual([]);
    expect(passcodes.map(({ passcode: { code, platform } }) => ({ code, platform }))).toEqual(reading.passcodes);
  });

  it.for(readings.filter(({ hidden }) => hidden !== null))('$page: the same hidden links', (reading, ctx) => {
    needsPages(ctx);
    const { findings } = scan(reading.page, reading.address);
    const all = new Set(findings.map(({ finding }) => finding.link));
    expect(reading.hidden?.filter(({ address }) => !all.has(address))).toEqual([]);
    const hidden = findings
      .filter(({ finding }) => hiddenSources.has(finding.source))
      .map(({ finding }) => finding.link);
    const told = new Set(reading.hidden?.map(({ address }) => address));
    expect(hidden.filter((address) => !told.has(address))).toEqual([]);
  });

  it.for(readings)('$page: the same links as a careful reader found', ({ page, address, contents }, ctx) => {
    needsPages(ctx);
    const html = readPage(readFileSync(join(pagesFolder, page))).text;
    const written = readLinks(html);
    const { vantage, findings } = scan(page, address);
    const links = findings.filter(({ finding }) => sourcesOfReadings.has(finding.source));
    const read = uniqueLinks(
      { ...written, links: written.links.filter(({ source }) => sourcesOfReadings.has(source)) },
      address,
    ).links;
    const counts = new Map(read.map((one) => [one.address, one.count]));
    const found = links.map(({ finding }) => ({ ...finding, count: counts.get(finding.link) ?? 0 }));
    expect(contentsOf(vantage?.platform ?? null, read.length - found.length, found)).toEqual(contents);
  });
});
