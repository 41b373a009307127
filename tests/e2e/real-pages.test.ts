import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium, type Desk } from './chromium.ts';
import { byAddress, comparable, type ComparableLink, serve } from './extension.ts';
import { pagesMissing, savedPage } from './pages.ts';

/** What somebody found by reading the page's source, never by running this program. */
interface Reading {
  readonly page: string;
  readonly address: string;
  readonly pagePlatform: string | null;
  readonly ordinary: number;
  readonly own?: number;
  readonly links: readonly ComparableLink[];
}

const folder = join(import.meta.dirname, 'expected');
const readings = readdirSync(folder).map((name): Reading => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const onPlatforms = readings.filter(({ pagePlatform, address }) => pagePlatform !== null && address !== null);

describe('real pages in Chromium', () => {
  let chromium: Chromium;
  let desk: Desk;

  beforeAll(async () => {
    chromium = await Chromium.start();
    desk = await chromium.openDesk();
  });
  afterAll(() => chromium?.stop());

  it.each(onPlatforms)('finds in $page what a reader finds', async (reading) => {
    const page = await chromium.browser.newPage();
    await serve(page, [savedPage(reading.page, reading.address)]);
    await page.goto(reading.address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(page);
    const seen = comparable(await desk.settledReport(tabId));
    expect(byAddress(seen.links)).toEqual(byAddress(reading.links.map(({ link, count, carrier, via, target, to }) => ({ link, count, carrier, via, target, to }))));
    expect({ own: seen.own, ordinary: seen.ordinary, platform: seen.pagePlatform }).toEqual({
      own: reading.own ?? 0,
      ordinary: reading.ordinary,
      platform: reading.pagePlatform,
    });
    await page.close();
  });
});
