import type { CoverageCell } from '../engine/coverage.ts';
import { isStale } from '../engine/judge.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf, sections } from '../engine/section.ts';
import type { Day, Effect, Surface, Wall } from '../engine/types.ts';
import { type Paint, plain } from './paint.ts';
import { specialWords, surfaceWord, withHostsTogether } from './place-words.ts';

/** What a matrix is about, besides its cells. */
export interface CoverageContext {
  readonly rulebook: RulebookIndex;
  readonly day: Day;
}

/** One thing that is said of a pair: an effect, on some links and readers only, and where. */
interface Statement {
  readonly effect: Effect;
  /** As {@link specialWords} has it. */
  readonly special: string;
  /** The walls that say so, each with the surfaces it is met on. */
  readonly parts: readonly { readonly wall: Wall | null; readonly surfaces: readonly (Surface | null)[] }[];
}

/** `2021-11-30~ (4, trial)`: the first day, the number of sources, and what makes it less than sure or less than full. */
export function dateAndSources(wall: Wall, { rulebook, day }: CoverageContext): string {
  const { since, orEarlier, evidence, rollout, confidence } = wall;
  const inBrackets = [
    evidence.length === 0 ? 'no source' : String(evidence.length),
    ...(rollout === 'full' ? [] : [rollout]),
    ...(confidence === 'low' ? ['low'] : []),
  ];
  return `${orEarlier ? '≤' : ''}${since}${isStale(wall, day, rulebook) ? '~' : ''} (${inBrackets.join(', ')})`;
}

/** `blocked`, `blocked (weixin.qq.com/r/ only)` */
export function effectAndLinks({ effect, special }: Pick<Statement, 'effect' | 'special'>): string {
  return `${effect === 'unknown' ? 'no record' : effect}${special === '' ? '' : ` (${special})`}`;
}

function weight(effect: Effect): number {
  return sections.indexOf(sectionOf(effect));
}

/** What the cells of a pair say, the heaviest effect first, ordinary links before special ones. */
export function statementsOf(cells: readonly CoverageCell[]): Statement[] {
  const statements = new Map<
    string,
    { effect: Effect; special: string; parts: Map<Wall | null, (Surface | null)[]> }
  >();
  for (const { place, hosts } of withHostsTogether(cells, (a, b) => a.wall === b.wall && a.effect === b.effect)) {
    const special = specialWords(place, hosts);
    const key = `${place.effect} ${special}`;
    const statement = statements.get(key) ?? { effect: place.effect, special, parts: new Map() };
    statements.set(key, statement);
    statement.parts.set(place.wall, [...(statement.parts.get(place.wall) ?? []), place.surface]);
  }
  return [...statements.values()]
    .sort((a, b) => weight(a.effect) - weight(b.effect) || Number(a.special !== '') - Number(b.special !== ''))
    .map(({ parts, ...said }) => ({ ...said, parts: [...parts].map(([wall, surfaces]) => ({ wall, surfaces })) }));
}

/** What is said of a pair, in one line: `copy-out: moments 2013-11~ (9) · open: chat 2021-11-29~ (8)`. */
export function pairText(cells: readonly CoverageCell[], context: CoverageContext, paint: Paint = plain): string {
  return statementsOf(cells)
    .map((statement) => {
      const walls = statement.parts.map(({ wall, surfaces }) => {
        const where = surfaces.map(surfaceWord).join(', ');
        return wall === null ? where : `${where} ${dateAndSources(wall, context)}`;
      });
      return `${paint(sectionOf(statement.effect), effectAndLinks(statement))}: ${walls.join('; ')}`;
    })
    .join(' · ');
}

/** The same without days and sources, for an overview: `copy-out: moments`, `open: chat, group-chat`. */
export function pairGist(cells: readonly CoverageCell[]): string[] {
  return statementsOf(cells).map((statement) => {
    const where = statement.parts.flatMap(({ surfaces }) => surfaces.map(surfaceWord));
    return `${effectAndLinks(statement)}: ${where.join(', ')}`;
  });
}
