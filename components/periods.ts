import type { Period } from '../engine/timeline.ts';
import type { PartialDay, Wall } from '../engine/types.ts';
import { longDay } from './dates.ts';
import { effectLabels } from './effects.ts';
import type { Text } from './text.ts';

/** A span of days in words: "since Nov 2013", "from Nov 2013 or earlier until 17 Sept 2021". */
export function periodSpan(
  { since, until }: Pick<Period, 'since' | 'until'>,
  format: (day: PartialDay, text: Text) => string,
  orEarlier: boolean,
  text: Text,
): string {
  const first = orEarlier ? text.t('orEarlier', { day: format(since, text) }) : format(since, text);
  return until === null
    ? text.t('periodSince', { since: first })
    : text.t('periodUntil', { since: first, until: format(until, text) });
}

/** A period as one hears it: "from November 2013 until 17 September 2021: Copy to a browser, 3 sources". */
export function periodInWords(period: Period, wall: Wall | null, text: Text): string {
  const orEarlier = wall?.orEarlier === true && wall.since === period.since;
  const said = {
    period: periodSpan(period, longDay, orEarlier, text),
    effect: text.t(effectLabels[period.effect]),
  };
  if (wall === null || wall.evidence.length === 0) return text.t('periodPlain', said);
  return text.t('periodSourced', { ...said, sources: text.plural('sources', wall.evidence.length) });
}
