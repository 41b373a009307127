import type { Command } from 'commander';
import type { ExitCode, Io } from './io.ts';

const logHelp = `
A log is what the extension exports, or "hutong scan --format log" writes. The ending of a file says what it is: .ndjson
(the primary format), .csv, .parquet, or .zip (a data package). docs/log.md describes every field.

Examples
  hutong log verify study.ndjson
  hutong log convert study.ndjson study.parquet
  hutong log stats study.zip`;

const verifyHelp = `
Ends with 1 if one of the files was cut, changed, or is no log.

Examples
  hutong log verify *.ndjson`;

const convertHelp = `
The levels of --redaction are full, no-query, host and platforms. A file keeps the level it has unless a stricter one is
named; what was left out does not come back. Names and passwords in addresses are left out always.

Examples
  hutong log convert study.zip study.ndjson
  hutong log convert study.ndjson for-excel.csv --bom
  hutong log convert study.ndjson published.zip --redaction host --author "Wang Min"`;

const mergeHelp = `
Pages that are in several logs are written once, with the conclusions of all of them. Where two logs disagree about the
same page the first one stays; the other version goes into a log beside the new one, named "…-conflicts.ndjson", and the
command ends with 1.

Examples
  hutong log merge anna.ndjson bert.zip --out team.ndjson`;

const rejudgeHelp = `
Adds what the rules of this program, or those of --rules, conclude today: what was concluded before stays. Each link is
judged from where it was recorded and for the day on which it was seen, unless --from and --day say otherwise.

Examples
  hutong log rejudge study.ndjson again.ndjson
  hutong log rejudge study.ndjson then.ndjson --rules v2026.11.22.1
  hutong log rejudge study.zip in-2021.zip --day 2021-10-01 --from wechat:group-chat`;

const statsHelp = `
Examples
  hutong log stats study.ndjson
  hutong log stats study.parquet --format json | jq .pairs`;

/** The commands for research logs. Each command's code is loaded when it is called for. */
export function addLogCommands(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const log = program
    .command('log')
    .description('Works with research logs: checks, converts, merges, judges again, counts.')
    .helpCommand('help [command]', 'the help of a command')
    .addHelpText('after', logHelp);

  log
    .command('verify')
    .description('Says of each file whether it is whole, as it was written.')
    .argument('<file...>', 'logs')
    .addHelpText('after', verifyHelp)
    .action(async (files: string[]) => {
      const { logVerifyCommand } = await import('./log-verify.ts');
      finish(await logVerifyCommand(files, io));
    });

  log
    .command('convert')
    .description('Writes a log in another format, or with more left out.')
    .argument('<in>', 'the log')
    .argument('<out>', 'the file to write; its ending says the format')
    .option('--redaction <level>', 'leave out more than the log does already')
    .option('--bom', 'CSV: begin with a byte order mark, for Excel')
    .option('--rules <rulebook...>', 'data package: rulebooks to put in, as files rulebook.json')
    .option('--author <name...>', 'data package: who is to be cited')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', convertHelp)
    .action(async (from: string, to: string, options: object) => {
      const { logConvertCommand } = await import('./log-convert.ts');
      finish(await logConvertCommand(from, to, options, io));
    });

  log
    .command('merge')
    .description('Lays several logs together.')
    .argument('<file...>', 'logs')
    .requiredOption('--out <file>', 'the log to write')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', mergeHelp)
    .action(async (files: string[], options: { out: string; force?: boolean }) => {
      const { logMergeCommand } = await import('./log-merge.ts');
      finish(await logMergeCommand(files, options, io));
    });

  log
    .command('rejudge')
    .description('Judges a log again, and keeps what was concluded before.')
    .argument('<in>', 'the log')
    .argument('<out>', 'the log to write')
    .option(
      '--rules <rulebook>',
      'a rulebook.json, a folder of rule files, or a git revision (default: the rules of this program)',
    )
    .option('--on, --day <day>', 'the day to judge by, as YYYY-MM-DD (default: the day on which each page was seen)')
    .option('--from <platform[:surface]>', 'the place to judge from (default: where each link was recorded)')
    .option('--client <client>', 'mobile or desktop, with --from')
    .option('--region <code>', 'the country the reader is in, as two letters, with --from')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', rejudgeHelp)
    .action(async (from: string, to: string, options: object) => {
      const { logRejudgeCommand } = await import('./log-rejudge.ts');
      finish(await logRejudgeCommand(from, to, options, io));
    });

  log
    .command('stats')
    .description('Counts what a log holds.')
    .argument('<file>', 'the log')
    .option('--judgement <id>', 'whose conclusions count: recorded, latest, or the id of a judgement', 'recorded')
    .option('--format <format>', 'table for people, json for programs', 'table')
    .addHelpText('after', statsHelp)
    .action(async (file: string, options: object) => {
      const { logStatsCommand } = await import('./log-stats.ts');
      finish(await logStatsCommand(file, options, io));
    });
}
