import { parseAddress } from '../engine/address.ts';
import { elsewhere } from '../engine/elsewhere.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf } from '../engine/section.ts';
import type { Day, Finding, Vantage } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { elsewhereLines, everyLinkLines } from './print-elsewhere.ts';
import {
  alternativeLines,
  caveatLines,
  circumstancesLine,
  decider,
  sourceLabel,
  sourcesOf,
  standing,
} from './print-reason.ts';
import { effectWords, platformName, printable } from './words.ts';

/** The circumstances of a finding that the finding does not hold. */
export interface JudgeContext {
  readonly rulebook: RulebookIndex;
  readonly vantage: Vantage | null;
  readonly day: Day;
  readonly paint: Paint;
  /** Whether places that treat every outside link alike are all named. */
  readonly allPlaces: boolean;
}

/** A label and what belongs to it; further lines stand below the first, without the label. */
type Row = readonly [label: string, ...lines: string[]];

function isNoAddress({ link }: Finding): boolean {
  return parseAddress(link) === null;
}

function headline(finding: Finding): string {
  const { effect, bucket } = finding;
  if (isNoAddress(finding)) return 'unknown: this is not an address; write it as https://…';
  if (effect === 'unknown') return 'unknown: no record';
  if (effect === 'depends') return 'depends on where it is met';
  if (effect === 'own' || effect === 'open') return `${effect}: ${effectWords[effect]}`;
  return `${effect} (${bucket}): ${effectWords[effect]}`;
}

function destination({ target, to, ambiguous, group, kind }: Finding, rulebook: RulebookIndex): string {
  if (ambiguous !== null)
    return `${ambiguous.map((id) => platformName(id, rulebook)).join(' or ')}, a shared host (${kind})`;
  if (to === null && target === null) return 'cannot be read offline';
  if (to === null) return 'no known platform';
  const whose = group === null || group === to ? '' : `, group ${group}`;
  return `${platformName(to, rulebook)}${whose}${kind === 'page' ? '' : ` (${kind})`}`;
}

function throughRows({ via, chain, target }: Finding): Row[] {
  if (via.length === 0) return [];
  const innermost = target === null ? 'its target cannot be read offline' : printable(chain.at(-1) as string);
  return [
    ['through', via.join(' → ')],
    ['target', innermost],
  ];
}

function reasonRows(finding: Finding, { rulebook, vantage }: JudgeContext): Row[] {
  const decided = decider(finding, rulebook);
  if (decided === null) {
    const hint = finding.effect === 'unknown' && vantage === null && !isNoAddress(finding);
    return hint ? [['why', 'only wrappers judge without a place; name one, for example --from wechat:moments']] : [];
  }
  const note = rulebook.walls.get(finding.decidedBy === 'wall' ? (finding.wall ?? '') : '')?.note?.en;
  const sources = sourcesOf(finding, rulebook).flatMap((source) => {
    const label = sourceLabel(source);
    return label === '' ? [source.url] : [label, `  ${source.url}`];
  });
  return [
    ['why', decided, standing(finding), ...(note === undefined ? [] : [note.trim().replace(/\s+/g, ' ')])],
    ['sources', ...(sources.length === 0 ? ['none that can be shown'] : sources)],
  ];
}

function alternativeRows({ alternatives }: Finding, rulebook: RulebookIndex): Row[] {
  return alternatives === null ? [] : [['where', ...alternativeLines(alternatives, rulebook)]];
}

function elsewhereRows({ to, effect }: Finding, context: JudgeContext): Row[] {
  const { rulebook, vantage, day, paint, allPlaces } = context;
  if (vantage !== null || to === null || effect === 'own') return [];
  const rows = elsewhere(to, day, rulebook);
  const lines = [...elsewhereLines(rows, rulebook, paint), ...everyLinkLines(rows, rulebook, paint, allPlaces)];
  return lines.length === 0 ? [] : [['records', ...lines]];
}

const labelWidth = 9;

function rowLines([label, ...lines]: Row, paint: Paint): string[] {
  const indent = ' '.repeat(2 + labelWidth);
  return lines.map((line, i) => (i === 0 ? `  ${paint('quiet', label.padEnd(labelWidth))}${line}` : indent + line));
}

/** A finding for people: what happens, where it leads, and why, with dates and sources. Ends with an empty line. */
export function judgeText(finding: Finding, context: JudgeContext): string {
  const { rulebook, vantage, day, paint } = context;
  const rows: Row[] = [
    ['to', destination(finding, rulebook)],
    ...throughRows(finding),
    ['asked', vantage === null ? `without a place, on ${day}` : circumstancesLine(vantage, day, rulebook)],
    ...reasonRows(finding, context),
    ...alternativeRows(finding, rulebook),
    ...elsewhereRows(finding, context),
  ];
  const caveats = caveatLines(finding.caveats, rulebook);
  return [
    paint('strong', finding.link === '' ? '(an empty address)' : printable(finding.link)),
    `  ${paint(sectionOf(finding.effect), headline(finding))}`,
    ...rows.flatMap((row) => rowLines(row, paint)),
    ...(caveats.length === 0 ? [] : ['  may also be stopped if', ...caveats.map((line) => `    - ${line}`)]),
    '',
    '',
  ].join('\n');
}
