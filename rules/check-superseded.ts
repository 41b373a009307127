import { firstDay, standsOn } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day, Wall } from '../engine/types.ts';
import { allOf, type Problem } from './problem.ts';
import type { Reach } from './reach.ts';
import type { PlatformSource } from './sources.ts';

/** The walls that decide wherever this one speaks, if all of them began later and say something else; else none. */
function successorsOf(wall: Wall, today: Day, reach: Reach): Wall[] {
  const first = firstDay(wall.since);
  const found = new Set<Wall>();
  for (const { winner } of reach.meetings(wall, today)) {
    if (winner === null || winner.effect === wall.effect || firstDay(winner.since) <= first) return [];
    found.add(winner);
  }
  return [...found];
}

/**
 * A warning for each wall that stands today although walls with another effect, which began later, decide wherever it
 * speaks: most likely it ended, and nobody has written so.
 */
export function checkSuperseded(file: PlatformSource, rulebook: RulebookIndex, today: Day, reach: Reach): Problem[] {
  return (file.value.walls ?? []).flatMap((written, i) => {
    const wall = rulebook.walls.get(written.id);
    if (wall === undefined || !wall.judged || !standsOn(wall, today)) return [];
    const successors = successorsOf(wall, today, reach);
    if (successors.length === 0) return [];
    const decide = `${allOf(successors.map(({ id }) => id))} decide${successors.length === 1 ? 's' : ''}`;
    const message = `\`${wall.id}\` (${wall.effect}) stands, yet ${decide} wherever it speaks`;
    const hint = 'if that took its place, end it with `until`; else narrow one of them';
    return [{ ...file.problemAt(['walls', i, 'id'], message, hint), severity: 'warning' as const }];
  });
}
