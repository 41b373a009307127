import { isInCalendar } from '../engine/dates.ts';
import type { Day } from '../engine/types.ts';
import { WrongUse } from './wrong-use.ts';

/** Reads `--on`: a day that exists in the calendar, `YYYY-MM-DD`. */
export function parseDay(text: string): Day {
  if (isInCalendar(text)) return text;
  throw new WrongUse(`--on ${text}: not a day of the calendar; write it as YYYY-MM-DD, for example 2021-10-01`);
}
