/**
 * `npm run bench`: how long the rules take to be read, compiled and checked, as shares of what reading them as YAML takes
 * in the same run. Times on a shared machine vary by a factor of two from run to run; the shares hardly do.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { dayOf } from '../engine/dates.ts';
import { assemble } from '../rules/assemble.ts';
import { check } from '../rules/check.ts';
import { readSources, rulesFolder } from '../rules/load.ts';

const rounds = 5;
const today = dayOf(new Date());
const sources = readSources(rulesFolder);
const files = [sources.head, ...sources.platforms];

function hutong(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(rulesFolder, '..', 'cli', 'hutong.ts'), ...args]);
  if (status !== 0) throw new Error(`hutong ${args.join(' ')} failed: ${stderr}`);
}

/** What is measured, the limit first. */
const subjects: Readonly<Record<string, () => void>> = {
  'read as YAML (the limit)': () => {
    for (const { text } of files) parseDocument(text).toJS();
  },
  'read, shape checked, compiled': () => {
    assemble(sources);
  },
  'everything that `rules check` checks': () => {
    check(sources, today);
  },
  '`hutong rules check`, as a process': () => hutong('rules', 'check'),
  'a process that only says its version': () => hutong('--version'),
};

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

const times = new Map(Object.keys(subjects).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++) {
  // Interleaved, so that a busy moment of the machine falls on all of them.
  for (const [name, run] of Object.entries(subjects)) {
    const started = performance.now();
    run();
    times.get(name)?.push(performance.now() - started);
  }
}

const limit = median([...times.values()][0] as number[]);
const width = Math.max(...Object.keys(subjects).map((name) => name.length));
console.log(`${files.length} rule files, medians of ${rounds} interleaved runs`);
for (const [name, measured] of times) {
  const time = median(measured);
  console.log(`${name.padEnd(width)}  ${time.toFixed(0).padStart(6)} ms  × ${(time / limit).toFixed(1)}`);
}
