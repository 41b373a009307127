import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf } from '../engine/section.ts';
import type { PasscodeText, ToldPasscode } from './passcode-text.ts';
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

function whose({ platform, ambiguous }: ToldPasscode, rulebook: RulebookIndex): string {
  if (ambiguous === null) return platformName(platform, rulebook);
  return `${ambiguous.map((id) => platformName(id, rulebook)).join(' or ')}; the text does not tell which`;
}

function codeLine({ code, passcode }: ToldPasscode): string {
  return `${code === null ? 'the whole text' : printable(code)} (${passcode})`;
}

/** Passcodes of the same platforms together, in the order of their first ones. */
function byPlatform(passcodes: readonly ToldPasscode[]): [ToldPasscode, ...ToldPasscode[]][] {
  const groups = new Map<string, [ToldPasscode, ...ToldPasscode[]]>();
  for (const one of passcodes) {
    const key = (one.ambiguous ?? [one.platform]).join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function groupLines(group: readonly [ToldPasscode, ...ToldPasscode[]], context: JudgeContext): string[] {
  const { rulebook, paint } = context;
  const [first] = group;
  const { linkInstead } = first;
  const rows: Row[] = [
    ['code', ...new Set(group.map(codeLine))],
    ['for', whose(first, rulebook)],
  ];
  if (linkInstead === null) return rowLines([...rows, ...elsewhereRows(first.platform, context)], paint);
  const instead = paint(sectionOf(linkInstead.effect), effectLine(linkInstead));
  rows.push(['a link', instead], ...reasonRows(linkInstead, rulebook), ...alternativeRows(linkInstead, rulebook));
  return [...rowLines(rows, paint), ...caveatParagraph(linkInstead, rulebook)];
}

/** A text with passcodes for people: the codes, whose they are, and what links to these platforms meet. Ends with an empty line. */
export function passcodesText({ text, passcodes }: PasscodeText, context: JudgeContext): string {
  const { paint } = context;
  return [
    paint('strong', printable(text)),
    '  passcode: a text to paste into an app; no link, and not judged',
    ...rowLines([askedRow(context)], paint),
    ...byPlatform(passcodes).flatMap((group) => groupLines(group, context)),
    '',
    '',
  ].join('\n');
}
