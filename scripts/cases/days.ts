import { firstDay } from '../../engine/dates.ts';
import type { Day, Wall } from '../../engine/types.ts';

/** The day so many days later, or earlier where the number is negative. */
export function daysLater(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What of a wall says when it stands. */
export type Span = Pick<Wall, 'since' | 'until' | 'verified'>;

/**
 * The last day of which a wall says something firm: the one before `until`, else the last on which a source saw it.
 * A month that it was verified in may begin before the wall does; then it is the first day.
 */
export function lastDay({ since, until, verified }: Span): Day {
  if (until !== null) return daysLater(firstDay(until), -1);
  const [first, seen] = [firstDay(since), firstDay(verified)];
  return seen < first ? first : seen;
}

/** The days on which a wall's answer may turn: before its first, its first, its last, and the one on which it has ended. */
export function boundaryDays(wall: Span): Day[] {
  const first = firstDay(wall.since);
  const days = [daysLater(first, -1), first, lastDay(wall)];
  return wall.until === null ? days : [...days, firstDay(wall.until)];
}
