import type { Target } from '../../engine/contest.ts';
import { judge } from '../../engine/judge.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import {
  type Client,
  type Day,
  type Kind,
  kinds,
  type PlatformId,
  type Surface,
  surfaces,
  type Vantage,
  type Wall,
  type WallId,
  type Wrapper,
  type WrapperId,
} from '../../engine/types.ts';
import { readersOf } from './places.ts';
import { closeness, targetOf } from './target.ts';
import { wrapAround } from './wrapper-addresses.ts';

/** By kind and destination, the links by which it is asked how far walls reach. `nobody` is an ordinary site. */
export type ReachLinks = Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>>;

/**
 * How far one wall reaches from a link that it speaks of: it decides, or is named as one that may stop the link as
 * well. The other links and surfaces are those of the last day in `on`, and of the first surface in `at`.
 */
export interface Reach {
  readonly wall: WallId;
  readonly from: PlatformId;
  readonly client?: Client;
  readonly region?: string;
  readonly link: string;
  /** Days on which it speaks of the link, and days on which it does not. */
  readonly on: readonly Day[];
  readonly off: readonly Day[];
  /** All surfaces on which it speaks of the link. */
  readonly at: readonly Surface[];
  /** All destinations of whose links of this kind it speaks; of an inbound wall, all platforms whose readers meet it. */
  readonly kind: Kind;
  readonly of?: readonly string[];
  /** The same the other way round, where that is shorter. */
  readonly ofAllBut?: readonly string[];
  /** The kinds of links that it speaks of, each by the first of these destinations that has one. */
  readonly kinds: readonly Kind[];
  /** Where the wall is about one client or region: whether it speaks to a reader of another, and to one of whom nothing is said. */
  readonly toOthers?: readonly boolean[];
  /**
   * Where the wall works through wrappers: those behind which it speaks of the link. A wall that is not judged is asked
   * about links found there, since it speaks of all others anyway.
   */
  readonly behind?: readonly WrapperId[];
  /** The same the other way round, where that is shorter. */
  readonly behindAllBut?: readonly WrapperId[];
}

/** The shape of `tests/rules/reach.json`. */
export interface ReachFile {
  readonly links: ReachLinks;
  readonly walls: readonly Reach[];
}

type Asked = Pick<Reach, 'wall' | 'from' | 'client' | 'region' | 'link' | 'kind'>;

/** Answers whether a wall speaks of a link; takes each link apart only once. */
function speaker(wall: Wall, { targets, rulebook }: Ruler) {
  return (link: string, vantage: Vantage, day: Day, found = false): boolean => {
    let target = targets.get(link);
    if (target === undefined) {
      target = targetOf(link, rulebook);
      targets.set(link, target);
    }
    if (closeness(wall, vantage.platform, target, rulebook) === 0) return false;
    const verdict = judge(target, { rulebook, vantage, day, found });
    return verdict.wall === wall.id || verdict.caveats.includes(wall.id);
  };
}

/** What reaches are measured with. `targets` keeps links that have been taken apart, for one rulebook. */
export interface Ruler {
  readonly rulebook: RulebookIndex;
  readonly links: ReachLinks;
  readonly targets: Map<string, Target>;
}

/** Those that fit, or those that do not, whichever list is the shorter. */
function shorter<Name extends string>(name: Name, all: readonly string[], fits: (one: string) => boolean) {
  const fitting = all.filter(fits);
  const others = all.filter((one) => !fitting.includes(one));
  return fitting.length > others.length ? { [`${name}AllBut`]: others } : { [name]: fitting };
}

/** What the engine says of a wall's reach from a link that it speaks of at this surface on one of these days; null where it never does. */
export function measure(asked: Asked, surface: Surface, days: readonly Day[], ruler: Ruler): Reach | null {
  const { from, client = null, region = null, link, kind } = asked;
  const { links, rulebook } = ruler;
  const wall = rulebook.walls.get(asked.wall);
  if (wall === undefined) return null;
  const place = { platform: from, surface, client, region };
  const speaks = speaker(wall, ruler);
  const on = days.filter((day) => speaks(link, place, day));
  const day = on.at(-1);
  if (day === undefined) return null;
  const at = surfaces.filter((one) => speaks(link, { ...place, surface: one }, day));
  const names = Object.keys(wall.inbound ? (links.page ?? {}) : (links[kind] ?? {}));
  const speaksOf = (name: string) =>
    wall.inbound ? speaks(link, { ...place, platform: name }, day) : speaks(links[kind]?.[name] as string, place, day);
  const holders = wall.inbound ? [wall.platform] : names.filter(speaksOf);
  const spokenOf = kinds.filter((one) => {
    const holder = holders.find((name) => links[one]?.[name] !== undefined);
    return holder !== undefined && speaks(links[one]?.[holder] as string, place, day);
  });
  const otherReaders = readersOf(asked).others;
  const speaksBehind = (id: WrapperId) => {
    const wrapped = wrapAround(link, rulebook.wrappers.get(id) as Wrapper);
    return wrapped !== null && speaks(wrapped, place, day, !wall.judged);
  };
  return {
    ...asked,
    on,
    off: days.filter((one) => !on.includes(one)),
    at: [surface, ...at.filter((one) => one !== surface)],
    ...shorter('of', names, speaksOf),
    kinds: spokenOf,
    ...(otherReaders.length > 0 && {
      toOthers: otherReaders.map((reader) => speaks(link, { ...place, ...reader }, day)),
    }),
    ...(wall.through.length > 0 && shorter('behind', [...rulebook.wrappers.keys()], speaksBehind)),
  };
}
