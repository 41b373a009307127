import { grantedExtension } from '../../../tests/e2e/extension.ts';
import { BenchChromium } from '../chromium.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';

const address = 'https://mp.weixin.qq.com/s/marks';
const lines = 5_000;
const linksOnLine = 2;
/** So many frames, each scrolled so far (CSS pixels). */
const frames = 180;
const step = 120;
/** Marks come once the page has time, and a look at all of them takes several goes (ms). */
const settleMs = 2_500;

/** Running text with two walled links on every line. */
const body = Buffer.from(
  `<!doctype html><meta charset="utf-8"><title>marks</title>${Array.from(
    { length: lines },
    (_, i) =>
      `<p>第 ${i} 家 <a href="https://item.taobao.com/item.htm?id=${100_000 + i}">小店</a>，<a href="https://www.douyin.com/video/70${1_000_000_000 + i}">视频</a></p>`,
  ).join('\n')}`,
);

/** Scrolls a window on, frame by frame; half of the frames took no longer than this (ms). */
const scroll = `(async () => {
  const times = [];
  let last = performance.now();
  for (let i = 0; i < ${frames}; i++) {
    scrollBy(0, ${step});
    await new Promise((next) => requestAnimationFrame(next));
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times.sort((a, b) => a - b)[times.length / 2];
})()`;

async function frameOf(chromium: BenchChromium, marked: boolean): Promise<number> {
  const tab = await chromium.open(address, body);
  try {
    await tab.page.setViewport({ width: 1_000, height: 800 });
    await tab.load();
    await chromium.withDesk(async (desk) => {
      const tabId = await desk.tabOf(tab.page);
      const answer = await desk.settledReport(tabId);
      const walled = answer.kind === 'report' ? answer.report.summary.buckets.walled : 0;
      if (walled !== lines * linksOnLine) throw new Error(`${walled} links are walled of ${lines * linksOnLine}.`);
      if (marked) await desk.send('marks', { tabId, on: true });
    });
    await tab.page.bringToFront();
    await new Promise((next) => setTimeout(next, settleMs));
    return (await tab.page.evaluate(scroll)) as number;
  } finally {
    await tab.close();
  }
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const chromium = await BenchChromium.start(() => [grantedExtension()]);
  try {
    const times = await interleave(run, {
      marked: () => frameOf(chromium, true),
      plain: () => frameOf(chromium, false),
    });
    return [
      {
        budget: 'marks',
        figures: times.marked,
        unit: 'ms',
        others: times.plain,
        values: ratios(times.marked, times.plain),
      },
    ];
  } finally {
    await chromium.stop();
  }
}

/** How long a frame takes while a page with ten thousand marked links is scrolled, against the same page without marks. */
export const marksSuite: Suite = { name: 'marks', built: true, measure };
