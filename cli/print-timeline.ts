import { milestonesBeside } from '../engine/history.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf } from '../engine/section.ts';
import { type Period, pairTimeline, type TimelineRow } from '../engine/timeline.ts';
import type { Day, Kind, PlatformId, Wall } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { destinationName, placesWords, wallPlace } from './place-words.ts';
import { count, meaningOf, oneLine, platformName, span } from './words.ts';

function lastSeen({ verified, evidence, confidence, rollout }: Wall): string {
  return [
    `last seen ${verified}`,
    evidence.length === 0 ? 'no source to show' : count(evidence.length, 'source'),
    `confidence ${confidence}`,
    ...(rollout === 'full' ? [] : [`${rollout} rollout`]),
  ].join(', ');
}

/** What the other side of the pair put up: `on the other side, Taobao 淘宝: login-wall, 2013-11 – 2021-11-29 (…)`. */
function besidesLine({ id, platform, effect, since, until }: Wall, rulebook: RulebookIndex): string {
  return `on the other side, ${platformName(platform, rulebook)}: ${effect}, ${since} – ${until ?? 'still'} (${id})`;
}

function periodLines(period: Period, kind: Kind, rulebook: RulebookIndex, paint: Paint): string[] {
  const { since, until, effect, wall, besides } = period;
  const record = wall === null ? undefined : rulebook.walls.get(wall);
  const from = `${record?.orEarlier === true && record.since === since ? '≤' : ' '}${since}`.padEnd(11);
  const days = `  ${from} – ${(until ?? 'still').padEnd(10)}`;
  if (record === undefined) return [`${days}  ${paint('quiet', 'no record')}`];
  const behind = besides.flatMap((id) => rulebook.walls.get(id) ?? []);
  const details = [
    `${record.id}: ${lastSeen(record)}${record.inbound ? `; put up by ${platformName(record.platform, rulebook)}` : ''}`,
    ...(record.note === undefined ? [] : [oneLine(record.note.en)]),
    ...behind.map((other) => besidesLine(other, rulebook)),
  ];
  return [
    `${days}  ${paint(sectionOf(effect), effect.padEnd(10))} ${meaningOf(effect, kind)}`,
    ...details.map((line) => `${' '.repeat(28)}${paint('quiet', line)}`),
  ];
}

/** Places that fared alike are told together. */
function alike(rows: readonly TimelineRow[]): TimelineRow[][] {
  return [...Map.groupBy(rows, ({ kind, periods }) => `${kind === 'payment'} ${JSON.stringify(periods)}`).values()];
}

function unseenLine(wall: Wall, paint: Paint): string {
  const when = `${span(wall)}, ${wallPlace(wall)}`;
  return `  ${when}: ${wall.effect} if ${oneLine(wall.reason?.en ?? '')} ${paint('quiet', `(${wall.id})`)}`;
}

/** How a pair changed over the years, for people: a paragraph for each place, then what was recorded besides. */
export function timelineText(
  from: PlatformId,
  to: PlatformId | null,
  today: Day,
  rulebook: RulebookIndex,
  paint: Paint,
): string {
  const { rows, walls } = pairTimeline(from, to, rulebook, today);
  const title = `${platformName(from, rulebook)} → ${destinationName(to, rulebook)}, until ${today}`;
  const records = walls.flatMap((id) => rulebook.walls.get(id) ?? []);
  const unseen = records.filter(({ judged }) => !judged);
  const story = alike(rows).flatMap((group) => [
    '',
    paint('strong', placesWords(group).join(' · ')),
    ...(group[0]?.periods ?? []).flatMap((period) => periodLines(period, group[0]?.kind ?? 'page', rulebook, paint)),
  ]);
  const recorded =
    unseen.length === 0 ? 'No wall between the two is recorded' : 'No wall that a link shows is recorded';
  const nothing = rows.length === 0 ? ['', `${recorded}; that does not mean that links open.`] : [];
  const also = unseen.map((wall) => unseenLine(wall, paint));
  const meanwhile = milestonesBeside(from, rulebook, today).map(({ date, name }) => `  ${date.padEnd(10)}  ${name.en}`);
  return `${[
    paint('strong', title),
    ...nothing,
    ...story,
    ...(rows.length === 0 || meanwhile.length === 0 ? [] : ['', paint('strong', 'Meanwhile'), ...meanwhile]),
    ...(also.length === 0 ? [] : ['', paint('strong', 'Also recorded, but not to be seen from a link'), ...also]),
  ].join('\n')}\n`;
}
