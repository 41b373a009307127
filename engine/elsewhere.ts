import type { Circumstances } from './contest.ts';
import { judge } from './judge.ts';
import { wallsBetween } from './pair.ts';
import type { RulebookIndex } from './rulebook.ts';
import type { Day, PlatformId, Surface, Vantage, Verdict, Wall } from './types.ts';

/** A known verdict for a destination at one place. */
export interface ElsewhereRow {
  readonly vantage: Vantage;
  readonly verdict: Verdict;
}

/** The surfaces that these walls name; null stands for all others where a wall is about every surface. */
function surfacesOf(walls: readonly Wall[]): (Surface | null)[] {
  const named = [...new Set(walls.flatMap((wall) => wall.from ?? []))].sort();
  return walls.some((wall) => wall.from === null) ? [null, ...named] : named;
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
  return judge({ platform, ambiguous, kind: 'page', address: null, carrier: platform, layers: [] }, circumstances);
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
      if (verdict.decidedBy !== null || verdict.effect === 'depends') rows.push({ vantage, verdict });
    }
  }
  return rows;
}
