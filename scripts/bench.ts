/**
 * `npm run bench`: measures what Hutong costs against the budgets in `bench/budgets.ts`, prints the table and writes it to
 * `docs/performance.md`. With `--check` it writes nothing and fails where a budget that is gated is missed.
 */
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayOf } from '../engine/dates.ts';
import { budgets, type SuiteName, suiteNames } from './bench/budgets.ts';
import { type SuiteResult, writeDocument } from './bench/document.ts';
import { type Measured, Skipped, type Suite } from './bench/harness.ts';
import { suites } from './bench/suites/all.ts';
import { aligned, holds, rowOf } from './bench/table.ts';

const usage = `npm run bench -- [--only engine,text] [--rounds 7] [--check] [--built]

  --only     suites to run: ${suiteNames.join(', ')}
  --rounds   interleaved runs of each subject, of which the median counts; 7 unless told
  --check    exit with 1 where a budget is missed, and leave docs/performance.md alone
  --built    measure the extension as it stands in .output, without building it first`;

/** A check with fewer rounds would say more about the machine than about us. */
const fewestRounds = 7;

function refuse(words: string): never {
  console.error(`${words}\n\n${usage}`);
  process.exit(2);
}

function options() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        rounds: { type: 'string', default: String(fewestRounds) },
        check: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function chosenSuites(only: string | undefined): readonly Suite[] {
  if (only === undefined) return suites;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !suiteNames.includes(name as SuiteName));
  if (unknown.length > 0) refuse(`There is no suite called ${unknown.join(', ')}.`);
  return suites.filter(({ name }) => names.includes(name));
}

function build(): void {
  const wxt = resolve(import.meta.dirname, '../node_modules/wxt/bin/wxt.mjs');
  const { status } = spawnSync(process.execPath, [wxt, 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The extension could not be built.');
}

function say(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${words}`);
}

const { only, rounds: roundsText, check, built, help } = options();
if (help) {
  console.log(usage);
  process.exit(0);
}
const rounds = Number(roundsText);
if (!Number.isSafeInteger(rounds) || rounds < 1) refuse(`--rounds ${roundsText}: write a whole number from 1`);
if (check && rounds < fewestRounds) refuse(`--check wants at least ${fewestRounds} rounds`);

const chosen = chosenSuites(only);
if (!built && chosen.some((suite) => suite.built)) build();

const results: SuiteResult[] = [];
for (const suite of chosen) {
  const began = performance.now();
  try {
    const measured = await suite.measure({ rounds, say: (words) => say(`${suite.name}: ${words}`) });
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    const load = (loadavg()[0] as number).toFixed(1);
    const day = dayOf(new Date());
    const circumstances = `${day}, ${rounds} interleaved runs, ${seconds} s, load ${load}, Node ${process.versions.node}`;
    results.push({ suite: suite.name, circumstances, measured });
    say('');
  } catch (error) {
    // One suite that breaks must not take along what the others have found.
    say('');
    const why = error instanceof Skipped ? 'is skipped' : 'broke off';
    console.error(`${suite.name} ${why}: ${error instanceof Error ? error.message : error}`);
    if (!(error instanceof Skipped)) process.exitCode = 1;
  }
}

const measured: readonly Measured[] = results.flatMap((result) => result.measured);
console.log(aligned(measured.map(rowOf)));
if (!check) writeDocument(results);

/** What was asked for and missed, or not measured although its suite was chosen. */
const problems = budgets.flatMap((budget) => {
  if (!budget.gated || !chosen.some(({ name }) => name === budget.suite)) return [];
  const found = measured.find((one) => one.budget === budget.id);
  if (found === undefined) return [`not measured: ${budget.what}`];
  return holds(budget, found.values) === 'no' ? [`missed: ${budget.what} (${budget.comparedWith ?? budget.unit})`] : [];
});
for (const problem of problems) console.error(problem);
if (check && problems.length > 0) process.exitCode = 1;
