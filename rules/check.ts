import { openRulebook } from '../engine/rulebook.ts';
import type { Rulebook } from '../engine/types.ts';
import { checkBlockPageExamples, checkWallExamples, checkWrapperExamples } from './check-examples.ts';
import {
  checkLookalikes,
  checkNames,
  checkReferences,
  checkThrough,
  checkWrapperHosts,
  nameOf,
} from './check-names.ts';
import { checkPasscodeForms } from './check-passcode-forms.ts';
import { checkPasscodes } from './check-passcodes.ts';
import { checkTies, checkWall } from './check-walls.ts';
import { compile } from './compile.ts';
import { type Problem, sortProblems } from './problem.ts';
import { readFile, type SourceFile } from './read.ts';
import { platformSchema, rulebookSchema } from './schema.ts';

/** The outcome of checking all rule files: a rulebook when nothing is wrong, else every problem at once. */
export interface Checked {
  readonly rulebook: Rulebook | null;
  readonly problems: readonly Problem[];
}

/**
 * Checks all rule files and compiles them. `head` is `rules/rulebook.yaml`; `today` guards against dates in the
 * future and is null where the day must not matter. Every problem is reported, the rulebook is null if there is one.
 */
export function check(head: SourceFile, sources: readonly SourceFile[], today: string | null): Checked {
  const readHead = readFile(head, rulebookSchema);
  const read = sources.map((source) => readFile(source, platformSchema));
  const files = read.flatMap(({ file }) => (file === null ? [] : [file]));
  const shape = [...readHead.problems, ...read.flatMap(({ problems }) => problems)];
  const known = new Set(sources.map((source) => nameOf(source.path)));
  const names = [...checkNames(files), ...checkReferences(files, known), ...checkThrough(files)];
  const forms = checkPasscodeForms(files);
  const walls = files.flatMap((file) => (file.value.walls ?? []).flatMap((wall, i) => checkWall(file, wall, i, today)));
  const problems = [...shape, ...names, ...forms, ...walls];
  if (readHead.file === null || shape.length > 0 || names.length > 0 || forms.length > 0)
    return { rulebook: null, problems: sortProblems(problems) };

  const rulebook = compile(
    readHead.file.value,
    files.map((file) => file.value),
  );
  const index = openRulebook(rulebook, '');
  for (const file of files) {
    problems.push(
      ...checkTies(file, index),
      ...checkWrapperHosts(file, index),
      ...checkLookalikes(file, index),
      ...checkWrapperExamples(file, index),
      ...checkBlockPageExamples(file, index),
      ...checkPasscodes(file, index),
      ...checkWallExamples(file, index),
    );
  }
  return { rulebook: problems.length === 0 ? rulebook : null, problems: sortProblems(problems) };
}
