import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesMissing, savedPage } from '../saved-pages.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { contentsOfReport, eventually, linksByBucket, reportIn, serve, unasked } from './extension.ts';
import { Firefox } from './firefox.ts';

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
  expect(unasked.length).toBeGreaterThan(10);
});

describe.runIf(pagesMissing === null).each(browsers)('real pages in $name', ({ start }) => {
  let driven: Driven;
  let desk: Desk;

  beforeAll(async () => {
    driven = await start();
    desk = await driven.openDesk();
  });
  afterAll(() => driven?.stop());

  it.each(unasked)('finds in $page what a reader finds', async (reading) => {
    const { address, contents, texts, walled, interstitial } = reading;
    const page = await driven.browser.newPage();
    await serve(page, [savedPage(reading.page, address)]);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const tabId = await desk.tabOf(page);
    const answer = await desk.settledReport(tabId);
    expect(contentsOfReport(answer, texts)).toEqual(contents);
    const counted = linksByBucket(answer);
    if (walled !== null) expect(counted.walled).toBe(walled);
    if (interstitial !== null) expect(counted.interstitial).toBe(interstitial);
    const { buckets } = reportIn(answer).summary;
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
