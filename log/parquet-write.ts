import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { Digest, utf8 } from './bytes.ts';
import type { ColumnType, Value } from './columns.ts';
import { flatColumns, rowsOf } from './flat.ts';
import type { LoggedPage, LogHeader } from './records.ts';
import { Tally } from './tally.ts';

/** The names under which the file's metadata hold what it says of itself. */
export const metadataKeys = { header: 'hutong.log', end: 'hutong.end' } as const;

/** The column that names those whose texts UTF-8 cannot hold, and which are JSON strings therefore. */
export const encodedColumn = 'encoded';

const types: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  array: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  datetime: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

const columns = [
  ...flatColumns.map(({ name, type, nullable }) => ({ name, type, nullable })),
  { name: encodedColumn, type: 'string', nullable: false } as const,
];

const schema: SchemaElement[] = [
  { name: 'log', num_children: columns.length },
  ...columns.map(
    ({ name, type, nullable }): SchemaElement => ({
      name,
      ...types[type],
      repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED',
    }),
  ),
];

const halfPair = /\p{Surrogate}/u;
const dayLength = 86_400_000;

function stored(value: Value, type: ColumnType): unknown {
  if (value === null) return null;
  switch (type) {
    case 'integer':
      return BigInt(value as number);
    case 'date':
      return Date.parse(`${value}T00:00:00Z`) / dayLength;
    case 'datetime':
      return new Date(value as string);
    case 'array':
      return JSON.stringify(value);
    default:
      return value;
  }
}

/** A group of rows is held in memory until it is written: so many rows, or so many characters of text. */
const mostRows = 20_000;
const mostText = 8_000_000;

class RowGroup {
  #columns: unknown[][] = columns.map(() => []);
  #text = 0;

  get rows(): number {
    return this.#columns[0]?.length ?? 0;
  }

  get isFull(): boolean {
    return this.rows >= mostRows || this.#text >= mostText;
  }

  add(values: readonly Value[]): void {
    const encoded: string[] = [];
    for (const [at, { name, type }] of flatColumns.entries()) {
      let value = stored(values[at] ?? null, type);
      if (typeof value === 'string') {
        if (type === 'string' && halfPair.test(value)) {
          value = JSON.stringify(value);
          encoded.push(name);
        }
        this.#text += (value as string).length;
      }
      this.#columns[at]?.push(value);
    }
    this.#columns.at(-1)?.push(encoded.join(' '));
  }

  writeTo(writer: ParquetWriter): void {
    const rowGroupSize = this.rows;
    if (rowGroupSize === 0) return;
    const columnData = columns.map(({ name }, at) => ({ name, data: this.#columns[at] as unknown[] }));
    this.#columns = columns.map(() => []);
    this.#text = 0;
    writer.write({ columnData, rowGroupSize });
  }
}

/** Stands for the hash in the bytes that the hash is taken of. */
export const noHash = '0'.repeat(64);

/**
 * The log as Parquet: the table of `flat.ts`, in groups of rows that come one after the other. Header and end stand in the file's
 * metadata, which a reader finds at its end. The SHA-256 is that of the whole file with zeros in the place of the hash.
 */
export async function* writeParquet(header: LogHeader, pages: AsyncIterable<LoggedPage>): AsyncGenerator<Uint8Array> {
  const digest = new Digest();
  const tally = new Tally();
  const buffer = new ByteWriter();
  const kvMetadata: { key: string; value: string }[] = [{ key: metadataKeys.header, value: JSON.stringify(header) }];
  const writer = new ParquetWriter({ writer: buffer, schema, kvMetadata, createdBy: `hutong ${header.tool.version}` });
  const take = () => {
    const bytes = buffer.getBytes().slice();
    buffer.index = 0;
    return bytes;
  };
  const group = new RowGroup();
  for await (const page of pages) {
    tally.add(page);
    for (const values of rowsOf(page)) {
      group.add(values);
      if (!group.isFull) continue;
      group.writeTo(writer);
      const bytes = take();
      digest.add(bytes);
      yield bytes;
    }
  }
  tally.compare(header);
  group.writeTo(writer);
  kvMetadata.push({ key: metadataKeys.end, value: JSON.stringify({ ...tally.counts, sha256: noHash }) });
  writer.finish();
  const last = take();
  digest.add(last);
  last.set(utf8(digest.hex), Math.max(0, hashPlace(last, noHash)));
  yield last;
}

/** Where the hash stands in the last bytes of a file; -1 where it does not. */
export function hashPlace(bytes: Uint8Array, hash: string): number {
  const sign = utf8(`"sha256":"${hash}"`);
  for (let at = bytes.length - sign.length; at >= 0; at--) {
    let same = 0;
    while (same < sign.length && bytes[at + same] === sign[same]) same++;
    if (same === sign.length) return at + '"sha256":"'.length;
  }
  return -1;
}
