import { openRulebook, type RulebookIndex } from '../../engine/rulebook.ts';
import { check } from '../../rules/check.ts';
import { compile } from '../../rules/compile.ts';
import { readSources, rulesFolder } from '../../rules/load.ts';
import { type ReadFile, readFile, type SourceFile } from '../../rules/read.ts';
import { type PlatformFile, platformSchema, rulebookSchema } from '../../rules/schema.ts';
import { hostFailures, reachFailures, verdictFailures, wrapperFailures } from '../cases/failures.ts';
import { type CommittedCases, committedCases } from '../cases/files.ts';

/** What holds the rules to what is known: the check with the examples of the files, and the committed cases. */
export const rulesTests = ['check', 'verdicts', 'reach', 'hosts', 'wrappers'] as const;
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
  };
  return rulesTests.filter((test) => outcome[test]);
}

function sound<T>({
  file,
  problems,
}: {
  file: ReadFile<T> | null;
  problems: readonly { message: string }[];
}): ReadFile<T> {
  if (file === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return file;
}

/** Opens the rules. Throws where they are not sound: nothing can be told from tests that fail already. */
export function openForMutation(): Rules {
  const { head, platforms } = readSources(rulesFolder);
  const cases = committedCases();
  const headValue = sound(readFile(head, rulebookSchema)).value;
  const compiled = (sources: readonly SourceFile[]) => {
    const values = sources.map((source) => sound(readFile(source, platformSchema)).value);
    return openRulebook(compile(headValue, values), '');
  };
  const testWith = (path: string, value: { readonly id: string }) => {
    const changed = platforms.map((source) => (source.path === path ? { path, text: JSON.stringify(value) } : source));
    const rulebook = compiled(changed);
    const { problems } = check(head, changed, null);
    const checked: RulesTest[] = problems.length > 0 ? ['check'] : [];
    return { failing: [...checked, ...failingCases(cases, rulebook, value.id)], rulebook };
  };
  const original = compiled(platforms);
  const failing = [...check(head, platforms, null).problems.map(() => 'check'), ...failingCases(cases, original, '')];
  if (failing.length > 0) {
    throw new Error(
      `The rules fail ${[...new Set(failing)].join(', ')} before anything is changed: mend them, or run \`npm run fix\`.`,
    );
  }
  return { files: platforms.map((source) => sound(readFile(source, platformSchema))), original, testWith };
}
