import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchChromium } from '../chromium.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';
import { findingsPage } from '../pages.ts';

const findings = 200;
/** Painting is a time of the clock, so that it takes more rounds to say something. */
const moreRounds = 3;
const shown = 'https://zhuanlan.zhihu.com/p/100000000';

interface Paints {
  readonly first: number;
  readonly largest: number;
}

/** When a page of the extension painted its first content, and its largest (ms after it was asked for). */
const paints = `new Promise((resolve) => {
  const look = () => new PerformanceObserver((list, observer) => {
    observer.disconnect();
    const [first] = performance.getEntriesByName('first-contentful-paint');
    resolve({ first: first.startTime, largest: list.getEntries().at(-1).startTime });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const [first] = performance.getEntriesByName('first-contentful-paint');
  if (first !== undefined) return look();
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    observer.disconnect();
    look();
  }).observe({ type: 'paint', buffered: true });
})`;

const ready = 'main[aria-busy="false"]';

async function paintsOf(chromium: BenchChromium, path: string): Promise<Paints> {
  const page = await chromium.browser.newPage();
  try {
    await page.goto(await chromium.ours(path));
    await page.waitForSelector(ready);
    // The frame after the rows have been put in paints them.
    await new Promise((next) => setTimeout(next, 300));
    return (await page.evaluate(paints)) as Paints;
  } finally {
    await page.close();
  }
}

/** The popup as it stands when it shows everything, as a page without scripts. */
async function still(chromium: BenchChromium, path: string): Promise<string> {
  const page = await chromium.browser.newPage();
  try {
    await page.goto(await chromium.ours(path));
    await page.waitForSelector(ready);
    await page.evaluate(
      `for (const script of document.querySelectorAll('script, link[rel="modulepreload"]')) script.remove()`,
    );
    return await page.content();
  } finally {
    await page.close();
  }
}

async function measure(run: Run): Promise<readonly Measured[]> {
  let folder = '';
  const chromium = await BenchChromium.start((extensions) => {
    folder = extensions.copy();
    return [folder];
  });
  try {
    const tab = await chromium.open(shown, findingsPage(findings));
    await tab.load();
    const { tabId, listed } = await chromium.withDesk(async (desk) => {
      const tabId = await desk.tabOf(tab.page);
      const answer = await desk.settledReport(tabId);
      return { tabId, listed: answer.kind === 'report' ? answer.report.findings.length : 0 };
    });
    if (listed < findings) throw new Error(`The report lists ${listed} findings of ${findings}.`);
    const popup = `popup.html?tab=${tabId}`;
    writeFileSync(join(folder, 'still.html'), await still(chromium, popup));

    const largest: Record<'popup' | 'still', number[]> = { popup: [], still: [] };
    const first = async (name: 'popup' | 'still', path: string) => {
      const { first, largest: last } = await paintsOf(chromium, path);
      largest[name].push(last);
      return first;
    };
    const times = await interleave(
      { ...run, rounds: run.rounds * moreRounds },
      {
        popup: () => first('popup', popup),
        still: () => first('still', 'still.html'),
      },
    );
    const [figures, others] = [largest.popup.slice(1), largest.still.slice(1)];
    return [
      {
        budget: 'popup',
        figures: times.popup,
        unit: 'ms',
        others: times.still,
        values: ratios(times.popup, times.still),
      },
      { budget: 'popup-rows', figures, unit: 'ms', others, values: ratios(figures, others) },
    ];
  } finally {
    await chromium.stop();
  }
}

/** How soon the popup shows something, against the same page without scripts. */
export const popupSuite: Suite = { name: 'popup', built: true, measure };
