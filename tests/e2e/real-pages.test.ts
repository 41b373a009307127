import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { byAddress, type ComparableLink, comparable, eventually, serve } from './extension.ts';
import { Firefox } from './firefox.ts';
import { pagesMissing, savedPage } from './pages.ts';

/** What somebody found by reading the page's source, never by running this program. */
interface Reading {
  readonly page: string;
  readonly address: string | null;
  readonly pagePlatform: string | null;
  readonly ordinary: number;
  readonly own?: number;
  readonly links: readonly ComparableLink[];
  /** How many of the addresses are walled for a reader of the page by the record of events up to 2026. */
  readonly walled?: number;
  /** How many pass a warning page on the way. */
  readonly interstitial?: number;
}

const folder = join(import.meta.dirname, 'expected');
const readings = readdirSync(folder).map((name): Reading => JSON.parse(readFileSync(join(folder, name), 'utf8')));
/** Pages that the extension reads unasked. */
const onPlatforms = readings.filter((reading) => reading.pagePlatform !== null && reading.address !== null);

interface Driven {
  readonly browser: Browser;
  openDesk(): Promise<Desk>;
  stop(): Promise<void>;
}

const browsers: readonly { name: string; start: () => Promise<Driven> }[] = [
  { name: 'Chromium', start: () => Chromium.start() },
  { name: 'Firefox', start: () => Firefox.start() },
];

it('the saved pages are here', ({ skip }) => {
  if (pagesMissing !== null) skip(pagesMissing);
  expect(onPlatforms.length).toBeGreaterThan(10);
});

describe.runIf(pagesMissing === null).each(browsers)('real pages in $name', ({ start }) => {
  let driven: Driven;
  let desk: Desk;

  beforeAll(async () => {
    driven = await start();
    desk = await driven.openDesk();
  });
  afterAll(() => driven?.stop());

  it.each(onPlatforms)('finds in $page what a reader finds', async (reading) => {
    const address = reading.address as string;
    const page = await driven.browser.newPage();
    await serve(page, [savedPage(reading.page, address)]);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(page);
    const answer = await desk.settledReport(tabId);
    const seen = comparable(answer);
    const read = reading.links.map(({ link, count, carrier, via, target, to }) => ({
      link,
      count,
      carrier,
      via,
      target,
      to,
    }));
    expect(byAddress(seen.links)).toEqual(byAddress(read));
    expect({ own: seen.own, ordinary: seen.ordinary, platform: seen.pagePlatform }).toEqual({
      own: reading.own ?? 0,
      ordinary: reading.ordinary,
      platform: reading.pagePlatform,
    });
    const { walled = 0, interstitial = 0 } = reading;
    expect(answer).toMatchObject({ report: { summary: { buckets: { walled, interstitial } } } });
    await eventually(
      () => desk.badge(tabId),
      ({ text, title }) =>
        text === (walled === 0 ? '' : String(walled)) && (interstitial === 0 || title.includes(String(interstitial))),
      `a badge of ${walled} walled and ${interstitial} interstitial links`,
    );
    await page.close();
  });
});
