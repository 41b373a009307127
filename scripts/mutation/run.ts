import { giveTheSameVerdicts } from './equivalence.ts';
import { drawMutations, type Mutation, mutated, placeOf } from './mutations.ts';
import type { Rules, RulesTest } from './rules-tests.ts';

/** What became of one mutation. */
export interface Outcome {
  readonly mutation: Mutation;
  /** The tests that fail with it; none where it survived. */
  readonly caughtBy: readonly RulesTest[];
  /** True where it survived because no verdict changed. */
  readonly equivalent: boolean;
}

/** Kinds of which it can be told whether a survivor changed any verdict. */
const provable = /^(?:wall|group)/;

/** Makes mutations one at a time and runs the rules' own tests on each. */
export function* mutate(rules: Rules, count: number, seed: number): Generator<Outcome> {
  for (const mutation of drawMutations(rules.files, count, seed)) {
    const { failing, rulebook } = testMutation(rules, mutation);
    const survived = failing.length === 0 && provable.test(mutation.kind);
    yield { mutation, caughtBy: failing, equivalent: survived && giveTheSameVerdicts(rules.original, rulebook) };
  }
}

function testMutation(rules: Rules, mutation: Mutation) {
  try {
    return rules.testWith(mutation.file.path, mutated(mutation));
  } catch (error) {
    throw new Error(`This mutation is not valid: ${placeOf(mutation)}`, { cause: error });
  }
}

/** The share of mutations that a test caught, of those that changed anything; 1 where there were none. */
export function rateOf(outcomes: readonly Outcome[]): number {
  const counted = outcomes.filter(({ equivalent }) => !equivalent);
  const caught = counted.filter(({ caughtBy }) => caughtBy.length > 0);
  return counted.length === 0 ? 1 : caught.length / counted.length;
}

/** Mutations that changed something and that no test caught. */
export function survivorsOf(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ caughtBy, equivalent }) => caughtBy.length === 0 && !equivalent);
}
