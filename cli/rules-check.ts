import { join } from 'node:path';
import { standsOn } from '../engine/dates.ts';
import { isStale } from '../engine/judge.ts';
import { openRulebook, type RulebookIndex, surfacesOf } from '../engine/rulebook.ts';
import { type Day, surfaces } from '../engine/types.ts';
import { check } from '../rules/check.ts';
import { readSources, rulesFolder, serialise } from '../rules/load.ts';
import { formatProblem } from '../rules/problem.ts';
import { whyUnreadable } from './page-files.ts';
import { count, inOrder, platformName } from './words.ts';
import { WrongUse } from './wrong-use.ts';

/** What `rules check` says. */
export interface RulesReport {
  readonly ok: boolean;
  readonly lines: readonly string[];
  /** How many problems there are; null where there is none. */
  readonly total: string | null;
}

function sourcesIn(folder: string): ReturnType<typeof readSources> {
  try {
    const sources = readSources(folder);
    if (sources.platforms.length > 0) return sources;
  } catch (error) {
    const at = (error as NodeJS.ErrnoException).path ?? folder;
    throw new WrongUse(
      `cannot read ${at}: ${whyUnreadable(error)}; a folder of rules holds rulebook.yaml and platforms/`,
    );
  }
  throw new WrongUse(
    `${join(folder, 'platforms')} holds no .yaml file; a folder of rules holds rulebook.yaml and platforms/`,
  );
}

/** Checks a folder of rule files: every problem a line, or one line on what there is. */
export function checkRules(folder: string = rulesFolder, today: Day): RulesReport {
  const sources = sourcesIn(folder);
  const { rulebook, problems } = check(sources, today);
  if (rulebook === null) {
    const files = new Set(problems.map(({ file }) => file)).size;
    const total = `${count(problems.length, 'problem')} in ${count(files, 'file')}`;
    return { ok: false, lines: problems.map(formatProblem), total };
  }
  const { sha256 } = serialise(rulebook);
  const index = openRulebook(rulebook, sha256);
  const { platforms, wrappers, walls } = index;
  const stale = [...walls.values()].filter((wall) => standsOn(wall, today) && isStale(wall, today, index)).length;
  const contents = [
    count(platforms.size, 'platform'),
    count(wrappers.size, 'wrapper'),
    count(walls.size, 'wall'),
    count(rulebook.milestones.length, 'milestone'),
  ];
  const stamp = `version ${rulebook.version}, sha256 ${sha256}`;
  return {
    ok: true,
    lines: [`${contents.join(', ')}; ${stamp}; ${count(stale, 'wall')} ${stale === 1 ? 'is' : 'are'} stale`],
    total: null,
  };
}

/** Every platform that `--from` can name, with the surfaces its hosts and walls speak of. */
export function platformLines(rulebook: RulebookIndex): string[] {
  return rulebook.book.platforms.map(({ id }) => {
    const named = inOrder(surfacesOf(id, rulebook), surfaces);
    return `${id.padEnd(24)} ${named.length === 0 ? '' : `${named.join(', ')}  `}${platformName(id, rulebook)}`;
  });
}
