import { standingWalls, wallsMet } from './contest.ts';
import { firstDay } from './dates.ts';
import { judge } from './judge.ts';
import {
  isGeneral,
  type PairPlace,
  type PairQuestion,
  pairQuestions,
  sameLinks,
  samePlace,
  wallsBetween,
  widerPlaces,
} from './pair.ts';
import type { RulebookIndex } from './rulebook.ts';
import type { Day, Effect, PartialDay, PlatformId, WallId } from './types.ts';

/** A span of days over which nothing changed. */
export interface Period {
  /** First day, as exact as the record of its wall is. */
  readonly since: PartialDay;
  /** First day on which it was otherwise; null where it stands. */
  readonly until: PartialDay | null;
  readonly effect: Effect;
  /** Null where there is no record for these days. */
  readonly wall: WallId | null;
  /** Walls of the other side of the pair that a reader had to pass as well on some of these days. */
  readonly besides: readonly WallId[];
}

/** How one place's answer changed over the years. */
export interface TimelineRow extends PairPlace {
  /**
   * From the first record to the last; days without a record are told only between two that have one. Of special
   * kinds of links, and hosts, only the periods in which they fare otherwise than pages.
   */
  readonly periods: readonly Period[];
}

/** How links from one platform to another have fared since the record begins. */
export interface PairTimeline {
  readonly from: PlatformId;
  /** Null stands for every site that no rule knows. */
  readonly to: PlatformId | null;
  readonly rows: readonly TimelineRow[];
  /** All walls between the two up to the day, those that are not judged too, in the order of their first days. */
  readonly walls: readonly WallId[];
}

/** Days on which a verdict may change, each with the words of the record for it. */
function turningPoints(dates: readonly PartialDay[], today: Day): Map<Day, PartialDay> {
  const points = new Map<Day, PartialDay>();
  for (const date of dates) {
    const day = firstDay(date);
    // Of two ways to write one day the more exact is kept.
    if (day <= today && date.length > (points.get(day)?.length ?? 0)) points.set(day, date);
  }
  return new Map([...points].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The wall that is met besides the one that decides. */
function metBesides({ target, vantage }: PairQuestion, day: Day, rulebook: RulebookIndex): WallId[] {
  if (target.platform === null || !rulebook.inbound.has(target.platform)) return [];
  const standing = standingWalls(target, target.platform, vantage, { vantage, day, rulebook });
  return wallsMet(standing, vantage)
    .slice(1)
    .map(({ id }) => id);
}

function periodsOf(question: PairQuestion, points: ReadonlyMap<Day, PartialDay>, rulebook: RulebookIndex): Period[] {
  const periods: Period[] = [];
  for (const [day, date] of points) {
    const { effect, wall } = judge(question.target, { vantage: question.vantage, day, rulebook });
    const besides = metBesides(question, day, rulebook);
    const last = periods.at(-1);
    if (last?.effect === effect && last.wall === wall) {
      periods[periods.length - 1] = { ...last, besides: [...new Set([...last.besides, ...besides])] };
      continue;
    }
    const own = wall === null ? undefined : rulebook.walls.get(wall)?.since;
    const since = own !== undefined && firstDay(own) === day ? own : date;
    if (last !== undefined) periods[periods.length - 1] = { ...last, until: since };
    periods.push({ since, until: null, effect, wall, besides });
  }
  const known = (period: Period) => period.wall !== null;
  return periods.slice(periods.findIndex(known), periods.findLastIndex(known) + 1);
}

/** Of a special kind of link only what differs from pages is worth telling: the periods of walls that pages never meet. */
function besidesPages(row: TimelineRow, rows: readonly TimelineRow[]): TimelineRow {
  if (isGeneral(row)) return row;
  const general = rows.find((other) => isGeneral(other) && samePlace(row, other))?.periods ?? [];
  const met = new Set(general.map(({ wall }) => wall));
  return { ...row, periods: row.periods.filter(({ wall }) => wall !== null && !met.has(wall)) };
}

/** Whether a row about every other surface, or every other country, says the same already. */
function isRepeated(row: TimelineRow, rows: readonly TimelineRow[]): boolean {
  return widerPlaces(row).some((wider) => {
    const there = rows.find((other) => samePlace(other, wider) && sameLinks(other, row));
    return there !== undefined && JSON.stringify(there.periods) === JSON.stringify(row.periods);
  });
}

/**
 * How links from one platform to another have fared, up to a day: for each place that walls tell apart the spans of
 * days with the wall that decided. Judged by the engine itself, on every day on which a wall begins or ends.
 */
export function pairTimeline(
  from: PlatformId,
  to: PlatformId | null,
  rulebook: RulebookIndex,
  today: Day,
): PairTimeline {
  const walls = wallsBetween(from, to, rulebook)
    .filter(({ since }) => firstDay(since) <= today)
    .sort((a, b) => (firstDay(a.since) < firstDay(b.since) ? -1 : 1));
  const dates = walls.filter(({ judged }) => judged).flatMap(({ since, until }) => (until ? [since, until] : [since]));
  const points = turningPoints(dates, today);
  const rows = pairQuestions(from, to, rulebook).map(
    (question): TimelineRow => ({
      surface: question.surface,
      client: question.client,
      region: question.region,
      kind: question.kind,
      host: question.host,
      periods: periodsOf(question, points, rulebook),
    }),
  );
  const told = rows.map((row) => besidesPages(row, rows)).filter(({ periods }) => periods.length > 0);
  return { from, to, rows: told.filter((row) => !isRepeated(row, told)), walls: walls.map(({ id }) => id) };
}
