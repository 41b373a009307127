import type { Day, PartialDay } from './types.ts';

/** The first day that a year, a month or a day stands for. */
export function firstDay(date: PartialDay): Day {
  return `${date}-01-01`.slice(0, 10);
}

/** Whole days from one day to another; negative where the second is the earlier. */
export function daysBetween(from: PartialDay, to: PartialDay): number {
  return Math.round((Date.parse(firstDay(to)) - Date.parse(firstDay(from))) / 86_400_000);
}

/** Whether something that began on `since` (included) and ended on `until` (excluded) stands on a day. */
export function standsOn(span: { readonly since: PartialDay; readonly until: PartialDay | null }, day: Day): boolean {
  return firstDay(span.since) <= day && (span.until === null || day < firstDay(span.until));
}

/** The calendar day of a moment where the reader is. */
export function dayOf(moment: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`: 2021-02-30 is not. */
export function isInCalendar(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Some engines take 2021-02-30 for a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The day before a day, or before the first day of a month or a year. */
export function dayBefore(date: PartialDay): Day {
  return new Date(Date.parse(firstDay(date)) - 86_400_000).toISOString().slice(0, 10);
}
