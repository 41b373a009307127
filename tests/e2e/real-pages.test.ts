import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readings } from '../readings/readings.ts';
import { pagesMissing, savedPage } from '../saved-pages.ts';
import { Chromium } from './chromium.ts';
import type { Desk } from './desk.ts';
import { contentsOfReport, eventually, serve } from './extension.ts';
import { Firefox } from './firefox.ts';

/** Pages that the extension reads unasked. */
const onPlatforms = readings.filter(({ contents }) => contents.pagePlatform !== null);

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
