import { join } from 'node:path';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { surfacesOf } from '../engine/rulebook.ts';
import { type Day, surfaces } from '../engine/types.ts';
import { readReleased } from '../rules/changelog.ts';
import { check } from '../rules/check.ts';
import { checkVersion } from '../rules/check-version.ts';
import { fixFolder } from '../rules/fix.ts';
import { readSources, rulesFolder, serialise } from '../rules/load.ts';
import { formatProblem, type Problem } from '../rules/problem.ts';
import { inRulesFolder } from './rules-folder.ts';
import { count, inOrder, platformName } from './words.ts';
import { WrongUse } from './wrong-use.ts';

/** What `rules check` says. */
export interface RulesReport {
  readonly ok: boolean;
  /** A line for each file that was mended. */
  readonly mended: readonly string[];
  readonly warnings: readonly string[];
  readonly problems: readonly string[];
  /** How much there is of what, in one line. */
  readonly total: string;
}

/** How the check is run. */
export interface CheckOptions {
  readonly folder?: string;
  /** Whether to mend first what can be mended. */
  readonly fix?: boolean;
  /** Whether to list all warnings, however many there are. */
  readonly warnings?: boolean;
}

function inFiles(number: number, problems: readonly Problem[], what: string): string {
  return `${count(number, what)} in ${count(new Set(problems.map(({ file }) => file)).size, 'file')}`;
}

/** Checks a folder of rule files: every problem and warning a line, and one line on what there is. */
export function checkRules({ folder = rulesFolder, fix = false }: CheckOptions, today: Day): RulesReport {
  const sources = inRulesFolder(folder, () => readSources(folder));
  if (sources.platforms.length === 0) {
    throw new WrongUse(
      `${join(folder, 'platforms')} holds no .yaml file; a folder of rules holds rulebook.yaml and platforms/`,
    );
  }
  const fixed = fix ? inRulesFolder(folder, () => fixFolder(folder)) : [];
  const mended = fixed.map(({ path, mended: what }) =>
    what === null
      ? `left ${path} alone: writing it anew would change what it says`
      : `mended ${path}: ${what.join(', ')}`,
  );
  const checked = check(fixed.length > 0 ? readSources(folder) : sources, today);
  const released = inRulesFolder(folder, () => readReleased(folder));
  const version = checked.rulebook === null ? [] : checkVersion(sources.head, checked.rulebook, released);
  const found = [...checked.problems, ...version];
  const warnings = checked.warnings.map(formatProblem);
  const problems = found.map(formatProblem);
  const warned = warnings.length === 0 ? [] : [count(warnings.length, 'warning')];
  if (checked.rulebook === null || problems.length > 0) {
    const total = [inFiles(problems.length, found, 'problem'), ...warned].join(', ');
    return { ok: false, mended, warnings, problems, total };
  }
  const { platforms } = checked.rulebook;
  const wrappers = platforms.flatMap((platform) => platform.wrappers).length;
  const walls = platforms.flatMap((platform) => platform.walls).length;
  const contents = [
    count(platforms.length, 'platform'),
    count(wrappers, 'wrapper'),
    count(walls, 'wall'),
    count(checked.rulebook.milestones.length, 'milestone'),
  ].join(', ');
  const stamp = `version ${checked.rulebook.version}, sha256 ${serialise(checked.rulebook).sha256}`;
  return { ok: true, mended, warnings, problems, total: [contents, stamp, ...warned].join('; ') };
}

/** Every platform that `--from` can name, with the surfaces its hosts and walls speak of. */
export function platformLines(rulebook: RulebookIndex): string[] {
  return rulebook.book.platforms.map(({ id }) => {
    const named = inOrder(surfacesOf(id, rulebook), surfaces);
    return `${id.padEnd(24)} ${named.length === 0 ? '' : `${named.join(', ')}  `}${platformName(id, rulebook)}`;
  });
}
