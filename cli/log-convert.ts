import { readFileSync } from 'node:fs';
import { exportLog } from '../log/export.ts';
import { redactions } from '../log/records.ts';
import { loadRules } from '../rules/load.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { checkFree, openNamed, parseLogFile, parseRedaction, progressDone, writeWhole } from './log-files.ts';
import { fileSpool } from './log-spool.ts';
import { counted } from './log-words.ts';
import { whyUnreadable } from './page-files.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `log convert`, as typed. */
export interface LogConvertOptions {
  readonly redaction?: string;
  readonly bom?: boolean;
  readonly rules?: readonly string[];
  readonly author?: readonly string[];
  readonly force?: boolean;
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new WrongUse(`--rules ${path}: cannot be read: ${whyUnreadable(error)}`);
  }
}

/** The rules of this program, in case the log was judged by them. */
export function ownRulebook(): Uint8Array {
  return Buffer.from(loadRules().json);
}

/** `hutong log convert`: a log in another format, or with more left out. */
export async function logConvertCommand(
  from: string,
  to: string,
  options: LogConvertOptions,
  io: Io,
): Promise<ExitCode> {
  const source = parseLogFile(from);
  const target = parseLogFile(to);
  const asked = options.redaction === undefined ? null : parseRedaction(options.redaction);
  if (options.bom && target.format !== 'csv')
    throw new WrongUse('--bom is for CSV: other formats say how they are encoded');
  if (target.format !== 'zip' && (options.rules ?? options.author) !== undefined)
    throw new WrongUse('--rules and --author go into a data package: let the new file end in .zip');
  const rulebooks = (options.rules ?? []).map(bytesOf);
  checkFree(target, options.force ?? false);
  const { header, pages, rulebooks: carried = [] } = await openNamed(source, io, `converting ${from}`);
  const redaction = asked ?? header.redaction;
  if (redactions.indexOf(redaction) < redactions.indexOf(header.redaction)) {
    throw new WrongUse(
      `${from} was written with redaction ${header.redaction}: what it left out is not there; name that level or a stricter one`,
    );
  }
  const own = target.format === 'zip' ? [ownRulebook()] : [];
  const bytes = exportLog(target.format, header, pages, {
    redaction,
    byteOrderMark: options.bom ?? false,
    rulebooks: [...rulebooks, ...carried, ...own],
    authors: options.author ?? [],
    spool: fileSpool,
  });
  await writeWhole(target, bytes);
  progressDone(io);
  await io.out(`${to}: ${counted(header)}, redaction ${redaction}\n`);
  return exitCodes.fine;
}
