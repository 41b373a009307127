import { describe, expect, it } from 'vitest';
import { pagesMissing, savedPage } from '../saved-pages.ts';
import { Browsing, bothBrowsers } from './browsing.ts';
import { contentsOfReport, eventually, linksByBucket, reportIn, unasked } from './extension.ts';

it('the saved pages are here', ({ skip }) => {
  if (pagesMissing !== null) skip(pagesMissing);
  expect(unasked.length).toBeGreaterThan(10);
});

describe.runIf(pagesMissing === null).each(bothBrowsers)('real pages in $name', ({ start }) => {
  const browsing = new Browsing(start);

  it.each(unasked)('finds in $page what a reader finds', async (reading) => {
    const { address, contents, texts, walled, interstitial } = reading;
    const tabId = await browsing.visit(savedPage(reading.page, address));
    const answer = await browsing.desk.settledReport(tabId);
    expect(contentsOfReport(answer, texts)).toEqual(contents);
    const counted = linksByBucket(answer);
    if (walled !== null) expect(counted.walled).toBe(walled);
    if (interstitial !== null) expect(counted.interstitial).toBe(interstitial);
    const { buckets } = reportIn(answer).summary;
    await eventually(
      () => browsing.desk.badge(tabId),
      ({ text, title }) =>
        text === (buckets.walled === 0 ? '' : String(buckets.walled)) &&
        (buckets.interstitial === 0 || title.includes(String(buckets.interstitial))),
      `a badge of ${buckets.walled} walled and ${buckets.interstitial} interstitial links`,
    );
  });
});
