import type { PlatformId, Surface, Vantage, Wall } from '../../engine/types.ts';
import { type Ground, isWide, linkFor, linksOf, namedBy, sampleOf } from './destinations.ts';
import { readersOf, surfaceBeside, surfacesFor } from './places.ts';
import { targetOf } from './target.ts';
import { linksFor, linksOfEveryKind } from './wall-links.ts';
import { wrapAround } from './wrapper-addresses.ts';

/** One thing to ask about a wall: a link met at a place. */
export interface Question {
  readonly place: Vantage;
  readonly link: string;
  /** True where the link was found there as it is. */
  readonly found: boolean;
}

/** A wall as the readers of one platform meet it. Null among the destinations is whatever belongs to no platform. */
interface Side {
  readonly wall: Wall;
  readonly home: PlatformId;
  readonly about: readonly (PlatformId | null)[];
  readonly except: readonly PlatformId[];
  readonly ground: Ground;
}

function question({ wall, home }: Side, surface: Surface, link: string): Question {
  return { place: { platform: home, surface, ...readersOf(wall.only).about }, link, found: false };
}

/** Every destination on one surface: links that the wall is about, and those of the platforms that it leaves out. */
function hits(side: Side, surface: Surface): Question[] {
  const { wall, home, about, ground } = side;
  const links = about.flatMap((destination) => linksFor(wall, destination, surface, home, ground).fit);
  return links.map((link) => question(side, surface, link));
}

/** Links at the wall's own place that it is not about: other links of a destination, and excepted platforms. */
function misses(side: Side, surface: Surface): Question[] {
  const { wall, home, about, except, ground } = side;
  const beside = about.flatMap((destination) => linksFor(wall, destination, surface, home, ground).beside);
  const excepted = except.flatMap((destination) => linkFor(linksOf(destination, home, ground), surface) ?? []);
  return [...beside.slice(0, 1), ...excepted].map((link) => question(side, surface, link));
}

/** One link that the wall is about, met on a surface that it does not name. A payment would lead back to the checkout. */
function elsewhere(side: Side, hit: Question): Question[] {
  const { wall, home, ground } = side;
  const surface = surfaceBeside(wall, home, ground);
  if (surface === null) return [];
  const { platform } = targetOf(hit.link, ground.rulebook);
  const page = hit.place.surface === 'checkout' ? linkFor(linksOf(platform, home, ground), surface) : null;
  return [question(side, surface, page ?? hit.link)];
}

/** One link that the wall is about, as it looks once the platform has let it through or put its wrapper on. */
function passedThrough({ wall, ground }: Side, hit: Question): Question[] {
  if (wall.through.length === 0) return [];
  const wrapped = wall.through.flatMap((id) => {
    const wrapper = ground.rulebook.wrappers.get(id);
    return wrapper === undefined ? [] : (wrapAround(hit.link, wrapper) ?? []);
  });
  return [{ ...hit, found: true }, ...wrapped.map((link) => ({ ...hit, link }))];
}

function questionsOn(side: Side): Question[] {
  const { wall, home, about, ground } = side;
  const named = surfacesFor(wall, home, ground);
  const asked = named.flatMap((surface) => hits(side, surface));
  const [hit] = asked;
  if (hit === undefined) return [];
  const { surface } = hit.place;
  return [
    ...asked,
    ...named.flatMap((one) => misses(side, one)),
    ...linksOfEveryKind(wall, about, home, ground).map((link) => question(side, surface as Surface, link)),
    ...readersOf(wall.only).others.map((reader) => ({ ...hit, place: { ...hit.place, ...reader } })),
    ...elsewhere(side, hit),
    ...passedThrough(side, hit),
  ];
}

/** The platforms a wall names, with one that stands for the rest where it is about all links. */
function platformsOf(wall: Wall, ground: Ground): { about: PlatformId[]; except: PlatformId[] } {
  const named = namedBy(wall.to, ground.rulebook);
  const notItself = (id: PlatformId) => id !== wall.platform;
  const [about, except] = [named.about.filter(notItself), named.except.filter(notItself)];
  if (!isWide(wall.to)) return { about, except };
  const ask = (id: PlatformId) => {
    const [home, destination] = wall.inbound ? [id, wall.platform] : [wall.platform, id];
    const [surface = 'web'] = surfacesFor(wall, home, ground);
    const { fit } = linksFor(wall, destination, surface, home, ground);
    return { place: { platform: home, surface, ...readersOf(wall.only).about }, link: fit[0] ?? null };
  };
  return { about: [...about, ...sampleOf(wall, except, ask, ground)], except };
}

/**
 * All that is asked about one wall: every surface with every destination that it names, links on both sides of every
 * line that it draws, and one surface that it does not name. Of an inbound wall, the readers come from each platform
 * that it names. The first question is one about which the wall speaks while it stands.
 */
export function questionsOf(wall: Wall, ground: Ground): Question[] {
  const { about, except } = platformsOf(wall, ground);
  if (wall.inbound) {
    return [...about, ...except].flatMap((home) =>
      questionsOn({ wall, home, about: [wall.platform], except: [], ground }),
    );
  }
  const strangers = isWide(wall.to) ? [null] : [];
  return questionsOn({ wall, home: wall.platform, about: [...strangers, ...about], except, ground });
}
