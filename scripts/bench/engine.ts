/**
 * What the engine is measured against, address by address. `npm run bench` runs these subjects; `node
 * scripts/bench/engine.ts` runs them alone.
 */
import { fileURLToPath } from 'node:url';
import { candidateSource } from '../../engine/candidate.ts';
import type { Circumstances } from '../../engine/contest.ts';
import { examine } from '../../engine/examine.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { openRules } from '../../rules/load.ts';
import { cleaner } from './clear-urls.ts';
import { engineAddresses } from './engine-corpus.ts';
import { plausibleFilters } from './filters.ts';

/** One thing that is measured. */
export interface EngineSubject {
  readonly name: string;
  /** How many addresses one `run` works through. Slow subjects take a part of the corpus: compare times an address. */
  readonly addresses: number;
  /** Makes ready for the next `run`; not to be timed. Absent where nothing has to be. */
  readonly prepare?: () => Promise<void>;
  /** Works through the addresses. What it returns hangs on every answer, so that no work can be left out. */
  readonly run: () => number;
}

/** The subject all others are told in shares of: `new URL(s)` on the same strings. */
export const limitName = 'new URL(s)';
/** The names under which budgets find the others. */
export const oursName = 'examine, on a page of no platform';
export const oursOnWechatName = 'examine, in a WeChat group chat';
const candidateName = "the page's expression";
export const smallBlockerName = 'ubo-core, our hosts';
export const largeBlockerName = 'ubo-core, 50,000 filters';
export const clearUrlsName = 'a loop over 205 providers, as ClearURLs has it';

const mixed = 200_000;
const forSlow = 4_000;

function ours(name: string, addresses: readonly string[], circumstances: Circumstances): EngineSubject {
  const run = () => {
    let sum = 0;
    for (const address of addresses) {
      const { chain, kind, evidence } = examine(address, circumstances);
      sum += chain.length + kind.length + evidence.length;
    }
    return sum;
  };
  return { name, addresses: addresses.length, run };
}

/** ubo-core knows one set of lists at a time, so that each subject loads its own before it runs. */
async function blockers(rulebook: RulebookIndex, addresses: readonly string[]): Promise<EngineSubject[]> {
  const loaded = await import('@gorhill/ubo-core').catch(() => null);
  if (loaded === null) {
    console.error('@gorhill/ubo-core is not installed: it is left out');
    return [];
  }
  const engine = await loaded.StaticNetFilteringEngine.create();
  const subject = (name: string, filters: readonly string[]): EngineSubject => ({
    name,
    addresses: addresses.length,
    prepare: () => engine.useLists([{ name, raw: filters.join('\n') }]),
    run: () => {
      let sum = 0;
      for (const url of addresses)
        sum += engine.matchRequest({ originURL: 'https://page.example/', url, type: 'sub_frame' });
      return sum;
    },
  });
  const own = [...rulebook.hosts.keys()].map((host) => `||${host}^`);
  return [
    subject(smallBlockerName, own),
    subject(largeBlockerName, [...own, ...plausibleFilters(50_000 - own.length)]),
  ];
}

/** Everything that is measured; the limit comes first. The corpus is the same in every run. Makes no request. */
export async function engineSubjects(): Promise<readonly EngineSubject[]> {
  const rulebook = openRules();
  const addresses = engineAddresses(rulebook, mixed);
  const some = addresses.slice(0, forSlow);
  const day = '2026-11-24';
  const groupChat = { platform: 'wechat', surface: 'group-chat', client: null, region: null } as const;
  const clean = cleaner(rulebook);
  const candidates = new RegExp(candidateSource(rulebook), 'i');
  return [
    {
      name: limitName,
      addresses: mixed,
      run: () => addresses.reduce((sum, address) => sum + new URL(address).hostname.length, 0),
    },
    ours(oursName, addresses, { rulebook, vantage: null, day, found: true }),
    ours(oursOnWechatName, addresses, { rulebook, vantage: groupChat, day, found: true }),
    {
      name: candidateName,
      addresses: mixed,
      run: () => addresses.reduce((sum, address) => sum + Number(candidates.test(address)), 0),
    },
    ...(await blockers(rulebook, addresses)),
    {
      name: clearUrlsName,
      addresses: forSlow,
      run: () => some.reduce((sum, address) => sum + clean(address).length, 0),
    },
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

async function main(rounds: number): Promise<void> {
  const subjects = await engineSubjects();
  const times = subjects.map(() => [] as number[]);
  for (let round = -1; round < rounds; round++) {
    for (const [i, { addresses, prepare, run }] of subjects.entries()) {
      await prepare?.();
      const started = performance.now();
      run();
      // The first round only warms up.
      if (round >= 0) times[i]?.push(((performance.now() - started) * 1_000) / addresses);
    }
  }
  const limit = median(times[0] as number[]);
  for (const [i, { name }] of subjects.entries()) {
    const time = median(times[i] as number[]);
    console.log(`${name.padEnd(48)} ${time.toFixed(3).padStart(8)} µs an address  × ${(time / limit).toFixed(2)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(Number(process.argv[2] ?? 7));
