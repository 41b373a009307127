import { daysBetween, standsOn } from '../engine/dates.ts';
import { isStale } from '../engine/judge.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day } from '../engine/types.ts';
import type { Problem } from './problem.ts';
import type { PlatformSource } from './sources.ts';

/** A warning for each wall that stands today and that nobody has confirmed for longer than its platform allows. */
export function checkStale(file: PlatformSource, rulebook: RulebookIndex, today: Day): Problem[] {
  return (file.value.walls ?? []).flatMap(({ id }, i) => {
    const wall = rulebook.walls.get(id);
    if (wall === undefined || !standsOn(wall, today) || !isStale(wall, today, rulebook)) return [];
    const days = daysBetween(wall.verified, today).toLocaleString('en');
    const message = `\`${id}\` was last seen ${wall.verified}, ${days} days ago`;
    const hint = 'find a newer source and raise `verified`, or end the wall with `until`';
    return [{ ...file.problemAt(['walls', i, 'verified'], message, hint), severity: 'warning' as const }];
  });
}
