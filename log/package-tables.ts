/** The tables of a data package: which they are, how they hang together, and their schema by Data Package 2. */
import { cellsOf } from './cells.ts';
import {
  type Column,
  conclusionColumns,
  findingColumns,
  judgementColumns,
  pageColumns,
  passcodeColumns,
  sessionColumns,
  type Value,
} from './columns.ts';
import { firstJudgement, type LoggedPage, type LogHeader } from './records.ts';

type AnyColumn = Omit<Column<never>, 'of'>;

/** A table of the package. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly AnyColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly { readonly fields: string; readonly of: string }[];
}

const without = <R>({ of: _, ...rest }: Column<R>): AnyColumn => rest;
const named = (columns: readonly AnyColumn[], name: string) => columns.filter((one) => one.name === name);
const key = (name: string, description: string): AnyColumn => ({ name, type: 'string', nullable: false, description });

const pages = pageColumns.map(without);
const findings = findingColumns.map(without);

/** What was done to the cells of a row, see `cells.ts`. */
const markColumns: readonly AnyColumn[] = [
  {
    name: 'escaped',
    type: 'string',
    nullable: true,
    description:
      'Columns of this row, with blanks between them, whose cell has an apostrophe in front that is no part of it: a spreadsheet would have run the cell as a formula.',
  },
  {
    name: 'encoded',
    type: 'string',
    nullable: true,
    description:
      'Columns of this row whose cell is a JSON string, quotes and all: it is an empty text where nothing could stand as well, or holds what CSV cannot hold (NUL, half of a surrogate pair).',
  },
];

export const tables = {
  sessions: {
    name: 'sessions',
    title: 'Stretches of recording',
    columns: [...sessionColumns.map(without), ...markColumns],
    primaryKey: ['session'],
    foreignKeys: [],
  },
  pages: {
    name: 'pages',
    title: 'Pages as they were seen, each once',
    columns: [...pages, ...markColumns],
    primaryKey: ['page'],
    foreignKeys: [{ fields: 'session', of: 'sessions' }],
  },
  findings: {
    name: 'findings',
    title: 'Links as they were seen, each address of a page once',
    columns: [...findings, key('page', 'The page on which the link stood.'), ...markColumns],
    primaryKey: ['finding'],
    foreignKeys: [{ fields: 'page', of: 'pages' }],
  },
  conclusions: {
    name: 'conclusions',
    title: 'What was concluded of links, by which rules, from where, for which day',
    columns: [...named(findings, 'finding'), ...conclusionColumns.map(without), ...markColumns],
    primaryKey: ['finding', 'judgement'],
    foreignKeys: [
      { fields: 'finding', of: 'findings' },
      { fields: 'judgement', of: 'judgements' },
    ],
  },
  passcodes: {
    name: 'passcodes',
    title: 'Passcodes in the text of pages',
    columns: [
      ...named(pages, 'page'),
      {
        name: 'passcode_index',
        type: 'integer',
        nullable: false,
        description: 'Its place among those of the page, counted from 0.',
      },
      ...passcodeColumns.map(without),
      ...markColumns,
    ],
    primaryKey: ['page', 'passcode_index'],
    foreignKeys: [{ fields: 'page', of: 'pages' }],
  },
  judgements: {
    name: 'judgements',
    title: 'Times that the log was judged: while recording, and again',
    columns: [...judgementColumns.map(without), ...markColumns],
    primaryKey: ['judgement'],
    foreignKeys: [],
  },
} as const satisfies Record<string, Table>;
export type TableName = keyof typeof tables;

/** A row of a table as cells of CSV. */
export function cellsIn(table: TableName, values: readonly Value[]): string[] {
  const { columns } = tables[table] as Table;
  const { cells, escaped, encoded } = cellsOf(columns.slice(0, -markColumns.length), values);
  return [...cells, escaped, encoded];
}

/** The rows that stand in the header of the log. */
export function headerRows({
  sessions,
  judgements,
}: LogHeader): { readonly table: TableName; readonly values: Value[] }[] {
  const recorded = [firstJudgement, ...new Array<null>(judgementColumns.length - 1).fill(null)];
  return [
    ...sessions.map((one) => ({ table: 'sessions' as const, values: sessionColumns.map(({ of }) => of(one)) })),
    { table: 'judgements', values: recorded },
    ...judgements.map((one) => ({ table: 'judgements' as const, values: judgementColumns.map(({ of }) => of(one)) })),
  ];
}

/** The rows of a page in all tables. */
export function* pageRows({
  page,
  links,
}: LoggedPage): Generator<{ readonly table: TableName; readonly values: Value[] }> {
  yield { table: 'pages', values: pageColumns.map(({ of }) => of(page)) };
  for (const [index, found] of page.passcodes.entries()) {
    yield { table: 'passcodes', values: [page.id, index, ...passcodeColumns.map(({ of }) => of(found))] };
  }
  for (const { seen, concluded } of links) {
    yield { table: 'findings', values: [...findingColumns.map(({ of }) => of(seen)), page.id] };
    for (const one of concluded) {
      yield { table: 'conclusions', values: [seen.id, ...conclusionColumns.map(({ of }) => of(one))] };
    }
  }
}

/** Whether there is always something in a column; an empty text is nothing in CSV. */
function isRequired({ name, type, nullable, oneOf }: AnyColumn, { primaryKey, foreignKeys }: Table): boolean {
  const isKey = primaryKey.includes(name) || foreignKeys.some(({ fields }) => fields === name);
  return isKey || (!nullable && (type !== 'string' || oneOf !== undefined));
}

function fieldOf(column: AnyColumn, table: Table): object {
  const required = isRequired(column, table);
  const unique = table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
  const constraints = {
    ...(required ? { required } : {}),
    ...(unique ? { unique } : {}),
    ...(column.oneOf === undefined ? {} : { enum: column.oneOf }),
    ...(column.type === 'integer' ? { minimum: 0 } : {}),
  };
  const { name, type, description } = column;
  return { name, type, description, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) };
}

/** The schema of a table by Table Schema 2. */
export function tableSchema(name: TableName): object {
  const table: Table = tables[name];
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: table.columns.map((column) => fieldOf(column, table)),
    missingValues: [''],
    primaryKey: table.primaryKey,
    foreignKeys: table.foreignKeys.map(({ fields, of }) => ({
      fields: [fields],
      reference: { resource: of, fields: [fields] },
    })),
  };
}
