import { builtExtension } from '../../../tests/e2e/extension.ts';
import { BenchChromium } from '../chromium.ts';
import { addressFor } from '../extensions.ts';
import { fitOf } from '../fit.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';
import { linksPage } from '../pages.ts';
import type { ScriptWork } from '../trace.ts';

const ours = 'https://zhuanlan.zhihu.com/p/100000000';
const counts = [1_000, 5_000, 10_000, 100_000] as const;

/** The least that anything can do that looks at every link. */
const reading = `{
  const links = document.links;
  let characters = 0;
  for (let i = 0; i < links.length; i++) characters += links[i].getAttribute('href').length;
  globalThis.characters = characters;
}`;

interface Scanned {
  readonly ours: readonly number[];
  readonly reading: readonly number[];
  readonly longest: readonly number[];
}

async function scan(chromium: BenchChromium, count: number, run: Run): Promise<Scanned> {
  const body = linksPage(count);
  await chromium.expectRead(ours, body, count);
  const longest: number[] = [];
  const total = ({ total }: ScriptWork) => total;
  const times = await interleave(run, {
    ours: async () => {
      const work = await chromium.loading(ours, body);
      longest.push(work.longest);
      return work.total;
    },
    reading: async () => total(await chromium.loading(addressFor('reading'), body)),
  });
  return { ...times, longest: longest.slice(1) };
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const chromium = await BenchChromium.start((extensions) => [
    builtExtension('chrome-mv3'),
    extensions.standIn({ name: 'reading', script: reading }),
  ]);
  try {
    const scanned = new Map<number, Scanned>();
    for (const count of counts) {
      scanned.set(count, await scan(chromium, count, { ...run, say: (words) => run.say(`${count} links, ${words}`) }));
    }
    return [...rowsOf(scanned), growthOf(scanned)];
  } finally {
    await chromium.stop();
  }
}

function rowsOf(scanned: ReadonlyMap<number, Scanned>): Measured[] {
  const times = [...scanned].map(
    ([count, { ours, reading }]): Measured => ({
      budget: `scan-${count}`,
      figures: ours,
      unit: 'ms',
      others: reading,
      values: ratios(ours, reading),
    }),
  );
  const { longest } = scanned.get(100_000) as Scanned;
  return [...times, { budget: 'scan-longest', figures: longest, unit: 'ms', others: [], values: longest }];
}

/** One fit for each round. */
function growthOf(scanned: ReadonlyMap<number, Scanned>): Measured {
  const rounds = (scanned.get(1_000) as Scanned).ours.map((_, round) =>
    fitOf([...scanned].map(([count, { ours }]) => [count, ours[round] as number] as const)),
  );
  const exponents = rounds.map(({ exponent }) => exponent);
  const fits = rounds.map(({ straight }) => straight).sort();
  return {
    budget: 'scan-growth',
    figures: exponents,
    unit: '^',
    others: [],
    values: exponents,
    note: `a straight line fits with r² = ${(fits[Math.floor(fits.length / 2)] as number).toFixed(4)}`,
  };
}

/** The first reading of a page, by the time that scripts spend on its thread until it is quiet. */
export const scanSuite: Suite = { name: 'scan', built: true, measure };
