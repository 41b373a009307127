import { standsOn } from './dates.ts';
import { judge } from './judge.ts';
import { concerns, isGeneral, type PairPlace, pairQuestions, sameLinks, samePlace, widerPlaces } from './pair.ts';
import type { RulebookIndex } from './rulebook.ts';
import type { Day, Effect, PlatformId, Wall } from './types.ts';

/** What is known, on a day, of links from one place to one destination. */
export interface CoverageCell extends PairPlace {
  readonly from: PlatformId;
  /** Null stands for every link, whoever it leads to. */
  readonly to: PlatformId | null;
  readonly effect: Effect;
  /** Null where nothing is recorded for this destination although something is for every other link. */
  readonly wall: Wall | null;
}

/** Which pairs of platforms to look at; null for all. */
export interface CoverageFilter {
  readonly from: PlatformId | null;
  readonly to: PlatformId | null;
}

type Said = Pick<CoverageCell, 'effect' | 'wall'>;

function saysTheSame(a: Said, b: Said): boolean {
  return a.wall === b.wall && a.effect === b.effect;
}

/** Whether a cell repeats what holds for pages, on all other surfaces or in all other countries. */
function isRepeated(cell: CoverageCell, cells: readonly CoverageCell[]): boolean {
  if (!isGeneral(cell)) {
    const page = cells.find((other) => isGeneral(other) && samePlace(other, cell));
    if (cell.wall === null || (page !== undefined && saysTheSame(page, cell))) return true;
  }
  return widerPlaces(cell).some((wider) => {
    const there = cells.find((other) => samePlace(other, wider) && sameLinks(other, cell));
    return there !== undefined && saysTheSame(there, cell);
  });
}

function cellsOf(from: PlatformId, to: PlatformId | null, day: Day, rulebook: RulebookIndex): CoverageCell[] {
  return pairQuestions(from, to, rulebook).map(({ target, vantage, surface, client, region, kind, host }) => {
    const { effect, wall } = judge(target, { vantage, day, rulebook });
    const record = wall === null ? null : (rulebook.walls.get(wall) ?? null);
    return { from, to, surface, client, region, kind, host, effect, wall: record };
  });
}

/** Places where every other link has a record, and links to this destination, which is left out there, have none. */
function leftOut(
  from: PlatformId,
  to: PlatformId,
  cells: readonly CoverageCell[],
  everyLink: readonly CoverageCell[],
): CoverageCell[] {
  if (from === to || cells.some(({ surface }) => surface === null)) return [];
  return everyLink
    .filter((cell) => isGeneral(cell) && cell.wall !== null)
    .filter(({ surface }) => !cells.some((cell) => cell.surface === surface))
    .map((cell) => ({ ...cell, to, effect: 'unknown', wall: null }));
}

/** What holds for every link at a place; readers that are told apart for one destination only share what holds for all. */
function ofEveryLink(cell: CoverageCell, everyLink: readonly CoverageCell[]): CoverageCell | undefined {
  const at = (place: PairPlace) => everyLink.find((other) => samePlace(other, place) && sameLinks(other, cell));
  return at(cell) ?? at({ ...cell, region: null }) ?? at({ ...cell, client: null, region: null });
}

/** The cells of one platform's readers: those for every link, then those of destinations that fare otherwise. */
function rowOf(from: PlatformId, day: Day, rulebook: RulebookIndex, only: PlatformId | null): CoverageCell[] {
  const everyLink = cellsOf(from, null, day, rulebook);
  const destinations = only === null ? [...rulebook.platforms.keys()] : [only];
  const named = destinations.flatMap((to) => {
    const cells = cellsOf(from, to, day, rulebook);
    const differing = cells.filter((cell) => {
      const general = ofEveryLink(cell, everyLink);
      if (only !== null || general === undefined) return cell.wall !== null;
      return !saysTheSame(general, cell);
    });
    const told = differing.filter((cell) => !isRepeated(cell, cells));
    return [...leftOut(from, to, cells, everyLink), ...told];
  });
  const general = everyLink.filter((cell) => cell.wall !== null && !isRepeated(cell, everyLink));
  return only === null ? [...general, ...named] : named;
}

/**
 * The platform × platform matrix on a day, its empty cells left out: for each place what the record says of links to
 * each destination, judged by the engine. What holds for every link is told once, under the destination null, and
 * repeated only where one destination is asked for.
 */
export function coverage(day: Day, rulebook: RulebookIndex, { from, to }: CoverageFilter): CoverageCell[] {
  const platforms = from === null ? [...rulebook.platforms.keys()] : [from];
  return platforms.flatMap((platform) => rowOf(platform, day, rulebook, to));
}

/**
 * Walls that stand on a day and have no cell, because they hang on what a link does not show. A filter leaves those that
 * readers of the one platform, or links to the other, may meet.
 */
export function unseenWalls(day: Day, rulebook: RulebookIndex, { from, to }: CoverageFilter): Wall[] {
  return [...rulebook.walls.values()].filter((wall) => {
    if (wall.judged || !standsOn(wall, day)) return false;
    const [owner, other] = wall.inbound ? [to, from] : [from, to];
    return (owner === null || owner === wall.platform) && (other === null || concerns(wall, other, rulebook));
  });
}
