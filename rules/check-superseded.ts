import { firstDay, standsOn } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day } from '../engine/types.ts';
import { allOf, type Problem } from './problem.ts';
import type { Reach } from './reach.ts';
import type { PlatformSource } from './sources.ts';

/**
 * A warning for each wall that stands today although walls with another effect, which began later, decide wherever it
 * speaks: most likely it ended, and nobody has written so.
 */
export function checkSuperseded(file: PlatformSource, rulebook: RulebookIndex, today: Day, reach: Reach): Problem[] {
  return (file.value.walls ?? []).flatMap((written, i) => {
    const wall = rulebook.walls.get(written.id);
    if (wall === undefined || !wall.judged || !standsOn(wall, today)) return [];
    const first = firstDay(wall.since);
    const winners = new Set([...reach.meetings(wall, today)].flatMap(({ winner }) => winner ?? []));
    const later = [...winners].filter((one) => firstDay(one.since) > first && one.effect !== wall.effect);
    if (later.length === 0 || later.length < winners.size) return [];
    const names = allOf(later.map(({ id }) => id));
    const message = `\`${wall.id}\` (${wall.effect}) stands, yet ${names} decide${later.length === 1 ? 's' : ''} wherever it speaks`;
    const hint = 'if that took its place, end it with `until`; else narrow one of them';
    return [{ ...file.problemAt(['walls', i, 'id'], message, hint), severity: 'warning' as const }];
  });
}
