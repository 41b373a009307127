import type { Contender, Contest, Explanation, Loss } from '../engine/explain.ts';
import type { Layer } from '../engine/layers.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf } from '../engine/section.ts';
import type { Carrier, Vantage } from '../engine/types.ts';
import { unlistedWrapper } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { circumstancesLine, decider, standing, wallWords } from './print-reason.ts';
import { effectWords, platformName, printable, surfaceAndReader } from './words.ts';

/** What an explanation is told with. */
export interface ExplainContext {
  readonly rulebook: RulebookIndex;
  readonly vantage: Vantage | null;
  readonly day: string;
  readonly paint: Paint;
}

/** Where an address carries its target, in words. */
function carrierWords(carrier: Carrier): string {
  if ('opaque' in carrier) return 'its target cannot be read offline';
  if ('rest' in carrier) return `everything behind ${carrier.rest}=`;
  if ('intent' in carrier) return `Android's intent syntax, extra ${carrier.intent}`;
  const written = `written ${carrier.encoding}`;
  if ('json' in carrier) return `member ${carrier.json} of the JSON in parameter ${carrier.param}, ${written}`;
  if ('param' in carrier) return `parameter ${carrier.param.join(' or ')}, ${written}`;
  if ('query' in carrier) return `everything behind the question mark, ${written}`;
  if ('fragment' in carrier)
    return `${carrier.fragment === '' ? 'everything' : carrier.fragment} in the fragment, ${written}`;
  return `path ${carrier.path}, ${written}`;
}

function wrapperWords({ wrapper, effect }: Layer): string {
  return wrapper.id === unlistedWrapper
    ? 'looks like a wrapper, no rule names it'
    : `${wrapper.id} (${wrapper.platform}.yaml, ${effect})`;
}

function unwrapLines({ unwrapped }: Explanation, { paint }: ExplainContext): string[] {
  const { layers, chain, target, stopped } = unwrapped;
  if (layers.length === 0) return ['no wrapper of the rules is on it'];
  const lines = layers.flatMap((layer: Layer, i) => [
    `${wrapperWords(layer)}: ${carrierWords(layer.carrier)}`,
    ...(chain[i + 1] === undefined ? [] : [paint('quiet', `  → ${printable(chain[i + 1] as string)}`)]),
  ]);
  if (target !== null && stopped) lines.push('stopped there: too deep, too long, or a loop');
  return lines;
}

function identityLines({ finding, identifiedBy }: Explanation, { rulebook }: ExplainContext): string[] {
  if (identifiedBy === null) {
    if (finding.to !== null) return [`${platformName(finding.to, rulebook)}: the wrapper leads nowhere else`];
    return ['no rule names it: an ordinary site'];
  }
  const { platform, pattern, kind, surface } = identifiedBy;
  const shared =
    finding.ambiguous === null
      ? ''
      : `; it may lead to ${finding.ambiguous.map((id) => platformName(id, rulebook)).join(' or ')}`;
  const place = surface === null ? '' : `, surface ${surface}`;
  return [`${platformName(platform, rulebook)}: ${pattern} in ${platform}.yaml, kind ${kind}${place}${shared}`];
}

function lossWords(loss: Loss): string {
  switch (loss.because) {
    case 'not-yet':
      return 'it had not begun';
    case 'ended':
      return 'it had ended';
    case 'other-links':
      return 'it is about other links of the destination';
    case 'shows-in-link':
      return 'it shows in the link: judged by the wrapper';
    case 'other-surface':
      return 'it is about other surfaces';
    case 'other-reader':
      return 'it is about other readers (client or region)';
    case 'not-judged':
      return 'it cannot be seen from a link: told, never judged';
    case 'target':
      return `${loss.winner} names the target more closely`;
    case 'surface':
      return `${loss.winner} names the surface`;
    case 'later':
      return `${loss.winner} began later`;
    case 'lighter':
      return `${loss.winner ?? 'the wrapper on the way'} is on the other side and no lighter`;
  }
}

function contenderLines({ wall, loss }: Contender, paint: Paint): string[] {
  const mark = loss === null ? '✓' : '·';
  const why = loss === null ? 'it decides' : lossWords(loss);
  const head = `${mark} ${wall.id}  ${wall.effect}`;
  return [
    `${loss === null ? paint(sectionOf(wall.effect), head) : head} — ${why}`,
    paint('quiet', `    ${wallWords(wall)}`),
  ];
}

/** Losers that have not begun or ended are many and say little: they are counted, unless all is asked for. */
function contestLines(contest: Contest, many: boolean, { rulebook, paint }: ExplainContext, all: boolean): string[] {
  const { to, place, effect, contenders } = contest;
  const absent = contenders.filter(({ loss }) => loss?.because === 'not-yet' || loss?.because === 'ended');
  const told = all ? contenders : contenders.filter((one) => !absent.includes(one));
  const where = surfaceAndReader(place);
  const title = `${where === '' ? 'any other surface' : where}${to === null ? '' : ` → ${platformName(to, rulebook)}`}: ${effect}`;
  return [
    ...(many ? [paint('strong', title)] : []),
    ...(contenders.length === 0 ? ['no wall between the two is recorded'] : []),
    ...told.flatMap((one) => contenderLines(one, paint)),
    ...(all || absent.length === 0 ? [] : [`· ${absent.length} more that did not stand on that day; --all lists them`]),
  ];
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return ['', paint('strong', title), ...lines.map((line) => `  ${line}`)];
}

/** An explanation for people, step by step. */
export function explainText(explanation: Explanation, context: ExplainContext, all: boolean): string {
  const { rulebook, vantage, day, paint } = context;
  const { finding, contests } = explanation;
  const word =
    finding.effect === 'unknown' ? 'unknown: no record' : `${finding.effect}: ${effectWords[finding.effect]}`;
  const decided = decider(finding, rulebook);
  return `${[
    paint('strong', printable(finding.link)),
    circumstancesLine(vantage, day, rulebook),
    ...section('1. Unwrapped', unwrapLines(explanation, context), paint),
    ...section('2. Identified', identityLines(explanation, context), paint),
    ...section(
      '3. Walls that competed',
      vantage === null
        ? ['none: without a place only wrappers judge; name one, for example --from wechat:moments']
        : finding.effect === 'own'
          ? ["none: the platform's own links are never judged"]
          : contests.flatMap((contest) => contestLines(contest, contests.length > 1, context, all)),
      paint,
    ),
    ...section(
      '4. Verdict',
      [paint(sectionOf(finding.effect), word), ...(decided === null ? [] : [decided, standing(finding)])],
      paint,
    ),
  ].join('\n')}\n`;
}
