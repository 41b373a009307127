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
} from '../../engine/types.ts';
import { boundaryDays } from './days.ts';
import { type Ground, groundOf } from './destinations.ts';
import { ordinaryLink } from './links.ts';
import { type Question, questionsOf } from './questions.ts';
import { closeness, concerns, targetOf } from './target.ts';

/** By kind and destination, the links by which it is asked how far walls reach. `nobody` is an ordinary site. */
type ReachLinks = Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>>;

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
}

/** The shape of `tests/rules/reach.json`. */
export interface ReachFile {
  readonly links: ReachLinks;
  readonly walls: readonly Reach[];
}

type Asked = Pick<Reach, 'wall' | 'from' | 'client' | 'region' | 'link' | 'kind'>;

/** Answers whether a wall speaks of a link; takes each link apart only once. */
function speaker(wall: Wall, { targets, rulebook }: Ruler) {
  return (link: string, vantage: Vantage, day: Day): boolean => {
    let target = targets.get(link);
    if (target === undefined) {
      target = targetOf(link, rulebook);
      targets.set(link, target);
    }
    if (closeness(wall, vantage.platform, target, rulebook) === 0) return false;
    const verdict = judge(target, { rulebook, vantage, day });
    return verdict.wall === wall.id || verdict.caveats.includes(wall.id);
  };
}

/** What reaches are measured with. `targets` keeps links that have been taken apart, for one rulebook. */
export interface Ruler {
  readonly rulebook: RulebookIndex;
  readonly links: ReachLinks;
  readonly targets: Map<string, Target>;
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
  const of = names.filter((name) =>
    wall.inbound ? speaks(link, { ...place, platform: name }, day) : speaks(links[kind]?.[name] as string, place, day),
  );
  const others = names.filter((name) => !of.includes(name));
  const holders = wall.inbound ? [wall.platform] : of;
  const spokenOf = kinds.filter((one) => {
    const holder = holders.find((name) => links[one]?.[name] !== undefined);
    return holder !== undefined && speaks(links[one]?.[holder] as string, place, day);
  });
  return {
    ...asked,
    on,
    off: days.filter((one) => !on.includes(one)),
    at: [surface, ...at.filter((one) => one !== surface)],
    ...(of.length > others.length ? { ofAllBut: others } : { of }),
    kinds: spokenOf,
  };
}

function reachLinks({ links }: Ground): ReachLinks {
  const found: Partial<Record<Kind, Record<string, string>>> = {};
  for (const kind of kinds) {
    const holders = [...links].flatMap(([id, own]) => (own.has(kind) ? [[id, own.get(kind) as string] as const] : []));
    if (holders.length > 0) found[kind] = Object.fromEntries(holders);
  }
  return { ...found, page: { ...found.page, nobody: ordinaryLink } };
}

/** The questions that a wall's reach is measured from: its first, and at a checkout also one about a page instead of a payment. */
function startsOf(wall: Wall, { links }: Ruler, ground: Ground): Question[] {
  const concerned = (question: Question) =>
    concerns(wall, question.place, targetOf(question.link, ground.rulebook), ground.rulebook);
  const first = questionsOf(wall, ground).find((question) => !question.found && concerned(question));
  if (first === undefined) return [];
  const { platform, kind } = targetOf(first.link, ground.rulebook);
  const page = platform === null ? undefined : links.page?.[platform];
  if (kind !== 'payment' || page === undefined) return [first];
  return [first, { ...first, link: page }].filter(concerned);
}

function reachesOf(wall: Wall, ruler: Ruler, ground: Ground): Reach[] {
  const days = [...new Set(boundaryDays(wall))];
  return startsOf(wall, ruler, ground).flatMap(({ place, link }) => {
    const { kind } = targetOf(link, ground.rulebook);
    const { platform: from, client, region } = place;
    const reader = { ...(client !== null && { client }), ...(region !== null && { region }) };
    return measure({ wall: wall.id, from, ...reader, link, kind }, place.surface as Surface, days, ruler) ?? [];
  });
}

/** How far every wall reaches, judged or not. A wall that never decides has no entry. */
export function reachCases(rulebook: RulebookIndex): ReachFile {
  const ground = groundOf(rulebook);
  const links = reachLinks(ground);
  const ruler = { rulebook, links, targets: new Map() };
  return { links, walls: [...rulebook.walls.values()].flatMap((wall) => reachesOf(wall, ruler, ground)) };
}
