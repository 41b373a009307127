import { linkFits } from '../../engine/contest.ts';
import { kinds, type PlatformId, type Surface, type Wall } from '../../engine/types.ts';
import { type Ground, kindsByWeight, linkFor, linksOf } from './destinations.ts';
import { addressOf } from './links.ts';
import { targetOf } from './target.ts';

/** Links that a wall asks for by host and path, and links beside them. */
function spelledLinks({ links = {} }: Wall, fallback: string): string[] {
  const bases = links.hosts?.map(addressOf) ?? [fallback];
  if (links.paths === undefined) return links.hosts === undefined ? [] : bases;
  return bases.flatMap((base) => {
    const { origin } = new URL(base);
    return (links.paths ?? []).flatMap((path) => [`${origin}${path}`, `${origin}/not-${path.slice(1)}`]);
  });
}

/** The links by which one destination is asked about on a surface: those that the wall is about, and one that it is not. */
export function linksFor(
  wall: Wall,
  destination: PlatformId | null,
  surface: Surface,
  home: PlatformId,
  ground: Ground,
): { readonly fit: readonly string[]; readonly beside: readonly string[] } {
  const own = linksOf(destination, home, ground);
  const usual = linkFor(own, surface);
  if (usual === null) return { fit: [], beside: [] };
  if (wall.links === undefined) return { fit: [usual], beside: [] };
  const fits = (link: string) => linkFits(wall, targetOf(link, ground.rulebook));
  const isOurs = (link: string) => targetOf(link, ground.rulebook).platform === destination;
  const spelled = spelledLinks(wall, usual).filter(isOurs);
  const byKind = kindsByWeight(surface).flatMap((kind) => own.get(kind) ?? []);
  const fit = spelled.filter(fits);
  const beside = [...spelled, ...byKind].filter((link) => !fits(link));
  return { fit: fit.length > 0 ? fit : byKind.filter(fits).slice(0, 1), beside: beside.slice(0, 1) };
}

/** One link of every kind there is, from the first destination that has one, where a wall asks for kinds. */
export function linksOfEveryKind(
  wall: Wall,
  destinations: readonly (PlatformId | null)[],
  home: PlatformId,
  ground: Ground,
): string[] {
  if (wall.links?.kinds === undefined) return [];
  const found = destinations.map((one) => linksOf(one, home, ground));
  return kinds.flatMap((kind) => found.find((links) => links.has(kind))?.get(kind) ?? []);
}
