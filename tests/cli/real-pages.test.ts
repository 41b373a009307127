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
import { unlistedWrapper } from '../../engine/types.ts';
import { unwrap } from '../../engine/unwrap.ts';
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
      const { buckets, buttons, total } = found.summary;
      expect(found.addresses).toBe(found.findings.length + found.ordinary.links);
      expect(total + buttons).toBe(found.findings.length);
      expect(Object.values(buckets).reduce((sum, number) => sum + number, 0)).toBe(total);
      expect(new Set(found.findings.map(({ finding }) => finding.link)).size).toBe(found.findings.length);
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

  it('are all read by somebody who has not seen this program', (ctx) => {
    needsPages(ctx);
    expect(readings.map(({ page }) => page).sort()).toEqual(files.map(({ file }) => file).sort());
  });

  it.for(readings)('$page: the same texts and passcodes', ({ page, address, texts, passcodes }, ctx) => {
    needsPages(ctx);
    const { findings, passcodes: found } = scan(page, address);
    const to = new Map(findings.map(({ finding }) => [finding.link, finding.to]));
    expect(texts.map((one) => ({ ...one, to: to.get(one.address) }))).toEqual(texts);
    const told = new Set(texts.map((one) => one.address));
    const inText = findings.filter(({ finding }) => finding.source === 'text').map(({ finding }) => finding.link);
    expect(inText.filter((one) => !told.has(one))).toEqual([]);
    expect(found.map(({ passcode: { code, platform } }) => ({ code, platform }))).toEqual(passcodes);
  });

  it.for(readings)('$page: the same hidden links', ({ page, address, hidden }, ctx) => {
    needsPages(ctx);
    const { findings } = scan(page, address);
    const to = new Map(findings.map(({ finding }) => [finding.link, finding.to]));
    expect(hidden.map((one) => ({ address: one.address, to: to.get(one.address) }))).toEqual(
      hidden.map((one) => ({ address: one.address, to: one.to })),
    );
    const told = new Set(hidden.map((one) => one.address));
    const found = findings.filter(({ finding }) => hiddenSources.has(finding.source));
    expect(found.map(({ finding }) => finding.link).filter((one) => !told.has(one))).toEqual([]);
  });

  it.for(readings)('$page: the same redirects that nobody listed', (reading, ctx) => {
    needsPages(ctx);
    const { findings } = scan(reading.page, reading.address);
    const unlisted = findings.filter(({ finding }) => finding.via.includes(unlistedWrapper));
    expect(unlisted.map(({ finding: { link, target } }) => ({ link, target }))).toEqual(reading.unlistedWrappers);
    expect(reading.noWrappers.filter((one) => unwrap(one, rulebook, reading.address).layers.length > 0)).toEqual([]);
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
    const told = new Set(found.map(({ link }) => link));
    const ordinary = read.filter((one) => /^https?:/i.test(one.address) && !told.has(one.address));
    expect(contentsOf(vantage?.platform ?? null, ordinary.length, found)).toEqual(contents);
  });
});
