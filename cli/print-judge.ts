import { parseAddress } from '../engine/address.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf } from '../engine/section.ts';
import type { Finding } from '../engine/types.ts';
import { type Row, rowLines } from './rows.ts';
import {
  alternativeRows,
  askedRow,
  caveatParagraph,
  effectLine,
  elsewhereRows,
  type JudgeContext,
  reasonRows,
} from './verdict-rows.ts';
import { platformName, printable } from './words.ts';

function isNoAddress({ link }: Finding): boolean {
  return parseAddress(link) === null;
}

function headline(finding: Finding): string {
  return isNoAddress(finding)
    ? 'unknown: this is not an address, and no known passcode is in it; write addresses as https://…'
    : effectLine(finding);
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

function hintRows(finding: Finding, { vantage }: JudgeContext): Row[] {
  const hint = finding.effect === 'unknown' && vantage === null && !isNoAddress(finding);
  return hint ? [['why', 'only wrappers judge without a place; name one, for example --from wechat:moments']] : [];
}

/** A finding for people: what happens, where it leads, and why, with dates and sources. Ends with an empty line. */
export function judgeText(finding: Finding, context: JudgeContext): string {
  const { rulebook, paint } = context;
  const rows: Row[] = [
    ['to', destination(finding, rulebook)],
    ...throughRows(finding),
    askedRow(context),
    ...reasonRows(finding, rulebook),
    ...hintRows(finding, context),
    ...alternativeRows(finding, rulebook),
    ...(finding.effect === 'own' ? [] : elsewhereRows(finding.to, context)),
  ];
  return [
    paint('strong', finding.link === '' ? '(an empty address)' : printable(finding.link)),
    `  ${paint(sectionOf(finding.effect), headline(finding))}`,
    ...rowLines(rows, paint),
    ...caveatParagraph(finding, rulebook),
    '',
    '',
  ].join('\n');
}
