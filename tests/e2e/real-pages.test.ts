import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf } from '../../engine/section.ts';
import type { Bucket } from '../../engine/types.ts';
import { loadRules } from '../../rules/load.ts';
import { requiredHosts } from '../../rules/required-hosts.ts';
import { readings, sourcesOfReadings } from '../readings/readings.ts';
import { pagesMissing, savedPage } from '../saved-pages.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { contentsOfReport, eventually, serve } from './extension.ts';
import { Firefox } from './firefox.ts';

/** Pages that the extension reads unasked. */
const hosts = requiredHosts(loadRules().rulebook).map((pattern) => pattern.split('/')[2]?.replace(/^\*\./, ''));
const onPlatforms = readings.filter(({ address }) => {
  const { hostname } = new URL(address);
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
});

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
    const { address, contents, walled, interstitial } = reading;
    const page = await driven.browser.newPage();
    await serve(page, [savedPage(reading.page, address)]);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(page);
    const answer = await desk.settledReport(tabId);
    expect(contentsOfReport(answer)).toEqual(contents);
    if (answer.kind !== 'report') throw new Error(answer.kind);
    const { findings, summary } = answer.report;
    const inBucket = (bucket: Bucket) =>
      findings.filter(({ effect, source }) => sourcesOfReadings.has(source) && bucketOf(effect) === bucket).length;
    if (walled !== null) expect(inBucket('walled')).toBe(walled);
    if (interstitial !== null) expect(inBucket('interstitial')).toBe(interstitial);
    const { buckets } = summary;
    await eventually(
      () => desk.badge(tabId),
      ({ text, title }) =>
        text === (buckets.walled === 0 ? '' : String(buckets.walled)) &&
        (buckets.interstitial === 0 || title.includes(String(buckets.interstitial))),
      `a badge of ${buckets.walled} walled and ${buckets.interstitial} interstitial links`,
    );
    await page.close();
  });
});
