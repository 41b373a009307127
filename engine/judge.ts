import type { Address } from './address.ts';
import { daysBetween, firstDay, standsOn } from './dates.ts';
import { hostAndParents, pathBegins, splitHostPath } from './path.ts';
import { type RulebookIndex, surfacesOf } from './rulebook.ts';
import { bucketOf } from './section.ts';
import {
  type Alternative,
  type Client,
  clients,
  type Day,
  type Effect,
  effects,
  type Kind,
  type PartialDay,
  type PlatformId,
  type Surface,
  type Vantage,
  type Verdict,
  type Wall,
  type WallId,
  type WrapperEffect,
} from './types.ts';
import type { Layer } from './unwrap.ts';

/** What a verdict is about: a link whose wrappers have been taken off. */
export interface Target {
  /** The platform it leads to; null for an ordinary site, and where that cannot be read. */
  readonly platform: PlatformId | null;
  readonly ambiguous: readonly PlatformId[] | null;
  readonly kind: Kind;
  /** The innermost readable address; null where there is none. */
  readonly address: Address | null;
  /** The platform that owns the outermost address. */
  readonly carrier: PlatformId | null;
  readonly layers: readonly Layer[];
}

/** Which of two effects is the worse; the order is that of {@link effects}. */
function heavier(a: Effect, b: Effect): boolean {
  return effects.indexOf(a) > effects.indexOf(b);
}

const wrapperToll: Record<WrapperEffect, Effect> = {
  pass: 'unknown',
  'app-launch': 'login-wall',
  warning: 'warning',
  'login-wall': 'login-wall',
  'copy-out': 'copy-out',
  blocked: 'blocked',
};

/** How closely a wall names a target; 0 where it does not name it at all. */
export function targetRank(wall: Wall, platform: PlatformId | null, group: string | null): 0 | 1 | 2 | 3 {
  const { to } = wall;
  if (platform !== null && to.platforms?.includes(platform)) return 3;
  if (group !== null && to.groups?.includes(group)) return 2;
  if (to.any) return 1;
  if (to.not === undefined) return 0;
  const excepted = (platform !== null && to.not.includes(platform)) || (group !== null && to.not.includes(`@${group}`));
  return excepted ? 0 : 1;
}

function linkFits(wall: Wall, target: Target): boolean {
  const { links } = wall;
  if (links === undefined) return true;
  if (links.kinds !== undefined && !links.kinds.includes(target.kind)) return false;
  if (links.hosts !== undefined && !links.hosts.some((pattern) => hostFits(pattern, target.address))) return false;
  return (
    links.paths === undefined ||
    links.paths.some((prefix) => target.address !== null && pathBegins(prefix, target.address.path))
  );
}

function hostFits(pattern: string, address: Address | null): boolean {
  if (address === null) return false;
  const { host, prefix } = splitHostPath(pattern);
  return [...hostAndParents(address.host)].includes(host) && (prefix === '' || pathBegins(prefix, address.path));
}

/** Whether a wall is about this surface and this reader. A surface that is null is one that no wall names. */
function isHere(wall: Wall, { surface, client, region }: Vantage): boolean {
  if (wall.from !== null && (surface === null || !wall.from.includes(surface))) return false;
  if (wall.only?.client !== undefined && wall.only.client !== client) return false;
  return wall.only?.region === undefined || wall.only.region === region;
}

/** The order of precedence: the closer target, then the closer surface, then the later first day. */
function wins({ wall: a, rank }: Ranked, { wall: b, rank: other }: Ranked): boolean {
  if (rank !== other) return rank > other;
  const bySurface = Number(a.from !== null) - Number(b.from !== null);
  if (bySurface !== 0) return bySurface > 0;
  return firstDay(a.since) > firstDay(b.since);
}

function best(walls: readonly Ranked[]): Wall | null {
  let winner: Ranked | null = null;
  for (const one of walls) if (winner === null || wins(one, winner)) winner = one;
  return winner?.wall ?? null;
}

/** A wall that may meet a target, and how closely it names it. */
interface Ranked {
  readonly wall: Wall;
  readonly rank: number;
}

/** Walls on both sides that could meet this target on this day, before surface and reader are looked at. */
interface Standing {
  readonly outbound: readonly Ranked[];
  readonly inbound: readonly Ranked[];
}

function standingWalls(
  target: Target,
  platform: PlatformId | null,
  vantage: Vantage,
  day: Day,
  rulebook: RulebookIndex,
): Standing {
  const groupOf = (id: PlatformId | null) => (id === null ? null : (rulebook.platforms.get(id)?.group ?? null));
  const ranked = (walls: readonly Wall[] | undefined, named: PlatformId | null): Ranked[] => {
    const group = groupOf(named);
    return (walls ?? []).flatMap((wall) => {
      const rank = standsOn(wall, day) && linkFits(wall, target) ? targetRank(wall, named, group) : 0;
      return rank > 0 ? [{ wall, rank }] : [];
    });
  };
  return {
    outbound: ranked(rulebook.outbound.get(vantage.platform), platform),
    inbound: platform === null ? [] : ranked(rulebook.inbound.get(platform), vantage.platform),
  };
}

/** The wall that decides at one place: the best on each side, and of the two the worse, since a reader has to pass both. */
function decidingWall({ outbound, inbound }: Standing, place: Vantage): Wall | null {
  const here = ({ wall }: Ranked) => wall.judged && isHere(wall, place);
  const out = best(outbound.filter(here));
  const into = best(inbound.filter(here));
  if (out === null || into === null) return out ?? into;
  return heavier(into.effect, out.effect) ? into : out;
}

/** Every place that the vantage leaves open, as far as walls tell them apart. */
function places(standing: Standing, target: Target, vantage: Vantage, rulebook: RulebookIndex): Vantage[] {
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

/** The wrapper on the way that costs the reader most. */
function heaviestLayer(layers: readonly Layer[]): Layer | null {
  let worst: Layer | null = null;
  for (const layer of layers) {
    if (worst === null || heavier(wrapperToll[layer.effect], wrapperToll[worst.effect])) worst = layer;
  }
  return worst;
}

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

function plainVerdict(effect: Effect): Verdict {
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
interface Possibility {
  readonly platform: PlatformId | null;
  readonly place: Vantage;
  readonly outcome: Outcome;
}

function possibilities(
  target: Target,
  vantage: Vantage,
  layer: Layer | null,
  day: Day,
  rulebook: RulebookIndex,
): { readonly all: readonly Possibility[]; readonly caveats: readonly WallId[] } {
  const all: Possibility[] = [];
  const caveats = new Set<WallId>();
  for (const platform of target.ambiguous ?? [target.platform]) {
    const standing = standingWalls(target, platform, vantage, day, rulebook);
    for (const place of places(standing, target, vantage, rulebook)) {
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
 * The verdict for a target, from a vantage, on a day. Where the vantage is null (a page of no platform) only wrappers
 * judge. Where it leaves something open and walls differ by it, the effect is `depends` and `alternatives` says
 * between what. Same arguments, same answer.
 */
export function judge(target: Target, vantage: Vantage | null, day: Day, rulebook: RulebookIndex): Verdict {
  const layer = heaviestLayer(target.layers);
  if (vantage === null) return byWrappersAlone(layer, day, rulebook);
  if (target.platform === vantage.platform && target.ambiguous === null) return plainVerdict('own');
  // An unreadable target behind the platform's own wrapper may be its own page, so that its walls can't be counted on.
  const unreadable = target.platform === null && (target.address === null || target.kind === 'short-link');
  const { all, caveats } = possibilities(target, vantage, layer, day, rulebook);
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
