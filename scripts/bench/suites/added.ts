import { candidateSource } from '../../../engine/candidate.ts';
import { openRules } from '../../../rules/load.ts';
import { builtExtension } from '../../../tests/e2e/extension.ts';
import { BenchChromium } from '../chromium.ts';
import { addressFor } from '../extensions.ts';
import { differences, interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';
import { growingPage } from '../pages.ts';

const ours = 'https://zhuanlan.zhihu.com/p/100000000';
const batches = 100;
const linksInBatch = 100;

const observe = (what: string) =>
  `new MutationObserver(() => ${what}).observe(document, { childList: true, subtree: true });`;

/**
 * A plain good scan of the whole page, links and text: what stands in the attribute, whether our hosts are in it, each
 * address once with a count, and whether a text node holds the beginning of an address.
 */
const scanning = () => `{
  globalThis.hosts ??= new RegExp(${JSON.stringify(candidateSource(openRules()))}, 'i');
  const found = new Map();
  const links = document.links;
  for (let i = 0; i < links.length; i++) {
    const address = links[i].getAttribute('href');
    if (hosts.test(address)) found.set(address, (found.get(address) ?? 0) + 1);
  }
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode() !== null) if (walker.currentNode.data.includes('http')) texts += 1;
  globalThis.scanned = { found, texts };
}`;

/** Loads the page, then has it add its links: what scripts did on its thread, and how long its own loop took (ms). */
async function grow(chromium: BenchChromium, address: string, body: Buffer): Promise<{ work: number; loop: number }> {
  const tab = await chromium.open(address, body);
  try {
    await tab.load();
    let loop = 0;
    const { total } = await tab.workWhile(async () => {
      loop = (await tab.page.evaluate('addLinks()')) as number;
    });
    return { work: total, loop };
  } finally {
    await tab.close();
  }
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const chromium = await BenchChromium.start((extensions) => [
    builtExtension('chrome-mv3'),
    extensions.standIn({ name: 'bare', script: '' }),
    extensions.standIn({ name: 'observing', script: observe('{}') }),
    extensions.standIn({ name: 'rescanning', script: observe(scanning()) }),
  ]);
  const body = growingPage(batches, linksInBatch);
  const loops: Record<'ours' | 'observing', number[]> = { ours: [], observing: [] };
  const noting = async (name: 'ours' | 'observing', address: string) => {
    const { work, loop } = await grow(chromium, address, body);
    loops[name].push(loop);
    return work;
  };
  const working = async (name: string) => (await grow(chromium, addressFor(name), body)).work;
  try {
    const work = await interleave(run, {
      ours: () => noting('ours', ours),
      bare: () => working('bare'),
      observing: () => noting('observing', addressFor('observing')),
      rescanning: () => working('rescanning'),
    });
    const own = differences(work.ours, work.bare);
    const rescanning = differences(work.rescanning, work.bare);
    const [figures, others] = [loops.ours.slice(1), loops.observing.slice(1)];
    return [
      { budget: 'added', figures: own, unit: 'ms', others: rescanning, values: ratios(rescanning, own) },
      { budget: 'added-loop', figures, unit: 'ms', others, values: ratios(figures, others) },
    ];
  } finally {
    await chromium.stop();
  }
}

/** Links that a page adds after it has been read. The page's own work is taken off. */
export const addedSuite: Suite = { name: 'added', built: true, measure };
