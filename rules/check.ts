import { openRulebook } from '../engine/rulebook.ts';
import type { Rulebook } from '../engine/types.ts';
import { checkBlockPageExamples, checkWallExamples, checkWrapperExamples } from './check-examples.ts';
import { checkMilestones } from './check-milestones.ts';
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
import { milestonesSchema, platformSchema, rulebookSchema } from './schema.ts';

/** The outcome of checking all rule files: a rulebook when nothing is wrong, else every problem at once. */
export interface Checked {
  readonly rulebook: Rulebook | null;
  readonly problems: readonly Problem[];
}

/** A folder of rule files as text. */
export interface RuleSources {
  /** `rulebook.yaml`. */
  readonly head: SourceFile;
  readonly platforms: readonly SourceFile[];
  /** `milestones.yaml`; null where there is none, which means that there are no milestones. */
  readonly milestones: SourceFile | null;
}

/**
 * Checks all rule files and compiles them. `today` guards against dates in the future and is null where the day must
 * not matter. Every problem is reported, the rulebook is null if there is one.
 */
export function check(sources: RuleSources, today: string | null): Checked {
  const readHead = readFile(sources.head, rulebookSchema);
  const read = sources.platforms.map((source) => readFile(source, platformSchema));
  const files = read.flatMap(({ file }) => (file === null ? [] : [file]));
  const acts = sources.milestones === null ? null : readFile(sources.milestones, milestonesSchema);
  const shape = [...readHead.problems, ...read.flatMap(({ problems }) => problems), ...(acts?.problems ?? [])];
  const known = new Set(sources.platforms.map((source) => nameOf(source.path)));
  const names = [...checkNames(files), ...checkReferences(files, known), ...checkThrough(files)];
  const forms = checkPasscodeForms(files);
  const walls = files.flatMap((file) => (file.value.walls ?? []).flatMap((wall, i) => checkWall(file, wall, i, today)));
  const milestones = acts?.file ?? null;
  const dates = milestones === null ? [] : checkMilestones(milestones, today);
  const problems = [...shape, ...names, ...forms, ...walls, ...dates];
  if (readHead.file === null || shape.length > 0 || names.length > 0 || forms.length > 0)
    return { rulebook: null, problems: sortProblems(problems) };

  const rulebook = compile(
    readHead.file.value,
    files.map((file) => file.value),
    milestones?.value ?? [],
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
