import type { Day } from '../engine/types.ts';

/** The calendar day of a moment where the reader is. */
export function dayOf(moment: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
