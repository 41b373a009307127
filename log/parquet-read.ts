import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { Progress } from './archive.ts';
import { Digest, piecesOf, utf8 } from './bytes.ts';
import type { ColumnType, Value } from './columns.ts';
import { LogFileError } from './file-error.ts';
import { type FlatRow, flatColumns, pagesOfRows } from './flat.ts';
import { changedFile, cutFile, fitting, headerFrom, type OpenedLog } from './ndjson-read.ts';
import { encodedColumn, hashPlace, metadataKeys, noHash } from './parquet-write.ts';
import { endShape } from './record-shapes.ts';
import type { LogEnd, LoggedPage, LogHeader } from './records.ts';
import { Tally } from './tally.ts';

const magic = 'PAR1';

function notALog(): LogFileError {
  return new LogFileError('not-a-log', 'the file is no log of Hutong: it is no Parquet file, or one of something else');
}

async function metadataIn(file: Blob, buffer: AsyncBuffer): Promise<FileMetaData> {
  const begins = await file.slice(0, 4).text();
  const ends = await file.slice(-4).text();
  if (begins !== magic) throw notALog();
  // Whatever does not end as Parquet does was cut; the metadata stand at the end.
  if (ends !== magic) throw cutFile();
  try {
    return await parquetMetadataAsync(buffer);
  } catch {
    throw notALog();
  }
}

function jsonAt(metadata: FileMetaData, key: string): unknown {
  const text = metadata.key_value_metadata?.find((one) => one.key === key)?.value;
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return null;
  }
}

/** How much of the end of a file may be metadata (bytes). */
const mostMetadata = 64_000_000;

/** Compares the hash of a file with the one that it holds. */
async function checkHash(
  file: Blob,
  end: LogEnd,
  options: { signal?: AbortSignal; progress?: (progress: Progress) => void },
) {
  const tailAt = Math.max(0, file.size - mostMetadata);
  const tail = new Uint8Array(await file.slice(tailAt).arrayBuffer());
  const place = hashPlace(tail, end.sha256);
  if (place < 0) throw changedFile();
  const from = tailAt + place;
  const digest = new Digest();
  let done = 0;
  const add = async (part: Blob) => {
    for await (const piece of piecesOf(part.stream())) {
      options.signal?.throwIfAborted();
      digest.add(piece);
      done += piece.length;
      options.progress?.({ done, all: file.size });
    }
  };
  await add(file.slice(0, from));
  digest.add(utf8(noHash));
  await add(file.slice(from + noHash.length));
  if (digest.hex !== end.sha256) throw changedFile();
}

/**
 * Opens a log written as Parquet. Its hash is compared before anything of it is read, so that what comes is what was written.
 * Throws {@link LogFileError}.
 */
export async function readParquet(
  file: Blob,
  options: { signal?: AbortSignal; progress?: (progress: Progress) => void } = {},
): Promise<OpenedLog> {
  options.signal?.throwIfAborted();
  const buffer: AsyncBuffer = {
    byteLength: file.size,
    slice: (start, end) => file.slice(start, end ?? file.size).arrayBuffer(),
  };
  const metadata = await metadataIn(file, buffer);
  const found = jsonAt(metadata, metadataKeys.header);
  if (found === undefined) throw notALog();
  const header = headerFrom(found);
  const end = fitting<LogEnd>(endShape, jsonAt(metadata, metadataKeys.end), 'end', 1);
  await checkHash(file, end, options);
  return { header, pages: counted(header, end, pagesOfRows(rows(buffer, metadata, options.signal))) };
}

async function* counted(header: LogHeader, end: LogEnd, pages: AsyncIterable<LoggedPage>): AsyncGenerator<LoggedPage> {
  const tally = new Tally();
  for await (const page of pages) {
    tally.add(page);
    yield page;
  }
  tally.hold('end', end);
  tally.hold('beginning', header);
}

// A byte order mark at the beginning of a text is a part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes) };

function valueFrom(value: unknown, type: ColumnType, encoded: boolean): Value {
  if (value === null || value === undefined) return null;
  if (encoded) return JSON.parse(value as string) as string;
  switch (type) {
    case 'integer':
      return Number(value);
    case 'date':
      return (value as Date).toISOString().slice(0, 10);
    case 'datetime':
      return (value as Date).toISOString();
    case 'array':
      return JSON.parse(value as string) as readonly unknown[];
    default:
      return value as Value;
  }
}

async function* rows(buffer: AsyncBuffer, metadata: FileMetaData, signal?: AbortSignal): AsyncGenerator<FlatRow> {
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    signal?.throwIfAborted();
    const rowEnd = rowStart + Number(num_rows);
    let objects: Record<string, unknown>[];
    try {
      objects = await parquetReadObjects({ file: buffer, metadata, rowStart, rowEnd, parsers } as Parameters<
        typeof parquetReadObjects
      >[0]);
    } catch (error) {
      throw new LogFileError('malformed', `this cannot be read: ${(error as Error).message}`, rowStart + 1);
    }
    for (const [at, row] of objects.entries()) {
      const number = rowStart + at + 1;
      const encoded = new Set(String(row[encodedColumn] ?? '').split(' '));
      try {
        yield { values: flatColumns.map(({ name, type }) => valueFrom(row[name], type, encoded.has(name))), number };
      } catch (error) {
        if (error instanceof LogFileError) throw error;
        throw new LogFileError('malformed', (error as Error).message, number);
      }
    }
    rowStart = rowEnd;
  }
}
