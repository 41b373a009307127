import { firstDay, standsOn } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Wall } from '../engine/types.ts';
import type { PlatformSource } from './check-names.ts';
import type { Problem } from './problem.ts';
import type { WallFile } from './schema.ts';

function checkWallDates(
  file: PlatformSource,
  wall: WallFile,
  path: (string | number)[],
  today: string | null,
): Problem[] {
  const problems: Problem[] = [];
  if (wall.until !== undefined && firstDay(wall.until) <= firstDay(wall.since)) {
    problems.push(
      file.problemAt(
        [...path, 'until'],
        `the wall ends on ${wall.until}, not after its first day ${wall.since}`,
        '`until` is the first day on which it no longer stands',
      ),
    );
  }
  if (firstDay(wall.verified) < firstDay(wall.since) && !wall.since.startsWith(wall.verified)) {
    problems.push(
      file.problemAt(
        [...path, 'verified'],
        `it was verified on ${wall.verified}, before its first day ${wall.since}`,
        'give the last day on which a source saw it',
      ),
    );
  }
  for (const key of ['since', 'verified'] as const) {
    if (today !== null && firstDay(wall[key]) > today) {
      problems.push(
        file.problemAt(
          [...path, key],
          `${wall[key]} has not come yet`,
          'nobody has seen the future: write the day of the source',
        ),
      );
    }
  }
  return problems;
}

/** What one wall says of itself: dates in order, reasons and sources where they are needed. */
export function checkWall(file: PlatformSource, wall: WallFile, i: number, today: string | null): Problem[] {
  const path = ['walls', i];
  const problems = checkWallDates(file, wall, path, today);
  if (wall.judged === false && wall.reason === undefined) {
    problems.push(
      file.problemAt(
        [...path, 'judged'],
        'a wall that is not judged gives no reason',
        'add `reason`: the end of "may also be stopped if …"',
      ),
    );
  }
  if (wall.judged === false && wall.effect === 'open') {
    problems.push(
      file.problemAt(
        [...path, 'judged'],
        'a wall that is not judged says `open`',
        'it would be shown as what may stop a link: judge it, or list the event in rules/left-out.yaml',
      ),
    );
  }
  if (wall.until !== undefined && firstDay(wall.verified) >= firstDay(wall.until)) {
    problems.push(
      file.problemAt(
        [...path, 'verified'],
        `it was verified on ${wall.verified}, when it no longer stood`,
        'give the last day on which a source saw it standing',
      ),
    );
  }
  if (wall.evidence === 'withheld' && wall.confidence !== 'low') {
    problems.push(
      file.problemAt(
        [...path, 'confidence'],
        `the evidence is withheld, yet confidence is ${wall.confidence}`,
        'write `low`, or show a source',
      ),
    );
  }
  return problems;
}

function overlaps<T>(a: readonly T[] | undefined | null, b: readonly T[] | undefined | null): boolean {
  return a === null || b === null || a === undefined || b === undefined || a.some((one) => b.includes(one));
}

/** How closely a wall names its targets, and whether two walls may name the same one with equal closeness. */
function sameTargets(a: Wall, b: Wall): boolean {
  if (a.to.platforms !== undefined && b.to.platforms !== undefined && overlaps(a.to.platforms, b.to.platforms))
    return true;
  if (a.to.groups !== undefined && b.to.groups !== undefined && overlaps(a.to.groups, b.to.groups)) return true;
  const wide = (wall: Wall) => wall.to.any === true || wall.to.not !== undefined;
  return wide(a) && wide(b);
}

function sameReaders(a: Wall, b: Wall): boolean {
  const differs = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined && x !== y;
  return !differs(a.only?.client, b.only?.client) && !differs(a.only?.region, b.only?.region);
}

function tieAndDisagree(a: Wall, b: Wall): boolean {
  if (a.effect === b.effect || a.inbound !== b.inbound || !a.judged || !b.judged) return false;
  if (firstDay(a.since) !== firstDay(b.since) || (a.from === null) !== (b.from === null)) return false;
  if (
    !overlaps(a.from, b.from) ||
    !overlaps(a.links?.kinds, b.links?.kinds) ||
    !overlaps(a.links?.hosts, b.links?.hosts)
  )
    return false;
  return sameTargets(a, b) && sameReaders(a, b) && standsOn(b, firstDay(a.since));
}

/** Walls of one platform that speak of the same links from the same day and disagree. */
export function checkTies(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  const walls = rulebook.platforms.get(file.value.id)?.walls ?? [];
  return walls.flatMap((wall, i) =>
    walls
      .slice(0, i)
      .flatMap((other) =>
        tieAndDisagree(wall, other)
          ? [
              file.problemAt(
                ['walls', i, 'id'],
                `\`${wall.id}\` (${wall.effect}) and \`${other.id}\` (${other.effect}) speak of the same links from the same day`,
                'narrow one of them, or end one where the other begins',
              ),
            ]
          : [],
      ),
  );
}
