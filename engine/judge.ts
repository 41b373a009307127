import { type Circumstances, decidingWall, isHere, type Standing, standingWalls, type Target } from './contest.ts';
import { daysBetween } from './dates.ts';
import type { Layer } from './layers.ts';
import { type RulebookIndex, surfacesOf } from './rulebook.ts';
import { bucketOf, heavier } from './section.ts';
import {
  type Alternative,
  type Client,
  clients,
  type Day,
  type Effect,
  type PartialDay,
  type PlatformId,
  type Surface,
  toldKinds,
  type Vantage,
  type Verdict,
  type Wall,
  type WallId,
  type WrapperEffect,
} from './types.ts';

const wrapperToll: Record<WrapperEffect, Effect> = {
  pass: 'unknown',
  'app-launch': 'login-wall',
  warning: 'warning',
  'login-wall': 'login-wall',
  'copy-out': 'copy-out',
  blocked: 'blocked',
};

/** Every place that the vantage leaves open, as far as walls tell them apart. */
export function places(standing: Standing, target: Target, vantage: Vantage, rulebook: RulebookIndex): Vantage[] {
  const walls = [...standing.outbound, ...standing.inbound].map(({ wall }) => wall).filter((wall) => wall.judged);
  const openSurfaces = surfacesAt(walls, target, vantage, rulebook);
  const byClient = vantage.client === null && walls.some((wall) => wall.only?.client !== undefined);
  const openClients: (Client | null)[] = byClient ? [...clients] : [vantage.client];
  const named = new Set(walls.flatMap((wall) => wall.only?.region ?? []));
  const openRegions: (string | null)[] =
    vantage.region === null && named.size > 0 ? [...named, null] : [vantage.region];
  return openSurfaces.flatMap((surface) =>
    openClients.flatMap((client) => openRegions.map((region) => ({ ...vantage, surface, client, region }))),
  );
}

/** The surfaces that a vantage leaves open; null among them stands for all that no wall names. */
function surfacesAt(
  walls: readonly Wall[],
  target: Target,
  vantage: Vantage,
  rulebook: RulebookIndex,
): (Surface | null)[] {
  const atCheckout = walls.some((wall) => wall.from?.includes('checkout'));
  // A payment happens at the checkout, whatever page its link is met on.
  if (target.kind === 'payment' && atCheckout) return ['checkout'];
  if (vantage.surface !== null) return [vantage.surface];
  if (!walls.some((wall) => wall.from !== null)) return [null];
  const found = surfacesOf(vantage.platform, rulebook);
  for (const wall of walls) for (const surface of wall.from ?? []) found.add(surface);
  if (target.kind !== 'payment') found.delete('checkout');
  return [...found];
}

/** The wrapper on the way that costs the reader most; null for links that are told and not judged. */
function heaviestLayer({ layers, kind }: Target): Layer | null {
  if (toldKinds.has(kind)) return null;
  let worst: Layer | null = null;
  for (const layer of layers) {
    if (worst === null || heavier(wrapperToll[layer.effect], wrapperToll[worst.effect])) worst = layer;
  }
  return worst;
}

/** What happens at one place, and the wall or the wrapper that says so. */
interface Outcome {
  readonly effect: Effect;
  readonly wall: Wall | null;
  readonly layer: Layer | null;
}

function combine(wall: Wall | null, layer: Layer | null): Outcome {
  const toll = layer === null ? 'unknown' : wrapperToll[layer.effect];
  const effect = wall?.effect ?? 'unknown';
  return heavier(toll, effect) ? { effect: toll, wall: null, layer } : { effect, wall, layer: null };
}

const nothing = {
  decidedBy: null,
  wall: null,
  wrapper: null,
  rollout: null,
  verified: null,
  stale: null,
  confidence: null,
  evidence: [],
  alternatives: null,
  caveats: [],
} as const;

/** A verdict that nothing decided. */
export function plainVerdict(effect: Effect): Verdict {
  return { effect, bucket: bucketOf(effect), ...nothing };
}

/** Whether nobody has confirmed something, on a day, for longer than its platform allows. */
export function isStale(
  { verified, platform }: { readonly verified: PartialDay; readonly platform: PlatformId },
  day: Day,
  rulebook: RulebookIndex,
): boolean {
  return daysBetween(verified, day) > (rulebook.platforms.get(platform)?.staleAfter ?? Number.POSITIVE_INFINITY);
}

function verdictOf(outcome: Outcome, day: Day, rulebook: RulebookIndex): Verdict {
  const { effect, wall, layer } = outcome;
  if (wall !== null) {
    return {
      ...plainVerdict(effect),
      decidedBy: 'wall',
      wall: wall.id,
      rollout: wall.rollout,
      verified: wall.verified,
      stale: isStale(wall, day, rulebook),
      confidence: wall.confidence,
      evidence: wall.evidence.map((one) => one.url),
    };
  }
  if (layer === null || effect === 'unknown') return plainVerdict(effect);
  const { wrapper } = layer;
  const { verified } = wrapper;
  return {
    ...plainVerdict(effect),
    decidedBy: 'wrapper',
    verified,
    stale: verified === null ? null : isStale({ verified, platform: wrapper.platform }, day, rulebook),
    confidence: wrapper.evidence.length === 0 ? 'low' : 'medium',
    evidence: wrapper.evidence.map((one) => one.url),
  };
}

/** One possible answer: which platform the link leads to, where it is met, and what then happens. */
export interface Possibility {
  readonly platform: PlatformId | null;
  readonly place: Vantage;
  readonly outcome: Outcome;
}

/** Every answer that the vantage and a shared host leave open, and the walls that cannot be seen from a link. */
export function possibilities(
  target: Target,
  vantage: Vantage,
  circumstances: Circumstances,
): { readonly all: readonly Possibility[]; readonly caveats: readonly WallId[] } {
  const layer = heaviestLayer(target);
  const all: Possibility[] = [];
  const caveats = new Set<WallId>();
  for (const platform of target.ambiguous ?? [target.platform]) {
    const standing = standingWalls(target, platform, vantage, circumstances);
    for (const place of places(standing, target, vantage, circumstances.rulebook)) {
      const own = platform !== null && platform === vantage.platform;
      const outcome: Outcome = own
        ? { effect: 'own', wall: null, layer: null }
        : combine(decidingWall(standing, place), layer);
      all.push({ platform, place, outcome });
      for (const { wall } of [...standing.outbound, ...standing.inbound]) {
        if (!wall.judged && isHere(wall, place)) caveats.add(wall.id);
      }
    }
  }
  return { all, caveats: [...caveats] };
}

/** What only wrappers say, on pages of no platform and for targets that may be the platform's own. */
function byWrappersAlone(layer: Layer | null, day: Day, rulebook: RulebookIndex): Verdict {
  return { ...verdictOf(combine(null, layer), day, rulebook), wrapper: layer?.wrapper.id ?? null };
}

/**
 * The verdict for a target. Where the vantage is null (a page of no platform) only wrappers judge. Where it leaves
 * something open and walls differ by it, the effect is `depends` and `alternatives` says between what. Same
 * arguments, same answer.
 */
export function judge(target: Target, circumstances: Circumstances): Verdict {
  const { vantage, day, rulebook } = circumstances;
  const layer = heaviestLayer(target);
  if (vantage === null) return byWrappersAlone(layer, day, rulebook);
  if (target.platform === vantage.platform && target.ambiguous === null) return plainVerdict('own');
  // An unreadable target behind the platform's own wrapper may be its own page, so that its walls can't be counted on.
  const unreadable = target.platform === null && (target.address === null || target.kind === 'short-link');
  const { all, caveats } = possibilities(target, vantage, circumstances);
  if (unreadable && target.carrier === vantage.platform) return { ...byWrappersAlone(layer, day, rulebook), caveats };
  const wrapper = layer?.wrapper.id ?? null;
  const first = all[0];
  if (first === undefined) return { ...byWrappersAlone(layer, day, rulebook), caveats };
  if (all.every(({ outcome }) => outcome.effect === first.outcome.effect)) {
    const cited = all.find(({ outcome }) => outcome.wall !== null) ?? first;
    return { ...verdictOf(cited.outcome, day, rulebook), wrapper, caveats };
  }
  const alternatives: Alternative[] = all.map(({ platform, place, outcome }) => ({
    vantage: place,
    to: platform,
    effect: outcome.effect,
    wall: outcome.wall?.id ?? null,
  }));
  return { ...plainVerdict('depends'), wrapper, alternatives, caveats };
}
