import type { ElsewhereRow } from '../engine/elsewhere.ts';
import type { ShareAnswer, ShareCheck, SharePlatform } from '../engine/share-check.ts';
import type { Effect, PlatformId, Surface } from '../engine/types.ts';

/** The platforms of a check by how much is known of them. */
export function platformsKnown(check: ShareCheck, known: SharePlatform['known']): readonly SharePlatform[] {
  return check.platforms.filter((one) => one.known === known);
}

/** Surfaces of a platform on which a link meets the same. */
interface EffectOnSurfaces {
  readonly effect: Effect;
  readonly surfaces: readonly (Surface | null)[];
}

/** What a platform does, each effect once, in the order of its answers. */
export function effectsOn({ answers }: SharePlatform): EffectOnSurfaces[] {
  const byEffect = Map.groupBy(answers, ({ verdict }) => verdict.effect);
  return [...byEffect].map(([effect, same]) => ({ effect, surfaces: same.flatMap(({ surfaces }) => surfaces) }));
}

function isTold({ verdict }: ShareAnswer): boolean {
  return verdict.wall !== null || verdict.effect === 'depends';
}

/** The places of these platforms where records speak, a row each. */
export function placesToldOn(platforms: readonly SharePlatform[]): ElsewhereRow[] {
  return platforms.flatMap(({ platform, answers }) =>
    answers.filter(isTold).flatMap(({ surfaces, verdict, everyLink }) =>
      surfaces.map((surface) => ({
        vantage: { platform, surface, client: null, region: null },
        verdict,
        everyLink,
      })),
    ),
  );
}

/** Where a link leads, for its history: null stands for an ordinary site, undefined for what nobody can say. */
export function destinationOf({ own, finding }: ShareCheck): PlatformId | null | undefined {
  if (own.length === 1) return own[0];
  const readable = finding !== null && finding.target !== null && finding.kind !== 'short-link';
  return own.length === 0 && readable ? null : undefined;
}
