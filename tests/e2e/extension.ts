import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer-core';
import type { LinkSource, PageReport, ReportAnswer } from '../../engine/report.ts';
import { summarise } from '../../engine/summarise.ts';
import type { Bucket } from '../../engine/types.ts';
import { openRules } from '../../rules/load.ts';
import { contentsOf, type PageContents, readings } from '../readings/readings.ts';
import type { SavedPage } from '../saved-pages.ts';

const root = resolve(import.meta.dirname, '../..');

/** The folder of a built extension. Throws where it has not been built. */
export function builtExtension(target: 'chrome-mv3' | 'firefox-mv3'): string {
  const folder = resolve(root, '.output', target);
  if (!existsSync(`${folder}/manifest.json`)) throw new Error(`${folder} is not there: run \`npm run build\` first.`);
  return folder;
}

/** A copy of the extension for Chromium that may enter every page, as if the reader had granted it; its folder. */
export function grantedExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-granted-'));
  cpSync(builtExtension('chrome-mv3'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['*://*/*'] }));
  return folder;
}

const rulebook = openRules();

const isReadUnasked = ({ contents: { pagePlatform } }: (typeof readings)[number]) =>
  pagePlatform !== null && rulebook.platforms.get(pagePlatform)?.abroad === false;

/** Readings of pages that the extension reads by itself. */
export const unasked = readings.filter(isReadUnasked);

/** Readings of pages that it reads on a click of the toolbar button only. */
export const onClick = readings.filter((reading) => !isReadUnasked(reading));

/** Answers every request of a page from memory: these addresses with these pages, everything else with nothing. */
export async function serve(page: Page, pages: readonly SavedPage[]): Promise<void> {
  page.removeAllListeners('request');
  const bodies = new Map(pages.map(({ address, body }) => [new URL(address).href.replace(/#.*$/, ''), body]));
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => {
    const body = bodies.get(request.url().replace(/#.*$/, ''));
    const answer =
      body === undefined
        ? { status: 404, contentType: 'text/html', body: '' }
        : {
            status: 200,
            // The page's own scripts stay silent, so that its links are those of the saved source. No charset: the page declares its own.
            headers: { 'content-type': 'text/html', 'content-security-policy': "script-src 'none'" },
            body,
          };
    request.respond(answer).catch(() => {});
  });
}

/** Where the readings of saved pages looked for links. */
const read: ReadonlySet<LinkSource> = new Set(['link', 'area', 'frame', 'form']);

/** The report in an answer. Throws where there is none. */
export function reportIn(answer: ReportAnswer): PageReport {
  if (answer.kind !== 'report') throw new Error(`No report: ${JSON.stringify(answer)}`);
  return answer.report;
}

/**
 * A report in the shape of a reading, which tells links and text apart: where an address stands in both, the report counts
 * both, and `texts` says by how much.
 */
export function contentsOfReport(answer: ReportAnswer, texts: readonly { readonly address: string }[]): PageContents {
  const { page, ordinary, findings } = reportIn(answer);
  const inText = (link: string) => texts.filter(({ address }) => address === link).length;
  return contentsOf(
    page.platform,
    ordinary.links,
    findings
      .filter(({ source }) => read.has(source))
      .map((finding) => ({ ...finding, count: finding.count - inText(finding.link) })),
  );
}

/** How many addresses of links, of those that readings speak of, are in each bucket. */
export function linksByBucket(answer: ReportAnswer): Readonly<Record<Bucket, number>> {
  const links = reportIn(answer).findings.filter(({ source }) => read.has(source));
  return summarise(links.map((finding) => ({ finding, count: finding.count }))).buckets;
}

/** Tries until something is so, and fails with the last thing seen when it never is. */
export async function eventually<T>(look: () => Promise<T>, fits: (seen: T) => boolean, what: string): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (Date.now() > end)
      throw new Error(`Waited in vain for ${what}; last seen: ${JSON.stringify(seen)?.slice(0, 2_000)}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}
