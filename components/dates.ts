import type { Day, PartialDay } from '../engine/types.ts';
import type { Text } from './text.ts';

const styles: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'short' },
  10: { year: 'numeric', month: 'short', day: 'numeric' },
};

/** Those that were made: making one takes longer than what it does, and a list may hold thousands of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(style: Intl.DateTimeFormatOptions, { tag }: Text): Intl.DateTimeFormat {
  const key = [tag, style.day, style.month].join();
  const made = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...style, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}

function format(day: PartialDay, style: Intl.DateTimeFormatOptions | undefined, text: Text): string {
  const moment = Date.parse(day);
  if (style === undefined || Number.isNaN(moment)) return day;
  return formatOf(style, text).format(moment);
}

/** The first day that can be looked back to: the oldest wall known is of that year. */
export const firstDayOnRecord: Day = '2008-01-01';

/** A date within a sentence, with its month spelled out, as exact as it was written. */
export function longDay(day: PartialDay, text: Text): string {
  return format(day, { ...styles[day.length], ...(day.length > 4 && { month: 'long' }) }, text);
}

/** A date in the reader's words, as exact as it was written and no more: a month stays a month, a year a year. */
export function formatDay(day: PartialDay, text: Text): string {
  return format(day, styles[day.length], text);
}

const dayMs = 86_400_000;
/** Counted in days up to here, then in months, and in years beyond. */
const [daysAtMost, monthsAtMost] = [60, 24];

/** Whole months from a day to a later one. */
function monthsBetween(day: Day, later: Day): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const [laterYear, laterMonth, laterDate] = later.split('-').map(Number) as [number, number, number];
  return (laterYear - year) * 12 + laterMonth - month - Number(laterDate < date);
}

/** How long ago a day was, in the reader's words: "today", "3 days ago", "4 months ago". */
export function ageOf(day: Day, today: Day, text: Text): string {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / dayMs));
  const months = monthsBetween(day, today);
  const format = new Intl.RelativeTimeFormat(text.tag, { numeric: 'auto' });
  if (days <= daysAtMost) return format.format(-days, 'day');
  return months <= monthsAtMost ? format.format(-months, 'month') : format.format(-Math.floor(months / 12), 'year');
}
