import { dayOf } from '../engine/dates.ts';
import { pairTimeline } from '../engine/timeline.ts';
import { openRules } from '../rules/load.ts';
import { parseDay } from './day.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { timelineText } from './print-timeline.ts';
import { parsePlatform } from './vantage.ts';

/** The options of `rules timeline`, as typed. */
export interface TimelineOptions {
  readonly on?: string;
  readonly json?: boolean;
}

/** `hutong rules timeline`: how links from one platform to another have fared over the years. */
export async function rulesTimelineCommand(
  from: string,
  to: string,
  options: TimelineOptions,
  io: Io,
): Promise<ExitCode> {
  const today = options.on === undefined ? dayOf(io.now) : parseDay(options.on);
  const rulebook = openRules();
  const source = parsePlatform(from, rulebook, 'from');
  const destination = to === 'any' ? null : parsePlatform(to, rulebook, 'to');
  if (options.json) await io.out(`${JSON.stringify(pairTimeline(source, destination, rulebook, today))}\n`);
  else await io.out(timelineText(source, destination, today, rulebook, io.paint));
  return exitCodes.fine;
}
