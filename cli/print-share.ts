import type { RulebookIndex } from '../engine/rulebook.ts';
import { type Section, sectionOf, sections } from '../engine/section.ts';
import type { ShareAnswer, ShareCheck, SharePlatform } from '../engine/share-check.ts';
import type { ShareInstead } from '../engine/share-instead.ts';
import type { CheckedText } from '../engine/share-text.ts';
import type { Paint } from './paint.ts';
import { surfaceWord } from './place-words.ts';
import { alternativeLines, caveatLines, decider, standing } from './print-reason.ts';
import { type Row, rowLines } from './rows.ts';
import { effectLine } from './verdict-rows.ts';
import { effectWords, platformName, printable } from './words.ts';

/** What a text of a check is made with. */
interface ShareStyle {
  readonly rulebook: RulebookIndex;
  readonly paint: Paint;
  /** Whether places that treat every outside link alike are all named. */
  readonly allPlaces: boolean;
}

/** Signs that tell sections apart without colour. */
const signs: Readonly<Record<Section, string>> = {
  walled: '✗',
  interstitial: '⚠',
  open: '✓',
  depends: '±',
  unknown: '?',
  own: '=',
};

function surfacesWords({ surfaces }: ShareAnswer): string {
  return surfaces.map(surfaceWord).join(', ');
}

/** One answer: sign and effect, its surfaces, and what decided with its dates. */
function answerLines(answer: ShareAnswer, { rulebook, paint }: ShareStyle): string[] {
  const { verdict } = answer;
  const section = sectionOf(verdict.effect);
  const effect = verdict.effect === 'unknown' ? 'no record' : verdict.effect;
  const head = `  ${paint(section, `${signs[section]} ${effect.padEnd(10)}`)} ${surfacesWords(answer)}`;
  const decided = decider(verdict, rulebook);
  const reason = decided === null ? [] : [`${decided}, ${standing(verdict)}`];
  const between = verdict.alternatives === null ? [] : alternativeLines(verdict.alternatives, rulebook);
  return [head, ...[...reason, ...between].map((line) => `${' '.repeat(15)}${paint('quiet', line)}`)];
}

function platformLines({ platform, answers, caveats }: SharePlatform, style: ShareStyle): string[] {
  const { rulebook, paint } = style;
  return [
    '',
    paint('strong', platformName(platform, rulebook)),
    ...answers.flatMap((answer) => answerLines(answer, style)),
    ...(caveats.length === 0
      ? []
      : ['    may also be stopped if', ...caveatLines(caveats, rulebook).map((line) => `    - ${line}`)]),
  ];
}

/** So many places are named where not all are asked for. */
const few = 6;

/** Places that treat every outside link alike, a line for each section. */
function everyLinkLines(platforms: readonly SharePlatform[], { rulebook, paint, allPlaces }: ShareStyle): string[] {
  const lines = sections.flatMap((section) => {
    const places = platforms.flatMap(({ platform, answers }) => {
      const here = answers.filter(({ everyLink, verdict }) => everyLink && sectionOf(verdict.effect) === section);
      return here.length === 0 ? [] : `${platformName(platform, rulebook)} (${here.map(surfacesWords).join(', ')})`;
    });
    if (places.length === 0) return [];
    const more = allPlaces ? 0 : places.length - few;
    const named = (more > 0 ? places.slice(0, few) : places).join('; ');
    const rest = more > 0 ? ` and ${more} more (--all-places names them)` : '';
    return `  ${paint(section, `${signs[section]} ${section.padEnd(12)}`)} ${named}${rest}`;
  });
  return lines.length === 0 ? [] : ['', paint('strong', 'What any outside link meets'), ...lines];
}

function unrecordedLines(platforms: readonly SharePlatform[], check: ShareCheck, style: ShareStyle): string[] {
  if (platforms.length === 0) return [];
  const { rulebook, paint, allPlaces } = style;
  const names = platforms.map(({ platform }) => platformName(platform, rulebook));
  const more = allPlaces ? 0 : names.length - few;
  const named = (more > 0 ? names.slice(0, few) : names).join(', ');
  const toll = check.finding?.decidedBy === 'wrapper' ? `; the redirect alone: ${check.finding.effect}` : '';
  return [
    '',
    paint('strong', `No record${toll}`),
    `  ${paint('unknown', signs.unknown)} ${named}${more > 0 ? ` and ${more} more (--all-places names them)` : ''}`,
  ];
}

function insteadRow(instead: ShareInstead, rulebook: RulebookIndex): Row {
  const { address, why, sure, better } = instead;
  const reason =
    why === 'stopped'
      ? 'the address behind the page that stopped it'
      : `${sure ? 'the same page' : 'probably the same page'} without the redirect around it`;
  const platforms = [...new Set(better.map(({ platform }) => platform))];
  const places = platforms.slice(0, 3).map((id) => platformName(id, rulebook));
  const more = platforms.length > 3 ? ` and on ${platforms.length - 3} more platforms` : '';
  return [
    'instead',
    printable(address),
    `${reason}${places.length === 0 ? '' : `; fares better on ${places.join(', ')}${more}`}`,
  ];
}

function headRows({ check, passcodes }: CheckedText, { rulebook, paint }: ShareStyle): string[] {
  const { finding, own, day, instead, stopped } = check;
  const names = own.map((id) => platformName(id, rulebook)).join(' or ');
  const through = finding === null || finding.via.length === 0 ? [] : [['through', finding.via.join(' → ')] as Row];
  const target = finding?.target ?? null;
  const hidden = finding !== null && (target === null || finding.kind === 'short-link');
  const rows: Row[] = [
    ...(passcodes.length === 0 ? [] : [['passcode', 'read by an app, and no link; what follows is for a link'] as Row]),
    ['to', names === '' ? (hidden ? 'cannot be read offline' : 'no known platform') : names],
    ...through,
    ...(through.length > 0 ? [['target', target === null ? 'cannot be read offline' : printable(target)] as Row] : []),
    ...(finding?.decidedBy === 'wrapper' ? [['redirect', effectLine(finding)] as Row] : []),
    ...(stopped === null || (through.length > 0 && instead?.why !== 'stopped')
      ? []
      : [['page', `${platformName(stopped.platform, rulebook)} says: ${effectWords[stopped.effect]}`] as Row]),
    ...(instead === null ? [] : [insteadRow(instead, rulebook)]),
    ['asked', `as if posted, on ${day}`],
  ];
  return rowLines(rows, paint);
}

/** A check for people: where the link leads, then platform by platform what it meets, why, and since when. */
export function shareText(shared: CheckedText, style: ShareStyle): string {
  const { check, text, addresses } = shared;
  const known = (which: SharePlatform['known']) => check.platforms.filter((one) => one.known === which);
  const others = addresses.length > 1 ? [`  and ${addresses.length - 1} more in the text, not looked at`] : [];
  return `${[
    style.paint('strong', printable(check.finding?.link ?? text)),
    ...others,
    ...headRows(shared, style),
    ...known('destination').flatMap((one) => platformLines(one, style)),
    ...everyLinkLines(known('every-link'), style),
    ...unrecordedLines(known('nothing'), check, style),
  ].join('\n')}\n`;
}
