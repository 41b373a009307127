import { firstJudgement, type LogHeader } from '../log/records.ts';
import { type Frequencies, type LogStats, statsOf } from '../log/stats.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { openNamed, parseLogFile, progressDone } from './log-files.ts';
import { counted, headerWords } from './log-words.ts';
import type { Paint } from './paint.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `log stats`, as typed. */
export interface LogStatsOptions {
  readonly judgement?: string;
  readonly format?: string;
}

function judgementOf(asked: string, { judgements }: LogHeader): string {
  if (asked === firstJudgement) return asked;
  const last = judgements.at(-1)?.id ?? firstJudgement;
  if (asked === 'latest') return last;
  if (judgements.some(({ id }) => id === asked)) return asked;
  const known = [firstJudgement, 'latest', ...judgements.map(({ id }) => id)].join(', ');
  throw new WrongUse(`--judgement ${asked}: the log has no such judgement; it has ${known}`);
}

/** So many values of a column are told to people; programs get all. */
const mostTold = 12;

function table(title: string, rows: readonly (readonly [string, number])[], paint: Paint): string {
  if (rows.length === 0) return '';
  const width = Math.max(...rows.map(([, findings]) => findings.toLocaleString('en').length));
  const lines = rows
    .slice(0, mostTold)
    .map(([value, findings]) => `  ${findings.toLocaleString('en').padStart(width)}  ${value}\n`);
  const more = rows.length > mostTold ? `  and ${rows.length - mostTold} more\n` : '';
  return `\n${paint('strong', title)}\n${lines.join('')}${more}`;
}

function named(rows: Frequencies, none: string): (readonly [string, number])[] {
  return rows.map(({ value, findings }) => [value ?? none, findings]);
}

function statsText(file: string, header: LogHeader, stats: LogStats, paint: Paint): string {
  const days = stats.firstDay === null ? 'no page' : `${stats.firstDay} to ${stats.lastDay}`;
  return [
    `${file}: ${counted(stats)}, ${days}\n`,
    `${headerWords(header)}; conclusions: ${stats.judgement}`,
    stats.unjudged === 0 ? '\n' : `, ${stats.unjudged.toLocaleString('en')} findings without one\n`,
    table('Effects', named(stats.effects, 'none'), paint),
    table(
      'From page to target',
      stats.pairs.map(({ from, to, findings }) => [`${from ?? 'other'} → ${to ?? 'other'}`, findings]),
      paint,
    ),
    table('Walls', named(stats.walls, 'none'), paint),
    table('Kinds', named(stats.kinds, 'none'), paint),
  ].join('');
}

/** `hutong log stats`: what a log comes to. */
export async function logStatsCommand(path: string, options: LogStatsOptions, io: Io): Promise<ExitCode> {
  const format = options.format ?? 'table';
  if (format !== 'table' && format !== 'json') throw new WrongUse(`--format ${format}: write table or json`);
  const { header, pages } = await openNamed(parseLogFile(path), io, `counting ${path}`);
  const stats = await statsOf(pages, judgementOf(options.judgement ?? firstJudgement, header));
  progressDone(io);
  await io.out(format === 'json' ? `${JSON.stringify(stats)}\n` : statsText(path, header, stats, io.paint));
  return exitCodes.fine;
}
