/** The way in: a file in any of the formats, opened page by page. */
import type { Progress } from './archive.ts';
import { piecesOf } from './bytes.ts';
import { readCsv } from './csv-read.ts';
import type { LogFormat } from './formats.ts';
import { type OpenedLog, readNdjson } from './ndjson-read.ts';
import { readPackage } from './package-read.ts';
import { readParquet } from './parquet-read.ts';
import type { Counts } from './tally.ts';

export type { OpenedLog } from './ndjson-read.ts';

export interface ImportOptions {
  /** Told now and then how many bytes have been read, of how many. */
  readonly progress?: (progress: Progress) => void;
  /** Aborted, opening and pages fail with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Opens a file of the log. `openLog(file, formatOf(file.name))` is what a page does with a picked file. Throws {@link LogFileError}
 * where it is no log; the pages throw it where the file turns out to have been cut or changed.
 */
export function openLog(file: Blob, format: LogFormat, options: ImportOptions = {}): Promise<OpenedLog> {
  switch (format) {
    case 'ndjson':
      return readNdjson(piecesRead(file, options));
    case 'csv':
      return readCsv(piecesRead(file, options));
    case 'parquet':
      return readParquet(file, options);
    case 'zip':
      return readPackage(file, options);
  }
}

/**
 * Reads a file to its end and answers what it holds. Throws {@link LogFileError} where it was cut, changed, or is no log. Whoever is to
 * take in nothing of a broken file asks this before {@link openLog}.
 */
export async function verifyLog(file: Blob, format: LogFormat, options: ImportOptions = {}): Promise<Counts> {
  const { header, pages } = await openLog(file, format, options);
  for await (const _ of pages);
  return { pages: header.pages, findings: header.findings };
}

async function* piecesRead(file: Blob, { progress, signal }: ImportOptions): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of piecesOf(file.stream())) {
    signal?.throwIfAborted();
    yield piece;
    done += piece.length;
    progress?.({ done, all: file.size });
  }
}
