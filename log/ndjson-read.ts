import { Digest } from './bytes.ts';
import { LogFileError } from './file-error.ts';
import { linesOf } from './lines.ts';
import { endShape, linkShape, pageShape, read, readHeader } from './record-shapes.ts';
import type { LogEnd, LoggedLink, LoggedPage, LogHeader, SeenPage } from './records.ts';
import { Tally } from './tally.ts';

/** A file of the log, opened. */
export interface OpenedLog {
  readonly header: LogHeader;
  /**
   * The pages in the order of the file, to be asked for once. Throws {@link LogFileError} where the file was cut or changed,
   * which shows only at its end: pages that came before it are as whole as the file lets one see.
   */
  readonly pages: AsyncIterable<LoggedPage>;
  /** The rulebooks that lie in a data package, byte for byte. */
  readonly rulebooks?: readonly Uint8Array[];
}

type Fields = Readonly<Record<string, unknown>>;

interface RawRecord {
  readonly type: unknown;
  readonly fields: Fields;
  readonly number: number;
}

/** What a cut file is told to be. */
export function cutFile(): LogFileError {
  return new LogFileError(
    'cut',
    'the file ends before its end mark: it was cut; get it again from where it was written',
  );
}

/** What a file is told to be whose bytes are not those that were written. */
export function changedFile(): LogFileError {
  return new LogFileError('changed', 'the file was changed after it was written: its SHA-256 is another one');
}

/** What a file of another version of the format is told to be. */
function otherSchema(schema: number): LogFileError {
  return new LogFileError(
    'schema',
    `the file has version ${schema} of the format, which this program does not know; use a newer one`,
  );
}

function fieldsOf(bytes: Uint8Array): Fields | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

/** What stands in a record that has to fit a shape, or an error with the line. */
export function fitting<T>(shape: Parameters<typeof read<T>>[0], value: unknown, what: string, line: number): T {
  const { value: found, wrong } = read(shape, value);
  if (wrong !== null) throw new LogFileError('malformed', `this is no ${what} of the log: ${wrong}`, line);
  return found;
}

/** The first record of any format: JSON that says what the file is. Throws {@link LogFileError}. */
export function headerFrom(value: unknown): LogHeader {
  const found = readHeader(value);
  if ('schema' in found) throw otherSchema(found.schema);
  if ('wrong' in found) throw new LogFileError('malformed', `its first record is not one of a log: ${found.wrong}`);
  return found.header;
}

/**
 * Opens a log written as NDJSON. Throws {@link LogFileError} where it is none, or of a version that is not known. A file with a byte
 * order mark, or with line ends of Windows, has been changed.
 */
export async function readNdjson(pieces: AsyncIterable<Uint8Array>): Promise<OpenedLog> {
  const records = recordsOf(pieces);
  const first = await records.next();
  if (first.done || first.value.type !== 'log')
    throw new LogFileError('not-a-log', 'the file is no log of Hutong: its first line is not the record "log"');
  const header = headerFrom(first.value.fields);
  return { header, pages: pagesOf(header, records) };
}

async function* recordsOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<RawRecord> {
  const digest = new Digest();
  let first = true;
  let ended = false;
  for await (const { bytes, number } of linesOf(pieces, false)) {
    if (ended) throw new LogFileError('changed', 'something follows the end mark: the file was changed', number);
    const fields = fieldsOf(bytes);
    if (fields === null) {
      if (first) throw new LogFileError('not-a-log', 'the file is no log of Hutong: its first line is no JSON object');
      // A cut in the middle of a line leaves one without a line feed.
      if (bytes.at(-1) !== 0x0a) throw cutFile();
      throw new LogFileError('malformed', 'this is no JSON object', number);
    }
    first = false;
    if (fields.type === 'end') {
      ended = true;
      const { sha256 } = fitting(endShape, fields, 'end', number);
      if (sha256 !== digest.hex) throw changedFile();
      if (bytes.at(-1) !== 0x0a) throw cutFile();
    }
    digest.add(bytes);
    yield { type: fields.type, fields, number };
  }
  if (!ended && !first) throw cutFile();
}

async function* pagesOf(header: LogHeader, records: AsyncGenerator<RawRecord>): AsyncGenerator<LoggedPage> {
  const tally = new Tally();
  let open: {
    readonly page: SeenPage;
    readonly findings: unknown;
    readonly links: LoggedLink[];
    readonly line: number;
  } | null = null;
  let end: LogEnd | null = null;
  const close = (): LoggedPage | null => {
    if (open === null) return null;
    const { page, links, findings, line } = open;
    if (findings !== links.length)
      throw new LogFileError('malformed', `the page is to have ${findings} findings, and ${links.length} follow`, line);
    const logged = { page, links };
    tally.add(logged);
    open = null;
    return logged;
  };
  try {
    for await (const { type, fields, number } of records) {
      if (type === 'finding') {
        const { concluded, ...seen } = fields;
        const link = fitting(linkShape, { seen, concluded }, 'finding', number);
        if (open === null || link.seen.page !== open.page.id)
          throw new LogFileError('malformed', 'the finding does not follow the page on which it stands', number);
        open.links.push(link);
        continue;
      }
      const before = close();
      if (before !== null) yield before;
      if (type === 'page') {
        open = { page: fitting(pageShape, fields, 'page', number), findings: fields.findings, links: [], line: number };
      } else if (type === 'end') {
        end = fitting(endShape, fields, 'end', number);
        tally.hold('end', end);
        tally.hold('beginning', header);
      } else if (type === 'log') {
        throw new LogFileError(
          'malformed',
          'a second log begins here; "hutong log merge" lays several together',
          number,
        );
      }
      // Kinds of records that a later version adds are passed over.
    }
  } finally {
    await records.return(undefined);
  }
}
