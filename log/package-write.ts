import { Digest, utf8 } from './bytes.ts';
import { csvLines } from './csv-write.ts';
import type { ExportOptions } from './export.ts';
import { writeNdjson } from './ndjson-write.ts';
import { cellsIn, headerRows, pageRows, type TableName, tableSchema, tables } from './package-tables.ts';
import { citation, dataDictionary, packageReadme } from './package-texts.ts';
import type { LoggedPage, LogHeader } from './records.ts';
import { blobSpool } from './spool.ts';
import { writeZip, ZipPart } from './zip-write.ts';

export const logEntry = 'log.ndjson';
export const rulebookFolder = 'rulebooks/';
const pathOf = (table: TableName) => `data/${table}.csv`;
const tableNames = Object.keys(tables) as TableName[];

/** So many characters of a table are gathered before they are put aside. */
const enough = 1 << 16;

/** A table in the making. */
class TablePart {
  readonly part: ZipPart;
  #rows: string[][];
  #length = 0;

  constructor(table: TableName, part: ZipPart) {
    this.part = part;
    this.#rows = [tables[table].columns.map(({ name }) => name)];
  }

  async add(cells: string[]): Promise<void> {
    this.#rows.push(cells);
    this.#length += cells.reduce((sum, cell) => sum + cell.length + 1, 0);
    if (this.#length >= enough) await this.flush();
  }

  async flush(): Promise<void> {
    const text = csvLines(this.#rows);
    this.#rows = [];
    this.#length = 0;
    await this.part.add(utf8(text));
  }
}

/** The rulebooks that the log was judged by, of those at hand. */
function rulebooksOf(header: LogHeader, at: readonly Uint8Array[]): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const bytes of at) {
    const digest = new Digest();
    digest.add(bytes);
    const stamp = header.rulebooks.find(({ sha256 }) => sha256 === digest.hex);
    if (stamp === undefined) continue;
    // Two rulebooks of one version differ in their hash.
    const twice = header.rulebooks.filter(({ version }) => version === stamp.version).length > 1;
    const name = stamp.version.replace(/[^\w.-]/g, '_') + (twice ? `-${stamp.sha256.slice(0, 8)}` : '');
    found.set(`${rulebookFolder}rulebook-${name}.json`, bytes);
  }
  return found;
}

function resourceOf({ name, bytes, sha256 }: ZipPart): object {
  const table = tableNames.find((one) => pathOf(one) === name);
  const file = { path: name, bytes, hash: `sha256:${sha256}`, encoding: 'utf-8' };
  if (table !== undefined) {
    return {
      name: table,
      type: 'table',
      title: tables[table].title,
      ...file,
      format: 'csv',
      mediatype: 'text/csv',
      dialect: { header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
      schema: tableSchema(table),
    };
  }
  if (name === logEntry) {
    return { name: 'log', title: 'The log itself', ...file, format: 'ndjson', mediatype: 'application/x-ndjson' };
  }
  const short = name.slice(rulebookFolder.length).replace(/\.json$/, '');
  return { name: short, title: 'A rulebook', ...file, format: 'json', mediatype: 'application/json' };
}

function descriptor(header: LogHeader, parts: readonly ZipPart[], authors: readonly string[]): string {
  const { exportedAt, pages, findings, sessions: _, judgements: __, ...said } = header;
  const value = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'hutong-log',
    title: `Links between platforms, recorded with Hutong, ${exportedAt.slice(0, 10)}`,
    description: 'Which links led from one platform to another, and which of them met a wall by dated, sourced rules.',
    created: exportedAt,
    keywords: ['interoperability', 'platforms', 'links', 'walled gardens', 'China'],
    ...(authors.length === 0 ? {} : { contributors: authors.map((title) => ({ title, roles: ['creator'] })) }),
    resources: parts.map(resourceOf),
    /** What every file of a log says of itself; sessions and judgements are tables. */
    hutong: { ...said, exportedAt, pages, findings },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * The log as a data package: tables, their schema, the log itself, rulebooks and texts for people, in a ZIP archive. Its parts are put
 * aside compressed until all pages have come, since its beginning says how long they are.
 */
export async function* writePackage(
  header: LogHeader,
  pages: AsyncIterable<LoggedPage>,
  { spool = blobSpool, rulebooks = [], authors = [] }: Pick<ExportOptions, 'spool' | 'rulebooks' | 'authors'>,
): AsyncGenerator<Uint8Array> {
  const opened: ZipPart[] = [];
  const part = (name: string) => {
    const made = new ZipPart(name, spool());
    opened.push(made);
    return made;
  };
  const text = async (name: string, content: string | Uint8Array) => {
    const made = part(name);
    await made.add(typeof content === 'string' ? utf8(content) : content);
    return made;
  };
  try {
    const byTable = Object.fromEntries(
      tableNames.map((table) => [table, new TablePart(table, part(pathOf(table)))]),
    ) as Record<TableName, TablePart>;
    for (const { table, values } of headerRows(header)) await byTable[table].add(cellsIn(table, values));
    const log = part(logEntry);
    for await (const piece of writeNdjson(header, tabled(pages, byTable))) await log.add(piece);
    for (const table of Object.values(byTable)) await table.flush();
    const resources = [...opened];
    for (const [name, bytes] of rulebooksOf(header, rulebooks)) resources.push(await text(name, bytes));
    const texts = [
      await text('README.md', packageReadme(header)),
      await text('data-dictionary.md', dataDictionary()),
      await text('CITATION.cff', citation(header, authors)),
    ];
    const about = await text('datapackage.json', descriptor(header, resources, authors));
    const files = [about, ...texts, ...resources];
    const sums = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
    files.push(await text('SHA256SUMS', sums));
    for (const one of files) await one.close();
    yield* writeZip(files, header.exportedAt);
  } finally {
    for (const one of opened) await one.drop();
  }
}

/** Pages on their way into the log, which leave their rows in the tables. */
async function* tabled(
  pages: AsyncIterable<LoggedPage>,
  byTable: Readonly<Record<TableName, TablePart>>,
): AsyncGenerator<LoggedPage> {
  for await (const page of pages) {
    for (const { table, values } of pageRows(page)) await byTable[table].add(cellsIn(table, values));
    yield page;
  }
}
