import { judge } from './judge.ts';
import { type PairPlace, pairQuestions } from './pair.ts';
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

function samePlace(a: PairPlace, b: PairPlace): boolean {
  return a.surface === b.surface && a.client === b.client && a.region === b.region;
}

function saysTheSame(a: Said, b: Said): boolean {
  return a.wall === b.wall && a.effect === b.effect;
}

/** Whether a cell repeats what holds for pages, or on all other surfaces. */
function isRepeated(cell: CoverageCell, cells: readonly CoverageCell[]): boolean {
  const general = (other: CoverageCell) => other.kind === 'page' && other.host === null;
  if (!general(cell)) {
    const page = cells.find((other) => general(other) && samePlace(other, cell));
    if (cell.wall === null || (page !== undefined && saysTheSame(page, cell))) return true;
  }
  if (cell.surface === null) return false;
  const everywhere = cells.find(
    (other) => samePlace(other, { ...cell, surface: null }) && other.kind === cell.kind && other.host === cell.host,
  );
  return everywhere !== undefined && saysTheSame(everywhere, cell);
}

function cellsOf(from: PlatformId, to: PlatformId | null, day: Day, rulebook: RulebookIndex): CoverageCell[] {
  return pairQuestions(from, to, rulebook).map(({ target, vantage, surface, client, region, kind, host }) => {
    const { effect, wall } = judge(target, { vantage, day, rulebook });
    const record = wall === null ? null : (rulebook.walls.get(wall) ?? null);
    return { from, to, surface, client, region, kind, host, effect, wall: record };
  });
}

/** The cells of one platform's readers: those for every link, then those of destinations that fare otherwise. */
function rowOf(from: PlatformId, day: Day, rulebook: RulebookIndex, only: PlatformId | null): CoverageCell[] {
  const everyLink = cellsOf(from, null, day, rulebook);
  const destinations = only === null ? [...rulebook.platforms.keys()] : [only];
  const named = destinations.flatMap((to) => {
    const cells = cellsOf(from, to, day, rulebook);
    const differing = cells.filter((cell) => {
      const general = everyLink.find(
        (other) => samePlace(other, cell) && other.kind === cell.kind && other.host === cell.host,
      );
      if (only !== null || general === undefined) return cell.wall !== null;
      return !saysTheSame(general, cell);
    });
    return differing.filter((cell) => !isRepeated(cell, cells));
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
