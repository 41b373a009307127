import { builtExtension } from '../../../tests/e2e/extension.ts';
import { BenchChromium } from '../chromium.ts';
import { addressFor } from '../extensions.ts';
import { differences, interleave, type Measured, type Run, type Suite } from '../harness.ts';
import { linksPage } from '../pages.ts';

const ours = 'https://zhuanlan.zhihu.com/p/100000000';
const links = 10_000;

/** What scripts hold of a page once it is quiet and what nobody needs has been collected (MB). */
async function heapOf(chromium: BenchChromium, address: string, body: Buffer): Promise<number> {
  const tab = await chromium.open(address, body);
  try {
    await tab.load();
    // Once is not enough: what is weakly held goes the second time.
    for (let i = 0; i < 3; i++) await tab.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tab.session.send('Runtime.getHeapUsage');
    return usedSize / 1_000_000;
  } finally {
    await tab.close();
  }
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const chromium = await BenchChromium.start((extensions) => [
    builtExtension('chrome-mv3'),
    extensions.standIn({ name: 'empty', script: '' }),
  ]);
  const body = linksPage(links);
  try {
    await chromium.expectRead(ours, body, links);
    const heaps = await interleave(run, {
      ours: () => heapOf(chromium, ours, body),
      empty: () => heapOf(chromium, addressFor('empty'), body),
    });
    const more = differences(heaps.ours, heaps.empty);
    return [{ budget: 'heap', figures: more, unit: 'MB', others: heaps.empty, values: more }];
  } finally {
    await chromium.stop();
  }
}

/** Memory that a page needs more because we have read it. */
export const heapSuite: Suite = { name: 'heap', built: true, measure };
