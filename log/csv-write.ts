import Papa from 'papaparse';
import { Digest, utf8 } from './bytes.ts';
import { cellsOf } from './cells.ts';
import { flatColumns, rowsOf } from './flat.ts';
import type { LoggedPage, LogHeader } from './records.ts';
import { Tally } from './tally.ts';

/** The columns that say what was done to the others, and the one that holds what the file says of itself. */
const markColumns = ['escaped', 'encoded', 'metadata'] as const;

/** The names of all columns of a log as CSV. */
export const csvColumns: readonly string[] = [...flatColumns.map(({ name }) => name), ...markColumns];

const byteOrderMark = '\ufeff';

/** Rows as lines of CSV by RFC 4180. What other separators would tear apart is quoted as well. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const quotes = (value: unknown) => typeof value === 'string' && /[;\t]/.test(value);
  return `${Papa.unparse(rows as string[][], { newline: '\r\n', quotes })}\r\n`;
}

/** A row that holds nothing but what the file says of itself. */
function metadataRow(kind: 'log' | 'end', metadata: object): string[] {
  return [kind, ...new Array<string>(csvColumns.length - 2).fill(''), JSON.stringify(metadata)];
}

/** So many characters make a piece. */
const enough = 1 << 16;

/**
 * The log as CSV: a row with names, a row `log` with the header as JSON, a row for each finding and conclusion, a row `end`. Cells that
 * a spreadsheet might run get an apostrophe in front, texts that CSV cannot hold become JSON; two columns tell where.
 */
export async function* writeCsv(
  header: LogHeader,
  pages: AsyncIterable<LoggedPage>,
  withMark: boolean,
): AsyncGenerator<Uint8Array> {
  const digest = new Digest();
  const tally = new Tally();
  let rows: string[][] = [[...csvColumns], metadataRow('log', header)];
  let length = 0;
  const take = (before = '') => {
    const bytes = utf8(before + csvLines(rows));
    digest.add(bytes);
    rows = [];
    length = 0;
    return bytes;
  };
  yield take(withMark ? byteOrderMark : '');
  for await (const page of pages) {
    tally.add(page);
    for (const values of rowsOf(page)) {
      const { cells, escaped, encoded } = cellsOf(flatColumns, values);
      rows.push([...cells, escaped, encoded, '']);
      length += cells.reduce((sum, cell) => sum + cell.length + 1, 0);
      if (length >= enough) yield take();
    }
  }
  tally.compare(header);
  yield take();
  yield utf8(csvLines([metadataRow('end', { ...tally.counts, sha256: digest.hex })]));
}
