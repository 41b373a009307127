import { dayBefore, firstDay } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day, Wall } from '../engine/types.ts';
import { everStands } from './check-dates.ts';
import { allOf, type Problem } from './problem.ts';
import type { Reach } from './reach.ts';
import type { WallFile } from './schema-walls.ts';
import type { PlatformSource } from './sources.ts';

type Example = WallFile['examples'][number];

/** Whether an example says that this wall decides. */
function isDecided({ expect, by }: Example, wall: WallFile): boolean {
  return expect === wall.effect && (by === undefined || by === wall.id);
}

/** Whether an example says that a wall of the other side is the worse: a reader meets both, and only one can decide. */
function isOutdone({ by }: Example, { inbound }: Wall, rulebook: RulebookIndex): boolean {
  const other = by === undefined ? undefined : rulebook.walls.get(by);
  return other !== undefined && other.inbound !== inbound;
}

/** A day on which a wall needs an example, and why that day. */
interface Needed {
  readonly day: Day;
  readonly why: string;
  /** Whether the wall decides on that day, or must not. */
  readonly decided: boolean;
}

/** The last day on which a wall is known to stand: the one before its end, else the last on which it was seen. */
function lastKnownDay({ since, until, verified }: WallFile): { readonly day: Day; readonly why: string } {
  if (until !== undefined) return { day: dayBefore(until), why: 'its last day' };
  const seen = firstDay(verified);
  // Seen "in May" of a wall that began on a day of May.
  return { day: seen < firstDay(since) ? firstDay(since) : seen, why: 'the last day it was seen' };
}

function neededDays(wall: WallFile): Needed[] {
  const first = firstDay(wall.since);
  const last = lastKnownDay(wall);
  return [
    { day: dayBefore(wall.since), why: 'the day before it begins', decided: false },
    { day: first, why: 'its first day', decided: true },
    ...(last.day === first ? [] : [{ ...last, decided: true }]),
    ...(wall.until === undefined
      ? []
      : [{ day: firstDay(wall.until), why: 'the day on which it no longer stands', decided: false }]),
  ];
}

/** The example to add, ready to be copied, as far as the rules tell which link it could be. */
function proposal(wall: Wall, { day, decided }: Needed, reach: Reach): string {
  if (!decided) return `repeat a link that it decides, \`on: ${day}\`, with what is to be expected there`;
  const meeting = reach.decides(wall, day);
  if (meeting === null) {
    const winners = new Set(
      [...reach.meetings(wall, day)].flatMap(({ winner }) => (winner === null ? [] : [winner.id])),
    );
    return `on that day ${allOf([...winners].slice(0, 3))} come${winners.size === 1 ? 's' : ''} first wherever it stands: end this wall, or narrow the other`;
  }
  const { link, vantage } = meeting;
  const from = wall.from !== null && wall.from[0] !== vantage.surface ? `, from: ${vantage.surface}` : '';
  return `add one such as { link: ${link}, on: ${day}, expect: ${wall.effect}${from} }`;
}

/** A wall that is not judged decides nothing, which at least one example has to show. */
function withoutMiss(file: PlatformSource, wall: WallFile, i: number): Problem[] {
  if (wall.examples.some((example) => !isDecided(example, wall))) return [];
  const hint = 'give a link that it may stop, with the verdict that stands all the same';
  return [file.problemAt(['walls', i, 'examples'], `\`${wall.id}\` has no near miss`, hint)];
}

/**
 * Judged walls without an example on each of the days that make them: the first and the last known, on which they decide,
 * and the days outside, on which they must not. A wall that is not judged needs a near miss of any day.
 */
export function checkExampleDays(file: PlatformSource, rulebook: RulebookIndex, reach: Reach): Problem[] {
  return (file.value.walls ?? []).flatMap((wall, i) => {
    const compiled = rulebook.walls.get(wall.id);
    if (wall.judged === false) return withoutMiss(file, wall, i);
    if (compiled === undefined || !everStands(wall)) return [];
    return neededDays(wall).flatMap((needed) => {
      const { day, why, decided } = needed;
      const there = wall.examples.filter((example) => example.on === day);
      if (there.some((example) => isDecided(example, wall) === decided)) return [];
      if (decided && there.some((example) => isOutdone(example, compiled, rulebook))) return [];
      const message = `\`${wall.id}\` has no ${decided ? 'example that it decides' : 'near miss'} on ${day}, ${why}`;
      return [file.problemAt(['walls', i, 'examples'], message, proposal(compiled, needed, reach))];
    });
  });
}
