import type { PartialDay } from '../engine/types.ts';
import type { Text } from './text.ts';

const styles: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'short' },
  10: { year: 'numeric', month: 'short', day: 'numeric' },
};

/** A date in the reader's words, as exact as it was written and no more: a month stays a month, a year a year. */
export function formatDay(day: PartialDay, text: Text): string {
  const style = styles[day.length];
  const moment = Date.parse(day);
  if (style === undefined || Number.isNaN(moment)) return day;
  return new Intl.DateTimeFormat(text.tag, { ...style, timeZone: 'UTC' }).format(moment);
}
