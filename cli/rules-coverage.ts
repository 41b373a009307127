import { coverage, unseenWalls } from '../engine/coverage.ts';
import { dayOf } from '../engine/dates.ts';
import { openRules } from '../rules/load.ts';
import { coverageCsv } from './coverage-csv.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import { parseDay } from './day.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { coverageText } from './print-coverage.ts';
import { parsePlatform } from './vantage.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `rules coverage`, as typed. */
export interface CoverageOptions {
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format?: string;
}

/** `hutong rules coverage`: the platform × platform matrix on a day. */
export async function rulesCoverageCommand(options: CoverageOptions, io: Io): Promise<ExitCode> {
  const { format = 'table' } = options;
  if (format !== 'table' && format !== 'csv' && format !== 'markdown') {
    throw new WrongUse(`--format ${format}: write table, csv or markdown`);
  }
  const day = options.on === undefined ? dayOf(io.now) : parseDay(options.on);
  const rulebook = openRules();
  const from = options.from === undefined ? null : parsePlatform(options.from, rulebook);
  const to = options.to === undefined ? null : parsePlatform(options.to, rulebook, '--to');
  const cells = coverage(day, rulebook, { from, to });
  const context = { rulebook, day };
  const unseen = unseenWalls(day, rulebook, { from, to });
  if (format === 'csv') await io.out(coverageCsv(cells, context));
  else if (format === 'markdown') await io.out(coverageMarkdown(cells, unseen, context));
  else await io.out(coverageText(cells, unseen, context, io.paint));
  return exitCodes.fine;
}
