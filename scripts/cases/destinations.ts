import { examine } from '../../engine/examine.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Destination, Kind, PlatformId, Surface, Vantage, Wall } from '../../engine/types.ts';
import { lastDay } from './days.ts';
import { allLinks, hiddenLink, type LinksByKind, ordinaryLink, strangeLink } from './links.ts';

/** The rulebook that cases are made from, with the links that its platforms have. */
export interface Ground {
  readonly rulebook: RulebookIndex;
  readonly links: ReadonlyMap<PlatformId, LinksByKind>;
}

/** Lays the {@link Ground} for one rulebook. */
export function groundOf(rulebook: RulebookIndex): Ground {
  return { rulebook, links: allLinks(rulebook) };
}

/** The links that a destination has, seen from a platform. Null is whatever belongs to no platform. */
export function linksOf(destination: PlatformId | null, seenFrom: PlatformId, ground: Ground): LinksByKind {
  if (destination !== null) return ground.links.get(destination) ?? new Map();
  const hidden = hiddenLink(seenFrom, ground.rulebook);
  const links: [Kind, string][] = [
    ['page', ordinaryLink],
    ['other', strangeLink],
  ];
  return new Map(hidden === null ? links : [...links, ['wrapper', hidden]]);
}

/** The order in which kinds stand for a destination: at a checkout people pay, elsewhere they open pages. */
export function kindsByWeight(surface: Surface): readonly Kind[] {
  const kinds: readonly Kind[] = ['page', 'short-link', 'mini-program', 'deep-link', 'affiliate', 'wrapper', 'other'];
  return surface === 'checkout' ? ['payment', ...kinds] : [...kinds, 'payment'];
}

/** The link that stands for a destination on a surface; null where its rules make none. */
export function linkFor(links: LinksByKind, surface: Surface): string | null {
  const kind = kindsByWeight(surface).find((one) => links.has(one));
  return kind === undefined ? null : (links.get(kind) as string);
}

function membersOf(name: string, rulebook: RulebookIndex): PlatformId[] {
  if (!name.startsWith('@')) return [name];
  return rulebook.book.platforms.filter(({ group }) => group === name.slice(1)).map(({ id }) => id);
}

/** The platforms that a wall names: those it is about, and those it leaves out. Groups count as all their platforms. */
export function namedBy(to: Destination, rulebook: RulebookIndex): { about: PlatformId[]; except: PlatformId[] } {
  const groups = (to.groups ?? []).map((group) => `@${group}`);
  const all = (names: readonly string[]) => [...new Set(names.flatMap((name) => membersOf(name, rulebook)))];
  return { about: all([...(to.platforms ?? []), ...groups]), except: all(to.not ?? []) };
}

/** Whether a wall is about every link, or every link but some. */
export function isWide({ any, not }: Destination): boolean {
  return any === true || not !== undefined;
}

/**
 * The platform that stands for all that a wide wall does not name: the first about which the wall decides on its last
 * day, else the first that has a page. `ask` says where a link to or from that platform is met.
 */
export function sampleOf(
  wall: Wall,
  except: readonly PlatformId[],
  ask: (platform: PlatformId) => { readonly place: Vantage; readonly link: string | null },
  { rulebook, links }: Ground,
): PlatformId[] {
  const free = [...links.keys()].filter(
    (id) => id !== wall.platform && !except.includes(id) && links.get(id)?.has('page') === true,
  );
  const decided = free.find((id) => {
    const { place, link } = ask(id);
    return link !== null && examine(link, { rulebook, vantage: place, day: lastDay(wall) }).wall === wall.id;
  });
  return decided === undefined ? free.slice(0, 1) : [decided];
}
