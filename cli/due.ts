import { daysBetween, standsOn } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Confidence, Day, Wall, WallId } from '../engine/types.ts';

/** A wall that deserves a fresh look, and how much. */
export interface DueWall {
  readonly wall: Wall;
  /** Days since somebody last saw it. */
  readonly age: number;
  /** How often links that it decides were met. */
  readonly met: number;
  /** No unit: age in shares of what its platform allows, times its doubts, times how often it is met. */
  readonly urgency: number;
}

const doubtOfConfidence: Readonly<Record<Confidence, number>> = { high: 0, medium: 0.5, low: 1 };

/** 1 for a wall that is sure; more for low confidence and few sources. */
function doubt({ confidence, evidence }: Wall): number {
  return 1 + doubtOfConfidence[confidence] + Math.max(0, 2 - evidence.length) / 2;
}

/**
 * The judged walls that stand on a day, those first that most deserve a fresh look: long unconfirmed, low confidence,
 * few sources, often met. `met` says how often each was met; walls that it leaves out were not.
 */
export function dueWalls(rulebook: RulebookIndex, day: Day, met: ReadonlyMap<WallId, number>): DueWall[] {
  const standing = [...rulebook.walls.values()].filter((wall) => wall.judged && standsOn(wall, day));
  return standing
    .map((wall) => {
      const age = Math.max(0, daysBetween(wall.verified, day));
      const allowed = rulebook.platforms.get(wall.platform)?.staleAfter ?? Number.POSITIVE_INFINITY;
      const times = met.get(wall.id) ?? 0;
      return { wall, age, met: times, urgency: (age / allowed) * doubt(wall) * (1 + Math.log10(1 + times)) };
    })
    .sort((a, b) => b.urgency - a.urgency || (a.wall.id < b.wall.id ? -1 : 1));
}
