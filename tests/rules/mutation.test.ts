import { describe, expect, it } from 'vitest';
import { giveTheSameVerdicts } from '../../scripts/mutation/equivalence.ts';
import { drawMutations, mutated, placeOf } from '../../scripts/mutation/mutations.ts';
import { openForMutation } from '../../scripts/mutation/rules-tests.ts';
import { mutate, rateOf, survivorsOf } from '../../scripts/mutation/run.ts';
import { toy } from '../engine/toy.ts';

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
    const outcomes = [...mutate(blind, 10, 1)];
    expect(rateOf(outcomes)).toBe(0);
    expect(survivorsOf(outcomes).length).toBeGreaterThan(8);
  });

  it('point at the line of the file', () => {
    const [mutation] = drawMutations(rules.files, 1, 1);
    expect(placeOf(mutation as never)).toMatch(/^rules\/platforms\/[\w.-]+\.yaml:\d+ [a-z ]+.*: .+ → .+$/);
  });
});

type Walls = Parameters<typeof toy>[0];
type Wall = Walls[number];

const old: Wall = { id: 'old', from: ['chat'], to: 'blue', effect: 'blocked', until: '2021-01-01' };
const next: Wall = { id: 'next', from: ['chat'], to: 'blue', effect: 'open', since: '2021-01-01' };

describe('two rulebooks give the same verdicts', () => {
  it.each<[string, Walls, Walls, boolean]>([
    ['where a wall ends later, but another has taken over', [old, next], [{ ...old, until: '2021-06-01' }, next], true],
    ['not where a wall ends earlier', [old, next], [{ ...old, until: '2020-12-31' }, next], false],
    ['not where nothing has taken over', [old], [{ ...old, until: '2021-01-02' }], false],
    ['not where a surface comes in', [old], [{ ...old, from: ['chat', 'live'] }], false],
    ['not where only readers of whom nothing is said notice', [next], [{ ...next, only: { client: 'mobile' } }], false],
    [
      'where a kind of link comes in that nobody has',
      [{ ...next, links: { kinds: ['page'] } }],
      [{ ...next, links: { kinds: ['page', 'mini-program'] } }],
      true,
    ],
    ['not where a kind of link goes', [next], [{ ...next, links: { kinds: ['page'] } }], false],
    ['not where a wrapper lets a link through', [next], [{ ...next, through: ['gate-pass'] }], false],
    ['where a destination is named twice over', [{ ...next, to: '@blues' }], [{ ...next, to: ['blue', 'sky'] }], true],
    ['not where a caveat goes', [{ ...old, judged: false }], [{ ...old, judged: false, to: 'green' }], false],
  ])('%s', (_, before, after, same) => {
    expect(giveTheSameVerdicts(toy(before), toy(after))).toBe(same);
  });

  it('not where a wall that destinations raise changes', () => {
    const wall: Wall = { id: 'w', from: ['chat'], to: 'red', effect: 'login-wall', inbound: true };
    expect(giveTheSameVerdicts(toy([], { blue: [wall] }), toy([], { blue: [{ ...wall, to: 'any' }] }))).toBe(false);
  });
});
