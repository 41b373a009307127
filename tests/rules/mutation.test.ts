import { describe, expect, it } from 'vitest';
import { drawMutations, mutated, placeOf } from '../../scripts/mutation/mutations.ts';
import { openForMutation } from '../../scripts/mutation/rules-tests.ts';
import { mutate, rateOf, survivorsOf } from '../../scripts/mutation/run.ts';

const rules = openForMutation();

describe('mutations of the rules', () => {
  it('are caught by the rules’ own tests', { timeout: 120_000 }, () => {
    const outcomes = [...mutate(rules, 30, 1)];
    expect(outcomes).toHaveLength(30);
    const survivors = survivorsOf(outcomes).map(({ mutation }) => placeOf(mutation));
    expect(rateOf(outcomes), `survived:\n${survivors.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  });

  it('are the same for the same seed, and others for another', () => {
    const drawn = (seed: number) => drawMutations(rules.files, 60, seed).map(placeOf);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    expect(new Set(drawn(1)).size).toBe(60);
  });

  it('change one file, and leave what was read as it was', () => {
    for (const mutation of drawMutations(rules.files, 60, 3)) {
      const before = JSON.stringify(mutation.file.value);
      expect(JSON.stringify(mutated(mutation)), placeOf(mutation)).not.toBe(before);
      expect(JSON.stringify(mutation.file.value)).toBe(before);
    }
  });

  it('count as survivors where no test fails and a verdict changes', { timeout: 120_000 }, () => {
    const blind = {
      ...rules,
      testWith: (...change: Parameters<typeof rules.testWith>) => ({ ...rules.testWith(...change), failing: [] }),
    };
    const outcomes = [...mutate(blind, 24, 1)];
    expect(rateOf(outcomes)).toBe(0);
    expect(survivorsOf(outcomes).length).toBeGreaterThan(20);
  });

  it('point at the line of the file', () => {
    const [mutation] = drawMutations(rules.files, 1, 1);
    expect(placeOf(mutation as never)).toMatch(/^rules\/platforms\/[\w.-]+\.yaml:\d+ [a-z ]+.*: .+ → .+$/);
  });
});
