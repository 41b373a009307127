import { type CoverageCell, coverage } from '../engine/coverage.ts';
import { examine } from '../engine/examine.ts';
import { vantageOf } from '../engine/identify.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day, Effect, Finding, PlatformId, WallId } from '../engine/types.ts';
import { type Change, changesBetween, digestOf } from '../rules/changes.ts';
import type { MetLink } from './met-links.ts';
import { placeWords } from './place-words.ts';
import { type VantageOptions, vantageFrom } from './vantage.ts';

/** What was and what is said of something. */
interface BeforeAfter {
  readonly before: Effect;
  readonly after: Effect;
  readonly wallBefore: WallId | null;
  readonly wallAfter: WallId | null;
}

/** A cell of the platform × platform matrix that says something else. */
export interface CellChange extends BeforeAfter {
  readonly from: PlatformId;
  readonly to: PlatformId | null;
  readonly place: string;
}

/** A link of a page or list that is judged otherwise. */
export interface VerdictChange extends BeforeAfter {
  readonly file: string;
  readonly link: string;
  readonly count: number;
}

/** All that differs between two rulebooks. */
export interface RulesDiff {
  readonly old: string;
  readonly new: string;
  readonly day: Day;
  readonly changes: readonly Change[];
  readonly cells: readonly CellChange[];
  /** Links looked at; null where none were given. */
  readonly links: number | null;
  readonly verdicts: readonly VerdictChange[];
}

/** What two rulebooks are compared by. */
export interface DiffQuestion {
  readonly before: RulebookIndex;
  readonly after: RulebookIndex;
  readonly day: Day;
  /** Null where no pages and lists were given. */
  readonly links: readonly MetLink[] | null;
  /** What the reader says of the place to judge from: a named one stands for all links, else each has its page's. */
  readonly reader: VantageOptions;
}

function cellsByPlace(rulebook: RulebookIndex, day: Day): Map<string, CoverageCell> {
  const cells = coverage(day, rulebook, { from: null, to: null });
  return new Map(cells.map((cell) => [JSON.stringify([cell.from, cell.to, placeWords(cell)]), cell]));
}

function cellChanges({ before, after, day }: DiffQuestion): CellChange[] {
  const old = cellsByPlace(before, day);
  const now = cellsByPlace(after, day);
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [a, b] = [old.get(key), now.get(key)];
    const cell = (b ?? a) as CoverageCell;
    const change = differing(a, b);
    return change === null ? [] : [{ from: cell.from, to: cell.to, place: placeWords(cell), ...change }];
  });
}

function differing(a: CoverageCell | undefined, b: CoverageCell | undefined): BeforeAfter | null {
  const [before, after] = [a?.effect ?? 'unknown', b?.effect ?? 'unknown'];
  if (before === after && a?.wall?.id === b?.wall?.id) return null;
  return { before, after, wallBefore: a?.wall?.id ?? null, wallAfter: b?.wall?.id ?? null };
}

function verdictOn({ link, page, found }: MetLink, rulebook: RulebookIndex, question: DiffQuestion): Finding {
  const { reader, day } = question;
  const vantage = vantageFrom(reader, page === null ? null : vantageOf(page, rulebook));
  return examine(link, { rulebook, vantage, day, found: found && reader.from === null });
}

function verdictChanges(question: DiffQuestion): VerdictChange[] {
  return (question.links ?? []).flatMap((met) => {
    const a = verdictOn(met, question.before, question);
    const b = verdictOn(met, question.after, question);
    const [wallBefore, wallAfter] = [a.wall ?? a.wrapper, b.wall ?? b.wrapper];
    if (a.effect === b.effect && wallBefore === wallAfter) return [];
    const { file, link, count } = met;
    return [{ file, link, count, before: a.effect, after: b.effect, wallBefore, wallAfter }];
  });
}

/** Compares two rulebooks: record by record, cell by cell of the matrix on a day, link by link of what was met. */
export function diffRules(question: DiffQuestion): RulesDiff {
  const { before, after, day, links } = question;
  return {
    old: before.stamp.version,
    new: after.stamp.version,
    day,
    changes: changesBetween(digestOf(before.book), digestOf(after.book)),
    cells: cellChanges(question),
    links: links?.length ?? null,
    verdicts: verdictChanges(question),
  };
}

/** Whether anything differs. */
export function differs({ changes, cells, verdicts }: RulesDiff): boolean {
  return changes.length + cells.length + verdicts.length > 0;
}
