import { openRulebook } from '../engine/rulebook.ts';
import type { Day, Rulebook } from '../engine/types.ts';
import { type Assembled, assemble } from './assemble.ts';
import { checkContest } from './check-contest.ts';
import { checkDates } from './check-dates.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkExampleDays } from './check-example-days.ts';
import { checkBlockPageExamples, checkWallExamples, checkWrapperExamples } from './check-examples.ts';
import { checkForm } from './check-form.ts';
import { checkInside, checkLookalikes, checkWrapperHosts } from './check-hosts.ts';
import { checkLeftOut } from './check-left-out.ts';
import { checkMilestones } from './check-milestones.ts';
import { checkPasscodes } from './check-passcodes.ts';
import { checkReasons } from './check-reasons.ts';
import { checkRoundTrips } from './check-round-trips.ts';
import { checkStale } from './check-stale.ts';
import { checkSuperseded } from './check-superseded.ts';
import { checkThrough } from './check-through.ts';
import { type Problem, sortProblems } from './problem.ts';
import { Reach } from './reach.ts';
import type { RuleSources } from './sources.ts';

/** The outcome of checking all rule files. */
export interface Checked {
  /** Null where a problem keeps the files from being compiled. */
  readonly rulebook: Rulebook | null;
  /** Everything that must be mended. */
  readonly problems: readonly Problem[];
  /** What a maintainer should look at. */
  readonly warnings: readonly Problem[];
}

/**
 * Checks all rule files: everything that is wrong at once, in the order of the files. `today` guards against dates in the
 * future and tells what is stale; where it is null, the day does not matter.
 */
export function check(sources: RuleSources, today: Day | null): Checked {
  const assembled = assemble(sources);
  // Last, since putting a file in order changes what the parser knows of it.
  const found = sortProblems([...checkSense(assembled, today), ...assembled.sheets.flatMap(checkForm)]);
  return {
    rulebook: assembled.rulebook,
    problems: found.filter(({ severity }) => severity === 'problem'),
    warnings: found.filter(({ severity }) => severity === 'warning'),
  };
}

/** What is wrong with what files say, however they are written. */
export function checkSense(assembled: Assembled, today: Day | null): Problem[] {
  const { draft, platforms, complete, leftOut, milestones, problems: fundamental } = assembled;
  // Of a host whose file cannot be read, the next one around it would be taken for the owner.
  const found = [...fundamental, ...(complete ? checkInside(platforms) : [])];
  for (const file of platforms) found.push(...checkDates(file, today), ...checkReasons(file), ...checkEvidence(file));
  if (leftOut !== null) found.push(...checkLeftOut(leftOut, platforms));
  if (milestones !== null) found.push(...checkMilestones(milestones, today));
  if (draft !== null) {
    const index = openRulebook(draft, '');
    const reach = new Reach(index);
    // What follows from a name that does not exist is not told besides.
    const troubled = new Set(fundamental.map(({ file }) => file));
    for (const file of platforms) {
      if (troubled.has(file.path)) continue;
      found.push(
        ...checkWrapperHosts(file, index),
        ...checkLookalikes(file, index),
        ...checkWrapperExamples(file, index),
        ...checkBlockPageExamples(file, index),
        ...checkPasscodes(file, index),
        ...checkRoundTrips(file, index),
        ...checkThrough(file, index),
        ...checkContest(file, index, reach),
        ...checkWallExamples(file, index),
        ...checkExampleDays(file, index, reach),
        ...(today === null ? [] : [...checkStale(file, index, today), ...checkSuperseded(file, index, today, reach)]),
      );
    }
  }
  return found;
}
