import { openRulebook, type RulebookIndex } from '../../engine/rulebook.ts';
import { type Assembled, assemble, type Readings } from '../../rules/assemble.ts';
import { checkSense } from '../../rules/check.ts';
import { readSources, rulesFolder } from '../../rules/load.ts';
import { formatProblem } from '../../rules/problem.ts';
import type { ReadFile } from '../../rules/read.ts';
import type { PlatformFile } from '../../rules/schema.ts';
import { hostFailures, passcodeFailures, reachFailures, verdictFailures, wrapperFailures } from '../cases/failures.ts';
import { type CommittedCases, committedCases } from '../cases/files.ts';

/** What holds the rules to what is known: the check with the examples of the files, and the committed cases. */
export const rulesTests = ['check', 'verdicts', 'reach', 'hosts', 'wrappers', 'passcodes'] as const;
export type RulesTest = (typeof rulesTests)[number];

/** The rules as they are, read once. */
export interface Rules {
  readonly files: readonly ReadFile<PlatformFile>[];
  readonly original: RulebookIndex;
  /** Runs the rules' own tests with one file changed. Says which of them fail, and gives the rulebook they ran with. */
  readonly testWith: (
    path: string,
    value: { readonly id: string },
  ) => { readonly failing: readonly RulesTest[]; readonly rulebook: RulebookIndex };
}

function fails(failures: Generator<string>): boolean {
  return failures.next().done !== true;
}

/** The same list with those that fit first: a test that fails is over sooner. */
function first<T>(list: readonly T[], fits: (one: T) => boolean): T[] {
  return [...list.filter(fits), ...list.filter((one) => !fits(one))];
}

/** Reach takes the longest and is about walls: it is not asked where hosts or wrappers fail already. */
function failingCases(cases: CommittedCases, rulebook: RulebookIndex, changed: string): RulesTest[] {
  const verdicts = first(cases.verdicts, ({ from }) => from.startsWith(`${changed}:`));
  const walls = first(cases.reach.walls, ({ wall }) => rulebook.walls.get(wall)?.platform === changed);
  const hosts = fails(hostFailures(cases.hosts, rulebook));
  const wrappers = fails(wrapperFailures(cases.wrappers, rulebook));
  const outcome = {
    check: false,
    verdicts: fails(verdictFailures(verdicts, rulebook)),
    reach: !hosts && !wrappers && fails(reachFailures({ ...cases.reach, walls }, rulebook)),
    hosts,
    wrappers,
    passcodes: fails(passcodeFailures(cases.passcodes, rulebook)),
  };
  return rulesTests.filter((test) => outcome[test]);
}

/** Opens the rules. Throws where they are not sound: nothing can be told from tests that fail already. */
export function openForMutation(): Rules {
  const sources = readSources(rulesFolder);
  const cases = committedCases();
  const readings: Readings = new WeakMap();
  const failingIn = (assembled: Assembled, rulebook: RulebookIndex, changed: string): RulesTest[] => {
    const checked: RulesTest[] = checkSense(assembled, null).length > 0 ? ['check'] : [];
    return [...checked, ...failingCases(cases, rulebook, changed)];
  };
  const unchanged = assemble(sources, readings);
  if (unchanged.draft === null) throw new Error(unchanged.problems.map(formatProblem).join('\n'));
  const original = openRulebook(unchanged.draft, '');
  const failing = failingIn(unchanged, original, '');
  if (failing.length > 0) {
    throw new Error(
      `The rules fail ${failing.join(', ')} before anything is changed: mend them, or run \`npm run fix\`.`,
    );
  }
  const testWith = (path: string, value: { readonly id: string }) => {
    const platforms = sources.platforms.map((source) =>
      source.path === path ? { path, text: JSON.stringify(value) } : source,
    );
    const assembled = assemble({ ...sources, platforms }, readings);
    // What cannot be compiled has been noticed.
    if (assembled.draft === null) return { failing: ['check' as const], rulebook: original };
    const rulebook = openRulebook(assembled.draft, '');
    return { failing: failingIn(assembled, rulebook, value.id), rulebook };
  };
  return { files: unchanged.platforms, original, testWith };
}
