import { elsewhere } from '../engine/elsewhere.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day, PlatformId, Vantage, Verdict } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { elsewhereLines } from './print-elsewhere.ts';
import {
  alternativeLines,
  caveatLines,
  circumstancesLine,
  decider,
  sourceLabel,
  sourcesOf,
  standing,
} from './print-reason.ts';
import type { Row } from './rows.ts';
import { effectWords } from './words.ts';

/** The circumstances of an answer that the answer does not hold. */
export interface JudgeContext {
  readonly rulebook: RulebookIndex;
  readonly vantage: Vantage | null;
  readonly day: Day;
  readonly paint: Paint;
}

/** `copy-out (walled): has to be copied to a browser` */
export function effectLine({ effect, bucket }: Verdict): string {
  if (effect === 'unknown') return 'unknown: no record';
  if (effect === 'depends') return 'depends on where it is met';
  if (effect === 'own' || effect === 'open') return `${effect}: ${effectWords[effect]}`;
  return `${effect} (${bucket}): ${effectWords[effect]}`;
}

/** From where and for which day was asked. */
export function askedRow({ vantage, day, rulebook }: JudgeContext): Row {
  return ['asked', vantage === null ? `without a place, on ${day}` : circumstancesLine(vantage, day, rulebook)];
}

/** What decided, how sure that is, and the sources; no row where nothing did. */
export function reasonRows(verdict: Verdict, rulebook: RulebookIndex): Row[] {
  const decided = decider(verdict, rulebook);
  if (decided === null) return [];
  const note = rulebook.walls.get(verdict.decidedBy === 'wall' ? (verdict.wall ?? '') : '')?.note?.en;
  const sources = sourcesOf(verdict, rulebook).flatMap((source) => {
    const label = sourceLabel(source);
    return label === '' ? [source.url] : [label, `  ${source.url}`];
  });
  return [
    ['why', decided, standing(verdict), ...(note === undefined ? [] : [note.trim().replace(/\s+/g, ' ')])],
    ['sources', ...(sources.length === 0 ? ['none that can be shown'] : sources)],
  ];
}

/** What a verdict depends on. */
export function alternativeRows({ alternatives }: Verdict, rulebook: RulebookIndex): Row[] {
  return alternatives === null ? [] : [['where', ...alternativeLines(alternatives, rulebook)]];
}

/** Without a place to judge from: where links to a platform have a record. */
export function elsewhereRows(to: PlatformId | null, { rulebook, vantage, day, paint }: JudgeContext): Row[] {
  if (vantage !== null || to === null) return [];
  const lines = elsewhereLines(elsewhere(to, day, rulebook), rulebook, paint);
  return lines.length === 0 ? [] : [['records', ...lines]];
}

/** Walls that may stop it as well, under a line that says so. */
export function caveatParagraph({ caveats }: Verdict, rulebook: RulebookIndex): string[] {
  const lines = caveatLines(caveats, rulebook);
  return lines.length === 0 ? [] : ['  may also be stopped if', ...lines.map((line) => `    - ${line}`)];
}
