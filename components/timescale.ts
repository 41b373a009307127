import { daysBetween } from '../engine/dates.ts';
import type { Day, PartialDay } from '../engine/types.ts';
import { firstDayOnRecord } from './dates.ts';

/** Where a day lies between the first day on record and a last one, from 0 to 1. */
export function shareOf(day: PartialDay, last: Day): number {
  const share = daysBetween(firstDayOnRecord, day) / daysBetween(firstDayOnRecord, last);
  return Math.min(Math.max(share, 0), 1);
}

/** Years from one mark of a scale to the next. */
const step = 4;

/** How much of a scale up to a day lies between two marks. */
export function stepShare(last: Day): number {
  return shareOf(String(Number(firstDayOnRecord.slice(0, 4)) + step), last);
}

/** Below this much of the scale two labels would touch. */
const labelShare = 0.18;

/** The years that a scale up to a day is marked with; none so close to its end that the label there had no room. */
export function markedYears(last: Day): number[] {
  const first = Number(firstDayOnRecord.slice(0, 4));
  const years: number[] = [];
  for (let year = first; shareOf(String(year), last) < 1 - labelShare; year += step) years.push(year);
  return years;
}

/** Below this much of the scale two lines would run into one. */
const lineShare = 0.012;

/** Where on a scale to draw a line for each of these days, which go up; days too close for lines of their own share one. */
export function lines(days: readonly PartialDay[], last: Day): number[] {
  const drawn: number[] = [];
  for (const day of days) {
    const share = shareOf(day, last);
    if (share - (drawn.at(-1) ?? -1) >= lineShare) drawn.push(share);
  }
  return drawn;
}

/** Below this much of the scale two numbers would touch. */
const numberShare = 0.06;

/** Gathers things whose days lie so close together that their numbers would touch; `days` go up. */
export function clusters(days: readonly PartialDay[], last: Day): number[][] {
  const groups: number[][] = [];
  for (const [i, day] of days.entries()) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group === undefined || first === undefined) groups.push([i]);
    else if (shareOf(day, last) - shareOf(days[first] as PartialDay, last) < numberShare) group.push(i);
    else groups.push([i]);
  }
  return groups;
}
