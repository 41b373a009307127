import { existsSync, openAsBlob, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Progress } from '../log/archive.ts';
import { piecesOf } from '../log/bytes.ts';
import { LogFileError } from '../log/file-error.ts';
import { formatOf, type LogFormat, logFormats } from '../log/formats.ts';
import { type OpenedLog, openLog } from '../log/import.ts';
import { type LoggedPage, type Redaction, redactions } from '../log/records.ts';
import type { Io } from './io.ts';
import { standardInput, whyUnreadable } from './page-files.ts';
import { WrongUse } from './wrong-use.ts';

/** A file that holds a log, as far as its name tells. */
export interface LogFile {
  readonly path: string;
  readonly format: LogFormat;
}

const endings = logFormats.map((format) => `.${format}`).join(', ');

/** Reads the name of a file of the log; its ending says what it is. Throws {@link WrongUse}. */
export function parseLogFile(path: string): LogFile {
  if (path.trim() === '') throw new WrongUse('one of the file names is empty; is a shell variable not set?');
  if (path === standardInput) throw new WrongUse('a log is read from a file, not from standard input: name the file');
  const format = formatOf(path);
  if (format === null) throw new WrongUse(`${path}: the ending does not say what this is; a log ends in ${endings}`);
  return { path, format };
}

/** Reads a level of redaction. Throws {@link WrongUse}. */
export function parseRedaction(text: string): Redaction {
  const found = redactions.find((level) => level === text.trim().toLowerCase());
  if (found === undefined)
    throw new WrongUse(`--redaction ${text}: write ${redactions.join(', ').replace(/, (\w+)$/, ' or $1')}`);
  return found;
}

/** Opens a file that may be larger than memory. Throws {@link WrongUse}. */
export async function blobOf({ path }: LogFile): Promise<Blob> {
  try {
    if (statSync(path).isDirectory()) throw new WrongUse(`${path} is a folder; name the file`);
    return await openAsBlob(path);
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(`cannot read ${path}: ${whyUnreadable(error)}`);
  }
}

/** What is wrong with a file of the log, said with its name. */
function withName(error: unknown, path: string): unknown {
  return error instanceof LogFileError ? new WrongUse(`${path}: ${error.message}`) : error;
}

/** How often the line that tells the progress is written anew (milliseconds). */
const everySoOften = 200;

/** What is told of long work at the terminal; absent where nobody looks. */
export function progressOf(io: Io, doing: string): { progress?: (progress: Progress) => void } {
  const { progress } = io;
  if (progress === undefined) return {};
  let last = 0;
  return {
    progress: ({ done, all }) => {
      const now = Date.now();
      if (now - last < everySoOften) return;
      last = now;
      progress(`${doing} ${all === 0 ? '' : `${Math.floor((100 * done) / all)} %`}`);
    },
  };
}

/** Takes the line away that told the progress. */
export function progressDone(io: Io): void {
  io.progress?.('');
}

/** Opens a log. What is wrong with it is thrown as {@link WrongUse} with its name, by its pages as well. */
export async function openNamed(file: LogFile, io: Io, doing = `reading ${basename(file.path)}`): Promise<OpenedLog> {
  const blob = await blobOf(file);
  try {
    const opened = await openLog(blob, file.format, progressOf(io, doing));
    return { ...opened, pages: named(opened.pages, file.path) };
  } catch (error) {
    throw withName(error, file.path);
  }
}

async function* named(pages: AsyncIterable<LoggedPage>, path: string): AsyncGenerator<LoggedPage> {
  try {
    yield* pages;
  } catch (error) {
    throw withName(error, path);
  }
}

/** Throws {@link WrongUse} where a file is there already, or its folder is not. */
export function checkFree({ path }: LogFile, force: boolean): void {
  if (!existsSync(dirname(path))) throw new WrongUse(`cannot write ${path}: there is no folder ${dirname(path)}`);
  if (existsSync(path) && !force) throw new WrongUse(`${path} is there already; name another file, or add --force`);
}

/** Writes a file whole or not at all: it gets its name when its last byte is on the disk. */
export async function writeWhole({ path }: LogFile, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = await open(beside, 'w');
    try {
      for await (const piece of piecesOf(bytes)) await file.appendFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    if (error instanceof WrongUse) throw error;
    if (error instanceof LogFileError) throw withName(error, path);
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new WrongUse(`cannot write ${path}: ${whyUnreadable(error)}; nothing was left of it`);
  }
}
