import type { Circumstances, Target } from './contest.ts';
import { judge } from './judge.ts';
import { wallsBetween } from './pair.ts';
import type { RulebookIndex } from './rulebook.ts';
import type { Day, PlatformId, Surface, Vantage, Verdict, Wall } from './types.ts';

/** A known verdict for a destination at one place. */
export interface ElsewhereRow {
  readonly vantage: Vantage;
  readonly verdict: Verdict;
  /** True where every outside link meets the same there, so that the row says nothing of this destination in particular. */
  readonly everyLink: boolean;
}

/** Whether the walls behind a verdict are raised against every outside link, wherever it leads. */
export function isForEveryLink({ wall, alternatives }: Verdict, rulebook: RulebookIndex): boolean {
  const ids = alternatives === null ? [wall] : alternatives.map((one) => one.wall);
  const walls = ids.flatMap((id) => (id === null ? [] : (rulebook.walls.get(id) ?? [])));
  // A wall of the destination's own speaks of that destination, whoever it is raised against.
  return walls.every(({ to, inbound }) => to.any === true && !inbound);
}

/** The surfaces that these walls name; null stands for all others where a wall is about every surface. */
function surfacesOf(walls: readonly Wall[]): (Surface | null)[] {
  const named = [...new Set(walls.flatMap((wall) => wall.from ?? []))].sort();
  return walls.some((wall) => wall.from === null) ? [null, ...named] : named;
}

/** An ordinary page of a platform, whichever it is. */
export function anyPageOf(platform: PlatformId, ambiguous: readonly PlatformId[] | null): Target {
  return { platform, ambiguous, kind: 'page', address: null, carrier: platform, layers: [] };
}

/**
 * The verdict for an ordinary page of a platform, whichever it is. `ambiguous` names all platforms it may be of, where that is
 * not known.
 */
export function judgeLinksTo(
  platform: PlatformId,
  ambiguous: readonly PlatformId[] | null,
  circumstances: Circumstances,
): Verdict {
  return judge(anyPageOf(platform, ambiguous), circumstances);
}

/**
 * Where a link to this platform would be walled, slowed or known to open: an ordinary page there, judged from every
 * surface that some wall names. Places without a record are left out. Sorted by platform, then surface.
 */
export function elsewhere(destination: PlatformId, day: Day, rulebook: RulebookIndex): ElsewhereRow[] {
  const rows: ElsewhereRow[] = [];
  for (const platform of [...rulebook.platforms.keys()].sort()) {
    if (platform === destination) continue;
    const judgedBetween = wallsBetween(platform, destination, rulebook).filter((wall) => wall.judged);
    for (const surface of surfacesOf(judgedBetween)) {
      const vantage = { platform, surface, client: null, region: null };
      const verdict = judgeLinksTo(destination, null, { vantage, day, rulebook });
      if (verdict.decidedBy !== null || verdict.effect === 'depends') {
        rows.push({ vantage, verdict, everyLink: isForEveryLink(verdict, rulebook) });
      }
    }
  }
  return rows;
}

/** What several destinations have in common: their rows about every outside link, each place once, in the same order. */
export function rowsForEveryLink(lists: Iterable<readonly ElsewhereRow[]>): ElsewhereRow[] {
  const byPlace = new Map<string, ElsewhereRow>();
  for (const row of [...lists].flat()) {
    const { vantage, verdict, everyLink } = row;
    if (everyLink) byPlace.set([vantage.platform, vantage.surface ?? '', verdict.effect].join(' '), row);
  }
  return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
