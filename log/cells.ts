/** Values as cells of CSV that every reader opens, no spreadsheet runs, and that come back as they were. */
import type { Column, Value } from './columns.ts';

/**
 * What spreadsheets take for the beginning of a formula, in full width too, as Excel does in Chinese and Japanese; and what they
 * skip before one.
 */
const formula = /^[=+\-@＝＋－＠\t\r\n]/;
/** What UTF-8 cannot hold, and what readers of CSV stop at. */
const unwritable = /\0|\p{Surrogate}/u;

/** What was done to the cells of a row, as lists of column names with blanks between them. */
export interface RowMarks {
  /** Columns whose cell has an apostrophe in front that is no part of it. */
  readonly escaped: string;
  /** Columns whose cell is a JSON string, quotes and all. */
  readonly encoded: string;
}

function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A row as cells, and what was done to them. */
export function cellsOf(
  columns: readonly Pick<Column<never>, 'name' | 'nullable'>[],
  values: readonly Value[],
): { cells: string[] } & RowMarks {
  const escaped: string[] = [];
  const encoded: string[] = [];
  const cells = columns.map(({ name, nullable }, at) => {
    const value = values[at] ?? null;
    let text = textOf(value);
    if (typeof value !== 'string') return text;
    if (unwritable.test(text) || (nullable && text === '')) {
      encoded.push(name);
      text = JSON.stringify(text);
    }
    if (!formula.test(text)) return text;
    escaped.push(name);
    return `'${text}`;
  });
  return { cells, escaped: escaped.join(' '), encoded: encoded.join(' ') };
}

/** What stands in a cell. Throws where it is nothing that its column may hold. */
export function cellValue(
  cell: string,
  { name, type, nullable }: Pick<Column<never>, 'name' | 'type' | 'nullable'>,
  marks: { readonly escaped: ReadonlySet<string>; readonly encoded: ReadonlySet<string> },
): Value {
  let text = cell;
  if (marks.escaped.has(name)) {
    if (!text.startsWith("'")) throw new Error(`"${name}" is to begin with an apostrophe`);
    text = text.slice(1);
  }
  if (marks.encoded.has(name)) return parsed(text, name, (value) => typeof value === 'string') as string;
  if (text === '' && nullable) return null;
  switch (type) {
    case 'integer':
      return /^\d+$/.test(text) ? Number(text) : wrong(name, 'must be a whole number');
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : wrong(name, 'must be true or false');
    case 'array':
      return parsed(text, name, Array.isArray) as readonly unknown[];
    default:
      return text;
  }
}

function wrong(name: string, what: string): never {
  throw new Error(`"${name}" ${what}`);
}

function parsed(text: string, name: string, fits: (value: unknown) => boolean): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (fits(value)) return value;
  } catch {
    // Told below.
  }
  return wrong(name, 'is no JSON of the kind that stands there');
}
