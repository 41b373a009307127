import { judge } from './judge.ts';
import { isGeneral, type PairPlace, pairQuestions, sameLinks, samePlace } from './pair.ts';
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

/** Whether a cell repeats what holds for pages, or on all other surfaces. */
function isRepeated(cell: CoverageCell, cells: readonly CoverageCell[]): boolean {
  if (!isGeneral(cell)) {
    const page = cells.find((other) => isGeneral(other) && samePlace(other, cell));
    if (cell.wall === null || (page !== undefined && saysTheSame(page, cell))) return true;
  }
  if (cell.surface === null) return false;
  const everywhere = cells.find((other) => samePlace(other, { ...cell, surface: null }) && sameLinks(other, cell));
  return everywhere !== undefined && saysTheSame(everywhere, cell);
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

/** The cells of one platform's readers: those for every link, then those of destinations that fare otherwise. */
function rowOf(from: PlatformId, day: Day, rulebook: RulebookIndex, only: PlatformId | null): CoverageCell[] {
  const everyLink = cellsOf(from, null, day, rulebook);
  const destinations = only === null ? [...rulebook.platforms.keys()] : [only];
  const named = destinations.flatMap((to) => {
    const cells = cellsOf(from, to, day, rulebook);
    const differing = cells.filter((cell) => {
      const general = everyLink.find((other) => samePlace(other, cell) && sameLinks(other, cell));
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
