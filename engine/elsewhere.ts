import { judge } from './judge.ts';
import type { RulebookIndex } from './rulebook.ts';
import type { Day, PlatformId, Surface, Vantage, Verdict } from './types.ts';

/** A known verdict for a destination at one place. */
export interface ElsewhereRow {
  readonly vantage: Vantage & { readonly surface: Surface | null };
  readonly verdict: Verdict;
}

/**
 * Where a link to this platform would be walled, slowed or known to open: an ordinary page there, judged from every
 * surface that some wall names. Places without a record are left out. Sorted by platform, then surface.
 */
export function elsewhere(destination: PlatformId, day: Day, rulebook: RulebookIndex): ElsewhereRow[] {
  const rows: ElsewhereRow[] = [];
  for (const platform of [...rulebook.outbound.keys()].sort()) {
    if (platform === destination) continue;
    for (const surface of namedSurfaces(platform, rulebook)) {
      const vantage = { platform, surface, client: null, region: null };
      const target = {
        platform: destination,
        ambiguous: null,
        kind: 'page',
        address: null,
        carrier: destination,
        layers: [],
      } as const;
      const verdict = judge(target, vantage, day, rulebook);
      if (verdict.decidedBy === 'wall') rows.push({ vantage, verdict });
    }
  }
  return rows;
}

function namedSurfaces(platform: PlatformId, rulebook: RulebookIndex): (Surface | null)[] {
  const walls = (rulebook.outbound.get(platform) ?? []).filter((wall) => wall.judged);
  const named = new Set(walls.flatMap((wall) => wall.from ?? []));
  return named.size === 0 ? [null] : [...named].sort();
}
