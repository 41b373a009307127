import { firstDay } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf } from '../engine/section.ts';
import { type Period, pairTimeline, type TimelineRow } from '../engine/timeline.ts';
import type { Day, PlatformId, Wall } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { destinationName, placeWords } from './place-words.ts';
import { count, effectWords, platformName, span } from './words.ts';

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function periodLines({ since, until, effect, wall }: Period, rulebook: RulebookIndex, paint: Paint): string[] {
  const record = wall === null ? undefined : rulebook.walls.get(wall);
  const from = `${record?.orEarlier === true && record.since === since ? '≤' : ' '}${since}`.padEnd(11);
  const days = `  ${from} – ${(until ?? 'still').padEnd(10)}`;
  if (record === undefined) return [`${days}  ${paint('quiet', 'no record')}`];
  const sources = record.evidence.length === 0 ? 'no source to show' : count(record.evidence.length, 'source');
  const seen = `last seen ${record.verified}, ${sources}`;
  const head = `${days}  ${paint(sectionOf(effect), effect.padEnd(10))} ${effectWords[effect]}`;
  const indent = ' '.repeat(28);
  return [
    head,
    `${indent}${paint('quiet', `${record.id}: ${seen}${record.rollout === 'full' ? '' : `, ${record.rollout} rollout`}`)}`,
    ...(record.note === undefined ? [] : [`${indent}${paint('quiet', oneLine(record.note.en))}`]),
  ];
}

/** Places that fared alike are told together. */
function alike(rows: readonly TimelineRow[]): { readonly places: string[]; readonly periods: readonly Period[] }[] {
  const groups = new Map<string, { places: string[]; periods: readonly Period[] }>();
  for (const row of rows) {
    const key = JSON.stringify(row.periods);
    const group = groups.get(key) ?? { places: [], periods: row.periods };
    groups.set(key, group);
    group.places.push(placeWords(row));
  }
  return [...groups.values()];
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
  const besides = records.filter(({ judged }) => !judged);
  const story = alike(rows).flatMap(({ places, periods }) => [
    '',
    paint('strong', places.join(' · ')),
    ...periods.flatMap((period) => periodLines(period, rulebook, paint)),
  ]);
  const nothing =
    rows.length === 0 ? ['', 'No wall between the two is recorded; that does not mean that links open.'] : [];
  const also = besides.flatMap((wall: Wall) => [
    `  ${span(wall)}: ${wall.effect} if ${oneLine(wall.reason?.en ?? '')} ${paint('quiet', `(${wall.id})`)}`,
  ]);
  const acts = rulebook.book.milestones.filter(({ date }) => firstDay(date) <= today);
  const meanwhile = acts.map(({ date, name }) => `  ${date.padEnd(10)}  ${name.en}`);
  return `${[
    paint('strong', title),
    ...nothing,
    ...story,
    ...(rows.length === 0 || acts.length === 0 ? [] : ['', paint('strong', 'Meanwhile'), ...meanwhile]),
    ...(also.length === 0 ? [] : ['', paint('strong', 'Also recorded, but not to be seen from a link'), ...also]),
  ].join('\n')}\n`;
}
