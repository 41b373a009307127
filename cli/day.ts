import { isInCalendar } from '../engine/dates.ts';
import type { Day } from '../engine/types.ts';
import { WrongUse } from './wrong-use.ts';

/** Reads a day that exists in the calendar, `YYYY-MM-DD`; `option` is where it was typed. Throws {@link WrongUse}. */
export function parseDay(text: string, option = '--on'): Day {
  if (isInCalendar(text)) return text;
  throw new WrongUse(`${option} ${text}: not a day of the calendar; write it as YYYY-MM-DD, for example 2021-10-01`);
}
