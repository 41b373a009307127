import type { RulebookIndex } from '../engine/rulebook.ts';
import {
  type Alternative,
  type Effect,
  type Evidence,
  effects,
  type PlatformId,
  type Vantage,
  type Verdict,
  type Wall,
  type WallId,
} from '../engine/types.ts';
import { destinationWords } from '../rules/changes.ts';
import { wallPlace } from './place-words.ts';
import { platformName, span, surfaceAndReader, vantageName } from './words.ts';

function lastConfirmed({ verified, stale }: Pick<Verdict, 'verified' | 'stale'>): string {
  if (verified === null) return 'never confirmed on a known day';
  return `last confirmed ${verified}${stale === true ? ' (stale)' : ''}`;
}

/** How sure it is: `last confirmed 2022-01-27 (stale), trial rollout, confidence high`. */
export function standing(finding: Pick<Verdict, 'verified' | 'stale' | 'rollout' | 'confidence'>): string {
  const { rollout, confidence } = finding;
  return [
    lastConfirmed(finding),
    ...(rollout === null ? [] : [`${rollout} rollout`]),
    ...(confidence === null ? [] : [`confidence ${confidence}`]),
  ].join(', ');
}

/** Which links of its destination a wall is about; empty where it is ordinary pages, whatever else. */
function linksWords({ links }: Wall): string {
  const hosts = links?.hosts ?? [];
  const kinds = links?.kinds?.includes('page') === false ? links.kinds : [];
  const only = [...kinds, ...hosts, ...(links?.paths ?? [])];
  return only.length === 0 ? '' : ` (${only.join(', ')} only)`;
}

/** Where a wall stands, against whom and when: `chat, post → jd, since 2021-09-17 or earlier`. */
export function wallWords(wall: Wall): string {
  const side = wall.inbound ? 'inbound, ' : '';
  return `${side}${wallPlace(wall)} → ${destinationWords(wall.to)}${linksWords(wall)}, ${span(wall)}`;
}

/** What decided, in one line: `wall wechat-… since … until …`; null where nothing did. */
export function decider({ decidedBy, wall, wrapper }: Verdict, rulebook: RulebookIndex): string | null {
  if (decidedBy === 'wrapper') return `wrapper ${wrapper}`;
  if (decidedBy !== 'wall' || wall === null) return null;
  const record = rulebook.walls.get(wall);
  return record === undefined ? `wall ${wall}` : `wall ${wall} ${span(record)}`;
}

/** The sources of what decided, with all that is known of them. */
export function sourcesOf({ decidedBy, wall, wrapper }: Verdict, rulebook: RulebookIndex): readonly Evidence[] {
  if (decidedBy === 'wall') return rulebook.walls.get(wall ?? '')?.evidence ?? [];
  return decidedBy === 'wrapper' ? (rulebook.wrappers.get(wrapper ?? '')?.evidence ?? []) : [];
}

/** `Title, Publisher, 2021-09-17`; the address alone where nothing else is known. */
export function sourceLabel({ title, publisher, date }: Evidence): string {
  return [title, publisher, date].filter((part) => part !== undefined).join(', ');
}

function place({ surface, client, region }: Alternative['vantage'], wall: WallId | null): string {
  const where = surfaceAndReader({ surface, client, region });
  return `${where === '' ? 'elsewhere' : where}${wall === null ? '' : ` (${wall})`}`;
}

/**
 * What a verdict depends on, an effect a line, the worst first. Where a short link may lead to several platforms, those with the same
 * answers share their lines.
 */
export function alternativeLines(alternatives: readonly Alternative[], rulebook: RulebookIndex): string[] {
  const byTarget = new Map<PlatformId | null, Map<Effect, string[]>>();
  for (const { vantage, to, effect, wall } of alternatives) {
    const byEffect = byTarget.get(to) ?? new Map<Effect, string[]>();
    byTarget.set(to, byEffect);
    byEffect.set(effect, [...(byEffect.get(effect) ?? []), place(vantage, wall)]);
  }
  const targetsByAnswer = new Map<string, (PlatformId | null)[]>();
  for (const [to, byEffect] of byTarget) {
    const worstFirst = [...byEffect].sort(([a], [b]) => effects.indexOf(b) - effects.indexOf(a));
    const answer = worstFirst
      .map(([effect, places]) => `${effect === 'unknown' ? 'no record' : effect}: ${places.join(', ')}`)
      .join('\n');
    targetsByAnswer.set(answer, [...(targetsByAnswer.get(answer) ?? []), to]);
  }
  return [...targetsByAnswer].flatMap(([answer, targets]) => {
    const lines = answer.split('\n');
    if (targetsByAnswer.size === 1) return lines;
    const names = targets.map((to) => (to === null ? 'another site' : platformName(to, rulebook)));
    return [`if it leads to ${names.join(' or ')}`, ...lines.map((line) => `  ${line}`)];
  });
}

/** Walls that may stop the link as well: `it shares an Alipay red packet (qq-…)`. */
export function caveatLines(caveats: readonly WallId[], rulebook: RulebookIndex): string[] {
  return caveats.map((id) => `${rulebook.walls.get(id)?.reason?.en ?? 'a further rule applies'} (${id})`);
}

/** `from WeChat 微信, group-chat, on 2021-10-01` */
export function circumstancesLine(vantage: Vantage | null, day: string, rulebook: RulebookIndex): string {
  return vantage === null ? `from no platform's page, on ${day}` : `from ${vantageName(vantage, rulebook)}, on ${day}`;
}
