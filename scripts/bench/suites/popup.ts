import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchChromium } from '../chromium.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';
import { findingsPage } from '../pages.ts';

const findings = 200;
/** Painting is a time of the clock, so that it takes more rounds to say something. */
const moreRounds = 3;
const shown = 'https://zhuanlan.zhihu.com/p/100000000';

/** Two moments of a page of the extension (ms after it was asked for). */
interface Moments {
  /** Its first content was painted. */
  readonly first: number;
  /** Everything was there, and in a frame. */
  readonly complete: number;
}

const ready = 'main[aria-busy="false"]';

/** Runs in the page before anything of its own. */
const watch = `new MutationObserver((_, observer) => {
  if (document.querySelector('${ready}') === null) return;
  observer.disconnect();
  // A task that is asked for in a frame comes after it has been drawn.
  requestAnimationFrame(() => setTimeout(() => { window.complete = performance.now(); }));
}).observe(document, { subtree: true, childList: true, attributes: true })`;

async function momentsOf(chromium: BenchChromium, path: string): Promise<Moments> {
  const page = await chromium.browser.newPage();
  try {
    await page.evaluateOnNewDocument(watch);
    await page.goto(await chromium.ours(path));
    await page.waitForFunction(
      `window.complete !== undefined && performance.getEntriesByName('first-contentful-paint').length > 0`,
    );
    return (await page.evaluate(
      `({ first: performance.getEntriesByName('first-contentful-paint')[0].startTime, complete: window.complete })`,
    )) as Moments;
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

    const complete: Record<'popup' | 'still', number[]> = { popup: [], still: [] };
    const first = async (name: 'popup' | 'still', path: string) => {
      const moments = await momentsOf(chromium, path);
      complete[name].push(moments.complete);
      return moments.first;
    };
    const times = await interleave(
      { ...run, rounds: run.rounds * moreRounds },
      {
        popup: () => first('popup', popup),
        still: () => first('still', 'still.html'),
      },
    );
    // The first round is thrown away, as that of the other times is.
    const [figures, others] = [complete.popup.slice(1), complete.still.slice(1)];
    return [
      {
        budget: 'popup',
        figures: times.popup,
        unit: 'ms',
        others: times.still,
        values: ratios(times.popup, times.still),
      },
      { budget: 'popup-complete', figures, unit: 'ms', others, values: ratios(figures, others) },
    ];
  } finally {
    await chromium.stop();
  }
}

/** How soon the popup shows something, against the same page without scripts. */
export const popupSuite: Suite = { name: 'popup', built: true, measure };
