import type { SeenPage } from '../../log/records.ts';
import type { Text } from '../text.ts';

/** Those that were made: making one takes longer than what it does. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatFor(tag: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, timeZone, options]);
  const before = made.get(key);
  if (before !== undefined) return before;
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
  made.set(key, format);
  return format;
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** The calendar day on which a page was seen, where the reader was. */
export function daySeen({ observedAt, timeZone }: Pick<SeenPage, 'observedAt' | 'timeZone'>): string {
  return formatFor('sv-SE', timeZone, { dateStyle: 'short' }).format(new Date(observedAt));
}

/** Day and time at which something was seen, as the clock stood where the reader was. */
export function momentSeen({ observedAt, timeZone }: Pick<SeenPage, 'observedAt' | 'timeZone'>, text: Text): string {
  const options = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return formatFor(text.tag, timeZone, options).format(new Date(observedAt));
}

/** The same in few letters that sort by themselves: `2026-11-24 15:40`. */
export function shortMoment({ observedAt, timeZone }: Pick<SeenPage, 'observedAt' | 'timeZone'>): string {
  return formatFor('sv-SE', timeZone, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(observedAt));
}

/** Day and time of a moment, as the clock stands where this is read. */
export function momentHere(at: string, text: Text): string {
  return momentSeen({ observedAt: at, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }, text);
}
