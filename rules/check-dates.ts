import { firstDay, isInCalendar } from '../engine/dates.ts';
import type { PartialDay } from '../engine/types.ts';
import type { Path } from './complaints.ts';
import type { Problem } from './problem.ts';
import type { PlatformFile } from './schema.ts';
import type { WallFile } from './schema-walls.ts';
import type { PlatformSource } from './sources.ts';

interface Dated {
  readonly date: PartialDay;
  readonly path: Path;
  /** What to do where the date is still to come. */
  readonly advice: string;
}

const seen = 'nobody has seen the future: write the day on which a source saw it';

function* evidenceDates(evidence: WallFile['evidence'], path: Path): Generator<Dated> {
  if (typeof evidence === 'string') return;
  for (const [i, { date }] of evidence.entries()) {
    const advice = 'a source that can be read has been published: write the day it bears';
    if (date !== undefined) yield { date, path: [...path, 'evidence', i, 'date'], advice };
  }
}

/** Every date of a file, with its place. */
function* datesOf({ walls = [], wrappers = [] }: PlatformFile): Generator<Dated> {
  for (const [i, wall] of walls.entries()) {
    const path = ['walls', i];
    yield { date: wall.since, path: [...path, 'since'], advice: seen };
    const standing = 'a wall that stands has no `until`: add it when the day has come';
    if (wall.until !== undefined) yield { date: wall.until, path: [...path, 'until'], advice: standing };
    yield { date: wall.verified, path: [...path, 'verified'], advice: seen };
    yield* evidenceDates(wall.evidence, path);
    for (const [j, { on }] of wall.examples.entries()) {
      const advice = 'an example tests what has been seen: choose a day of the past';
      yield { date: on, path: [...path, 'examples', j, 'on'], advice };
    }
  }
  for (const [i, { verified, evidence }] of wrappers.entries()) {
    const path = ['wrappers', i];
    if (verified !== undefined) yield { date: verified, path: [...path, 'verified'], advice: seen };
    yield* evidenceDates(evidence, path);
  }
}

function lastDayOfMonth(date: PartialDay): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whether a wall has days on which it stands; one that has none is told here, and what follows from it nowhere. */
export function everStands({ since, until }: WallFile): boolean {
  return until === undefined || firstDay(since) < firstDay(until);
}

function outOfOrder(file: PlatformSource, wall: WallFile, path: Path): Problem[] {
  const { since, until, verified } = wall;
  const problems: Problem[] = [];
  if (!everStands(wall)) {
    const hint = '`until` is the first day on which it no longer stands, so it comes after `since`';
    problems.push(
      file.problemAt([...path, 'until'], `the wall ends on ${until}, not after its first day ${since}`, hint),
    );
  }
  if (firstDay(verified) < firstDay(since) && !since.startsWith(verified)) {
    const hint = 'write the last day on which a source saw it standing';
    problems.push(
      file.problemAt([...path, 'verified'], `it was verified on ${verified}, before its first day ${since}`, hint),
    );
  }
  if (until !== undefined && everStands(wall) && firstDay(verified) >= firstDay(until)) {
    const hint = `write the last day on which a source saw it standing, before ${until}`;
    problems.push(
      file.problemAt([...path, 'verified'], `it was verified on ${verified}, when it no longer stood`, hint),
    );
  }
  return problems;
}

/** Dates that are not in the calendar, still to come, or in the wrong order. `today` is null where the day must not matter. */
export function checkDates(file: PlatformSource, today: string | null): Problem[] {
  const dates = [...datesOf(file.value)].flatMap(({ date, path, advice }) => {
    if (!isInCalendar(firstDay(date))) {
      const hint = `the month ends on ${lastDayOfMonth(date)}: look the day up in the source`;
      return [file.problemAt(path, `${date} is not in the calendar`, hint)];
    }
    return today !== null && firstDay(date) > today ? [file.problemAt(path, `${date} has not come yet`, advice)] : [];
  });
  const order = (file.value.walls ?? []).flatMap((wall, i) => outOfOrder(file, wall, ['walls', i]));
  return [...dates, ...order];
}
