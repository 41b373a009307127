import { builtExtension } from '../../../tests/e2e/extension.ts';
import { BenchChromium } from '../chromium.ts';
import { addressFor } from '../extensions.ts';
import { differences, interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';
import { articlePage, blankPage } from '../pages.ts';

const ours = 'https://zhuanlan.zhihu.com/p/100000000';
const bytes = 3_000_000;

const walking = `{
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let characters = 0;
  while (walker.nextNode() !== null) characters += walker.currentNode.data.length;
  globalThis.characters = characters;
}`;

async function measure(run: Run): Promise<readonly Measured[]> {
  const chromium = await BenchChromium.start((extensions) => [
    builtExtension('chrome-mv3'),
    extensions.standIn({ name: 'walking', script: walking }),
  ]);
  const article = articlePage(bytes);
  const working = async (address: string, body: Buffer) => (await chromium.loading(address, body)).total;
  try {
    const work = await interleave(run, {
      ours: () => working(ours, article),
      'ours, no text': () => working(ours, blankPage),
      walking: () => working(addressFor('walking'), article),
      'walking, no text': () => working(addressFor('walking'), blankPage),
    });
    const figures = differences(work.ours, work['ours, no text']);
    const others = differences(work.walking, work['walking, no text']);
    return [{ budget: 'text', figures, unit: 'ms', others, values: ratios(figures, others) }];
  } finally {
    await chromium.stop();
  }
}

/** Running text: what a long article costs more than a blank page does. */
export const textSuite: Suite = { name: 'text', built: true, measure };
