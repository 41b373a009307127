/** The way out: a log, or what a filter leaves of it, as a stream of bytes in any format. */
import type { Progress } from './archive.ts';
import { streamOf } from './bytes.ts';
import { writeCsv } from './csv-write.ts';
import type { LogFormat } from './formats.ts';
import { writeNdjson } from './ndjson-write.ts';
import { writePackage } from './package-write.ts';
import { writeParquet } from './parquet-write.ts';
import { type LoggedPage, type LogHeader, logSchema, type Redaction } from './records.ts';
import { redactHeader, redactPage } from './redact.ts';
import type { Spool } from './spool.ts';

/** What the caller knows of the log it writes out; the rest of the header is added here. */
export type ExportHead = Omit<LogHeader, 'schema' | 'redaction'>;

export interface ExportOptions {
  /** What is left out; `no-query` where nothing is said. */
  readonly redaction?: Redaction;
  /** CSV only: begins with a byte order mark, which Excel wants before it takes a file for UTF-8. */
  readonly byteOrderMark?: boolean;
  /** Data package only: the exact bytes of rulebooks, each of which has to be one that the header names. */
  readonly rulebooks?: readonly Uint8Array[];
  /** Data package only: who is to be cited, as they write themselves. */
  readonly authors?: readonly string[];
  /** Data package only: where its parts wait until all are written; in memory or wherever the browser puts blobs by default. */
  readonly spool?: () => Spool;
  /** Told now and then how many pages have been written, of how many. */
  readonly progress?: (progress: Progress) => void;
  /** Aborted, the stream fails with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Writes pages out, each once, as fast as the stream is read. The stream fails with {@link LogFileError} where other pages come than
 * `head` has announced, and with whatever `pages` throws: what was written until then is no whole file, and says so when read.
 */
export function exportLog(
  format: LogFormat,
  head: ExportHead,
  pages: AsyncIterable<LoggedPage>,
  options: ExportOptions = {},
): ReadableStream<Uint8Array> {
  const { redaction = 'no-query', signal } = options;
  const header = redactHeader({ schema: logSchema, ...head, redaction });
  const passed = passing(pages, header, options);
  return streamOf(written(format, header, passed, options), signal);
}

function written(
  format: LogFormat,
  header: LogHeader,
  pages: AsyncIterable<LoggedPage>,
  options: ExportOptions,
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'ndjson':
      return writeNdjson(header, pages);
    case 'csv':
      return writeCsv(header, pages, options.byteOrderMark ?? false);
    case 'parquet':
      return writeParquet(header, pages);
    case 'zip':
      return writePackage(header, pages, options);
  }
}

/** The pages, redacted, with their progress told. */
async function* passing(
  pages: AsyncIterable<LoggedPage>,
  { redaction, pages: all }: LogHeader,
  { progress, signal }: ExportOptions,
): AsyncGenerator<LoggedPage> {
  let done = 0;
  progress?.({ done, all });
  for await (const page of pages) {
    signal?.throwIfAborted();
    yield redactPage(page, redaction);
    done += 1;
    if (done % 100 === 0) progress?.({ done, all });
  }
  progress?.({ done, all });
}
