import { dayOf } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { type CheckedText, shareCheckOfText } from '../engine/share-text.ts';
import type { Day } from '../engine/types.ts';
import { openRules } from '../rules/load.ts';
import { parseDay } from './day.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { shareText } from './print-share.ts';
import { placeRecords, shareRecord } from './share-record.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `share`, as typed. */
export interface ShareOptions {
  readonly day?: string;
  readonly format?: string;
  readonly allPlaces?: boolean;
}

const formats = ['table', 'json', 'ndjson'] as const;

function parseFormat(text: string): (typeof formats)[number] {
  const found = formats.find((format) => format === text);
  if (found === undefined) throw new WrongUse(`--format ${text}: write table, json or ndjson`);
  return found;
}

/** What was typed, read and judged. Throws {@link WrongUse} where nothing in it could be shared. */
function checked(typed: string, day: Day, rulebook: RulebookIndex): CheckedText {
  const text = typed.trim();
  if (text === '') throw new WrongUse('the address is empty; is a shell variable not set?');
  const { check, ...found } = shareCheckOfText(text, day, rulebook);
  if (check === null) {
    throw new WrongUse(`${text}: no address that could be shared, and no known passcode; write it as https://…`);
  }
  return { ...found, check };
}

/** `hutong share`: where a link opens, judged as if it was posted on every surface of every other platform. */
export async function shareCommand(typed: string, options: ShareOptions, io: Io): Promise<ExitCode> {
  const format = parseFormat(options.format ?? 'table');
  const day = options.day === undefined ? dayOf(io.now) : parseDay(options.day, '--day');
  const rulebook = openRules();
  const found = checked(typed, day, rulebook);
  if (format === 'json') await io.out(`${JSON.stringify(shareRecord(found))}\n`);
  else if (format === 'ndjson') {
    await io.out(
      placeRecords(found)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    );
  } else await io.out(shareText(found, { rulebook, paint: io.paint, allPlaces: options.allPlaces ?? false }));
  return exitCodes.fine;
}
