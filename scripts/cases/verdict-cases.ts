import { examine } from '../../engine/examine.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import {
  type Client,
  type Day,
  type Finding,
  kinds,
  type PlatformId,
  type Surface,
  surfaces,
  type Vantage,
  type Wall,
} from '../../engine/types.ts';
import { boundaryDays } from './days.ts';
import { type Ground, groundOf } from './destinations.ts';
import { type Question, questionsOf } from './questions.ts';
import { caseName } from './sentences.ts';
import { concerns, targetOf } from './target.ts';

function withDecider(effect: string, decider: string | null): string {
  return decider === null ? effect : `${effect} by ${decider}`;
}

/**
 * A verdict as the cases write it: `unknown`, `copy-out by` the wall or wrapper that decides, or, where the place
 * leaves something open, all that it may be.
 */
export function verdictText({ effect, decidedBy, wall, wrapper, alternatives }: Finding): string {
  if (alternatives === null) return withDecider(effect, decidedBy === 'wrapper' ? wrapper : wall);
  const choices = new Set(alternatives.map((one) => withDecider(one.effect, one.wall)));
  return `${effect}: ${[...choices].sort().join(', or ')}`;
}

/** One link met at one place, and what becomes of it on the days around which that may turn. */
export interface VerdictCase {
  readonly name: string;
  /** `platform:surface` */
  readonly from: string;
  readonly client?: Client;
  readonly region?: string;
  /** Set where the link was found there as it is. */
  readonly found?: true;
  readonly link: string;
  /** By day, as `verdictText` writes it. */
  readonly expect: Readonly<Record<Day, string>>;
}

/** The place that a case speaks of. */
export function placeOf(one: Pick<VerdictCase, 'from' | 'client' | 'region'>): Vantage {
  const [platform, surface] = one.from.split(':') as [PlatformId, Surface];
  return { platform, surface, client: one.client ?? null, region: one.region ?? null };
}

function caseOf({ place, link, found }: Question, asked: readonly Day[], { rulebook }: Ground): VerdictCase {
  const target = targetOf(link, rulebook);
  const walls = [...rulebook.walls.values()].filter((wall) => wall.judged && concerns(wall, place, target, rulebook));
  const days = new Set([...asked, ...walls.flatMap(boundaryDays)]);
  const answers = [...days]
    .sort()
    .map((day) => [day, verdictText(examine(link, { rulebook, vantage: place, day, found }))] as const);
  return {
    name: caseName(link, place, found, rulebook),
    from: `${place.platform}:${place.surface}`,
    ...(place.client !== null && { client: place.client }),
    ...(place.region !== null && { region: place.region }),
    ...(found && { found: true as const }),
    link,
    expect: Object.fromEntries(answers),
  };
}

/** By place's platform, then destination, so that the history of a pair stands together; then kind, surface and link. */
function sortKey({ place, link, found }: Question, rulebook: RulebookIndex): string {
  const { platform, kind } = targetOf(link, rulebook);
  const two = (index: number) => String(index).padStart(2, '0');
  const order = [two(kinds.indexOf(kind)), link, two(surfaces.indexOf(place.surface as Surface))];
  return [place.platform, platform ?? '~', ...order, place.client, place.region, found].join(' ');
}

/** The cases of one platform's judged walls; each link at each place once, with the days of all walls that concern it. */
function casesFor(walls: readonly Wall[], ground: Ground): VerdictCase[] {
  const asked = new Map<string, { question: Question; days: Day[] }>();
  for (const wall of walls) {
    for (const question of questionsOf(wall, ground)) {
      const key = JSON.stringify(question);
      const entry = asked.get(key) ?? { question, days: [] };
      entry.days.push(...boundaryDays(wall));
      asked.set(key, entry);
    }
  }
  return [...asked.values()]
    .map((entry) => ({ ...entry, key: sortKey(entry.question, ground.rulebook) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ question, days }) => caseOf(question, days, ground));
}

/** Cases for every judged wall, by the platform that puts it up. */
export function verdictCases(rulebook: RulebookIndex): ReadonlyMap<PlatformId, readonly VerdictCase[]> {
  const ground = groundOf(rulebook);
  const found = new Map<PlatformId, readonly VerdictCase[]>();
  for (const { id, walls } of rulebook.book.platforms) {
    const judged = walls.filter((wall) => wall.judged);
    if (judged.length > 0) found.set(id, casesFor(judged, ground));
  }
  return found;
}
