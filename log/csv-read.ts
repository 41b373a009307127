import { Digest } from './bytes.ts';
import { cellValue } from './cells.ts';
import { csvColumns } from './csv-write.ts';
import { LogFileError } from './file-error.ts';
import { type FlatRow, flatColumns, pagesOfRows } from './flat.ts';
import { type Line, linesOf } from './lines.ts';
import { changedFile, cutFile, fitting, headerFrom, type OpenedLog } from './ndjson-read.ts';
import { endShape } from './record-shapes.ts';
import type { LogEnd, LoggedPage, LogHeader } from './records.ts';
import { Tally } from './tally.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const mark = [0xef, 0xbb, 0xbf];
const endRow = new TextEncoder().encode('end,');

function begins(bytes: Uint8Array, with_: ArrayLike<number>): boolean {
  for (let at = 0; at < with_.length; at++) if (bytes[at] !== with_[at]) return false;
  return true;
}

/**
 * A line of CSV as cells, by RFC 4180; null where it is none. Written by hand because papaparse takes minutes over a cell of many
 * quotes, and a file may come from anybody.
 */
function cellsIn(line: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const cell = line.slice(at, comma < 0 ? line.length : comma);
      if (cell.includes('"')) return null;
      cells.push(cell);
      if (comma < 0) return cells;
      at = comma + 1;
      continue;
    }
    const parts: string[] = [];
    for (at += 1; ; ) {
      const mark = line.indexOf('"', at);
      if (mark < 0) return null;
      parts.push(line.slice(at, mark));
      at = mark + 1;
      if (line[at] !== '"') break;
      parts.push('"');
      at += 1;
    }
    cells.push(parts.join(''));
    if (at === line.length) return cells;
    if (line[at] !== ',') return null;
    at += 1;
  }
}

/** A line of CSV as cells. Throws {@link LogFileError}. */
function cellsOfLine({ bytes, number }: Line): string[] {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new LogFileError('malformed', 'this is no UTF-8', number);
  }
  const cells = text.endsWith('\r\n') ? cellsIn(text.slice(0, -2)) : null;
  if (cells === null) throw new LogFileError('malformed', 'this is no CSV as it was written', number);
  return cells;
}

const notALog = () =>
  new LogFileError('not-a-log', 'the file is no log of Hutong: its first two rows are not those of one');

function metadataOf(row: readonly string[] | undefined, names: readonly string[]): unknown {
  try {
    return JSON.parse(row?.[names.indexOf('metadata')] ?? '');
  } catch {
    return null;
  }
}

/** Opens a log written as CSV, as {@link readNdjson} does with NDJSON. Rows are told as lines; the first one holds the names. */
export async function readCsv(pieces: AsyncIterable<Uint8Array>): Promise<OpenedLog> {
  const lines = linesOf(pieces, true);
  const digest = new Digest();
  const head: Line[] = [];
  for (let at = 0; at < 2; at++) {
    const next = await lines.next();
    if (next.done) break;
    digest.add(next.value.bytes);
    const { bytes, number } = next.value;
    head.push({ bytes: at === 0 && begins(bytes, mark) ? bytes.subarray(mark.length) : bytes, number });
  }
  const [first] = head;
  if (first === undefined || !begins(first.bytes, new TextEncoder().encode('record,'))) throw notALog();
  if (head[1]?.bytes.at(-1) !== 0x0a) throw cutFile();
  const [names = [], row] = head.map(cellsOfLine);
  if (row?.[0] !== 'log') throw notALog();
  const missing = csvColumns.find((name) => !names.includes(name));
  const header = headerFrom(metadataOf(row, names));
  if (missing !== undefined) throw new LogFileError('malformed', `the column "${missing}" is missing`, 1);
  return { header, pages: counted(header, names, lines, digest) };
}

async function* counted(
  header: LogHeader,
  names: readonly string[],
  lines: AsyncGenerator<Line>,
  digest: Digest,
): AsyncGenerator<LoggedPage> {
  const tally = new Tally();
  const ends: LogEnd[] = [];
  try {
    for await (const page of pagesOfRows(rows(names, lines, digest, (end) => ends.push(end)))) {
      tally.add(page);
      yield page;
    }
  } finally {
    await lines.return(undefined);
  }
  const [end] = ends;
  if (end === undefined) throw cutFile();
  tally.hold('end', end);
  tally.hold('beginning', header);
}

async function* rows(
  names: readonly string[],
  lines: AsyncGenerator<Line>,
  digest: Digest,
  ended: (end: LogEnd) => void,
): AsyncGenerator<FlatRow> {
  const places = flatColumns.map(({ name }) => names.indexOf(name));
  const at = { escaped: names.indexOf('escaped'), encoded: names.indexOf('encoded') };
  const none: ReadonlySet<string> = new Set();
  const listed = (cell: string | undefined) => (cell === undefined || cell === '' ? none : new Set(cell.split(' ')));

  const values = (cells: readonly string[], number: number) => {
    const marks = { escaped: listed(cells[at.escaped]), encoded: listed(cells[at.encoded]) };
    try {
      return flatColumns.map((column, place) => cellValue(cells[places[place] as number] ?? '', column, marks));
    } catch (error) {
      throw new LogFileError('malformed', (error as Error).message, number);
    }
  };
  let done = false;
  for await (const line of lines) {
    const { bytes, number } = line;
    if (done) throw new LogFileError('changed', 'something follows the end mark: the file was changed', number);
    if (bytes.at(-1) !== 0x0a) throw cutFile();
    const cells = cellsOfLine(line);
    if (begins(bytes, endRow)) {
      const end = fitting<LogEnd>(endShape, metadataOf(cells, names), 'end', number);
      if (end.sha256 !== digest.hex) throw changedFile();
      ended(end);
      done = true;
      continue;
    }
    digest.add(bytes);
    yield { values: values(cells, number), number };
  }
  if (!done) throw cutFile();
}
