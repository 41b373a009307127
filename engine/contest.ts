import type { Address } from './address.ts';
import { firstDay, standsOn } from './dates.ts';
import type { Layer } from './layers.ts';
import { hostAndParents, pathBegins, splitHostPath } from './path.ts';
import { groupOf, type RulebookIndex } from './rulebook.ts';
import { heavier } from './section.ts';
import { type Day, type Kind, type PlatformId, type Surface, toldKinds, type Vantage, type Wall } from './types.ts';

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

/** Whether a wall is about links like this one: its kind, host and path. */
export function linkFits(wall: Wall, target: Target): boolean {
  const { links } = wall;
  if (toldKinds.has(target.kind) && !links?.kinds?.includes(target.kind)) return false;
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

/** The walls that name a target's platform and are about some of its hosts or paths only, from either side. */
export function addressWalls(target: Target, { vantage, day, rulebook }: Circumstances): Wall[] {
  if (vantage === null) return [];
  const restricted = (walls: readonly Wall[] | undefined, named: PlatformId | null) =>
    (walls ?? []).filter(
      (wall) =>
        (wall.links?.hosts !== undefined || wall.links?.paths !== undefined) &&
        standsOn(wall, day) &&
        targetRank(wall, named, groupOf(named, rulebook)) > 0,
    );
  return (target.ambiguous ?? [target.platform]).flatMap((platform) => [
    ...restricted(rulebook.outbound.get(vantage.platform), platform),
    ...(platform === null ? [] : restricted(rulebook.inbound.get(platform), vantage.platform)),
  ]);
}

/** Whether a wall is about links met on this surface. A surface that is null is one that no wall names. */
export function isOnSurface({ from }: Wall, surface: Surface | null): boolean {
  return from === null || (surface !== null && from.includes(surface));
}

/** Whether a wall is about this surface and this reader. */
export function isHere(wall: Wall, { surface, client, region }: Vantage): boolean {
  if (!isOnSurface(wall, surface)) return false;
  if (wall.only?.client !== undefined && wall.only.client !== client) return false;
  return wall.only?.region === undefined || wall.only.region === region;
}

/** The order of precedence: the closer target, then the closer surface, then the later first day. */
export function wins({ wall: a, rank }: Ranked, { wall: b, rank: other }: Ranked): boolean {
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
export interface Ranked {
  readonly wall: Wall;
  readonly rank: number;
}

/** Walls on both sides that could meet this target on this day, before surface and reader are looked at. */
export interface Standing {
  readonly outbound: readonly Ranked[];
  readonly inbound: readonly Ranked[];
}

/** All that a verdict hangs on besides the link. */
export interface Circumstances {
  readonly rulebook: RulebookIndex;
  /** From where the link is followed; null on pages of no platform. */
  readonly vantage: Vantage | null;
  readonly day: Day;
  /**
   * True where the link was found standing at the vantage as it is. Otherwise the question is what would become of it
   * there, so that walls which work through a wrapper count although the wrapper is not on it yet.
   */
  readonly found?: boolean;
  /** The address of the page on which the link stands: what carries it is a share button, no wrapper. Null or absent where nobody knows. */
  readonly page?: string | null;
}

/**
 * Whether a wall can speak of a link in this state. A wall that works {@link Wall.through} a wrapper shows in the link:
 * one that has the wrapper on is judged by the wrapper, and one found without it has been let through. A wall that is
 * not judged tells what the wrapper may do besides, so that it speaks of links that have the wrapper on as well.
 */
export function speaksOf(wall: Wall, target: Target, found: boolean): boolean {
  if (wall.through.length === 0) return true;
  const on = target.layers.some(({ wrapper }) => wall.through.includes(wrapper.id));
  return on ? !wall.judged : !found;
}

/** Finds the {@link Standing} walls for a target that belongs to `platform`. */
export function standingWalls(
  target: Target,
  platform: PlatformId | null,
  vantage: Vantage,
  { day, rulebook, found = false }: Circumstances,
): Standing {
  const ranked = (walls: readonly Wall[] | undefined, named: PlatformId | null): Ranked[] => {
    const group = groupOf(named, rulebook);
    return (walls ?? []).flatMap((wall) => {
      const speaks = standsOn(wall, day) && linkFits(wall, target) && speaksOf(wall, target, found);
      const rank = speaks ? targetRank(wall, named, group) : 0;
      return rank > 0 ? [{ wall, rank }] : [];
    });
  };
  return {
    outbound: ranked(rulebook.outbound.get(vantage.platform), platform),
    inbound: platform === null ? [] : ranked(rulebook.inbound.get(platform), vantage.platform),
  };
}

/**
 * The walls that a reader meets at one place: the best on each side. The first is the worse of the two and decides,
 * since a reader has to pass both; of walls as heavy as one another the outbound one comes first.
 */
export function wallsMet({ outbound, inbound }: Standing, place: Vantage): Wall[] {
  const here = ({ wall }: Ranked) => wall.judged && isHere(wall, place);
  const out = best(outbound.filter(here));
  const into = best(inbound.filter(here));
  const met = [out, into].filter((wall) => wall !== null);
  return out !== null && into !== null && heavier(into.effect, out.effect) ? met.reverse() : met;
}

/** The wall that decides at one place; null where none stands. */
export function decidingWall(standing: Standing, place: Vantage): Wall | null {
  return wallsMet(standing, place)[0] ?? null;
}
