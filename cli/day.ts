import type { Day } from '../engine/types.ts';
import { WrongUse } from './wrong-use.ts';

/** Reads `--on`: a day that exists in the calendar, `YYYY-MM-DD`. */
export function parseDay(text: string): Day {
  const written = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = written ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // 2021-02-30 parses in some engines and becomes a day of March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new WrongUse(`--on ${text}: not a day of the calendar; write it as YYYY-MM-DD, for example 2021-10-01`);
  }
  return text;
}
