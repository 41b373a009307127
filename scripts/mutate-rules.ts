/** `npm run mutate`: changes the rules in one place at a time and counts how many changes the rules' own tests notice. */
import { parseArgs } from 'node:util';
import { placeOf } from './mutation/mutations.ts';
import { openForMutation } from './mutation/rules-tests.ts';
import { mutate, rateOf, survivorsOf } from './mutation/run.ts';
import { tableOf } from './mutation/table.ts';

/** Below this share of caught mutations the run fails. */
const enough = 0.95;

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`--${name} ${text}: write a whole number from 1`);
  process.exit(2);
}

function report(count: number, seed: number): number {
  const began = performance.now();
  const outcomes = [...mutate(openForMutation(), count, seed)];
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${tableOf(outcomes)}\n`);
  for (const { mutation } of survivorsOf(outcomes)) console.log(`survived: ${placeOf(mutation)}`);
  for (const { mutation, equivalent } of outcomes) {
    if (equivalent) console.log(`changes no verdict: ${placeOf(mutation)}`);
  }
  const rate = rateOf(outcomes);
  const share = `${(rate * 100).toFixed(1)} % caught`;
  console.log(`\n${share} (seed ${seed}, ${outcomes.length} mutations, ${seconds} s); asked for: ${enough * 100} %`);
  return rate;
}

const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
try {
  const rate = report(wholeNumber(values.count, 'count'), wholeNumber(values.seed, 'seed'));
  if (rate < enough) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
