import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportLog } from '../../log/export.ts';
import type { LogFormat } from '../../log/formats.ts';
import type { LoggedPage } from '../../log/records.ts';
import { everyNastyPage } from './nasty.ts';
import { conclusion, each, headOf, loggedPage } from './sample.ts';

// A link that was judged twice stands in two rows and is one finding.
const twice = loggedPage(900, 1);
const again: LoggedPage = {
  page: twice.page,
  links: twice.links.map(({ seen, concluded }) => ({
    seen,
    concluded: [...concluded, conclusion({ judgement: 'x', effect: 'open' })],
  })),
};
const pages = [...everyNastyPage, loggedPage(901, 0), loggedPage(902, 25), again];
const findings = pages.reduce((sum, { links }) => sum + links.length, 0);

const wellFormed = pages.filter((page) => !/\\ud[89a-f]/.test(JSON.stringify(page)));

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-readers-'));
  const write = async (name: string, format: LogFormat, byteOrderMark = false) => {
    const stream = exportLog(format, headOf(pages), each(pages), { redaction: 'full', byteOrderMark });
    writeFileSync(at(name), await new Response(stream).bytes());
  };
  await write('log.csv', 'csv');
  await write('excel.csv', 'csv', true);
  await write('log.parquet', 'parquet');
  const json = exportLog('ndjson', headOf(wellFormed), each(wellFormed), { redaction: 'full' });
  writeFileSync(at('log.ndjson'), await new Response(json).bytes());
  const everyday = Array.from({ length: 40 }, (_, number) => loggedPage(number, 3));
  writeFileSync(at('everyday.csv'), await new Response(exportLog('csv', headOf(everyday), each(everyday))).bytes());
});
afterAll(() => rmSync(folder, { recursive: true }));

async function asked(question: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(question)).getRowsJson()[0] as unknown[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const count = (table: string) =>
  `select count(distinct page)::int, count(distinct finding)::int, count(*) filter (where record = 'finding' and judgement = 'recorded')::int from ${table}`;

describe('DuckDB', () => {
  it('opens Parquet and agrees on counts', async () => {
    expect(await asked(count(`'${at('log.parquet')}'`))).toEqual([pages.length, findings, findings]);
  });

  it('knows the types of Parquet', async () => {
    const types = `select typeof(day), typeof(observed_at), typeof(count), typeof(stale) from '${at('log.parquet')}' where finding is not null limit 1`;
    expect(await asked(types)).toEqual(['DATE', 'TIMESTAMP', 'BIGINT', 'BOOLEAN']);
  });

  it('reads what a Parquet file says of itself', async () => {
    const metadata = `select count(*)::int from parquet_kv_metadata('${at('log.parquet')}') where key in ('hutong.log', 'hutong.end')`;
    expect(await asked(metadata)).toEqual([2]);
  });

  for (const name of ['log.csv', 'excel.csv']) {
    it(`opens ${name} and agrees on counts`, async () => {
      // Lines of megabytes want to be announced.
      const dialect = `header = true, delim = ',', quote = '"', escape = '"', max_line_size = 10000000, strict_mode = true`;
      expect(await asked(count(`read_csv('${at(name)}', ${dialect})`))).toEqual([pages.length, findings, findings]);
    });
  }

  it('needs to be told nothing of the CSV of an everyday log', async () => {
    expect(await asked(count(`'${at('everyday.csv')}'`))).toEqual([40, 120, 120]);
    const types = `select typeof(day), typeof(observed_at), typeof(count), typeof(stale) from '${at('everyday.csv')}' where record = 'finding' limit 1`;
    expect(await asked(types)).toEqual(['DATE', 'TIMESTAMP WITH TIME ZONE', 'BIGINT', 'BOOLEAN']);
  });

  it('opens NDJSON without half surrogate pairs, which it refuses, and agrees on counts', async () => {
    const table = `read_json('${at('log.ndjson')}', format = 'newline_delimited', columns = {type: 'varchar', id: 'varchar'}, maximum_object_size = 10000000)`;
    const question = `select count(distinct id) filter (where type = 'page')::int, count(distinct id) filter (where type = 'finding')::int from ${table}`;
    expect(await asked(question)).toEqual([wellFormed.length, findings - pages.length + wellFormed.length]);
  });
});

describe('another reader of CSV', () => {
  for (const name of ['log.csv', 'excel.csv']) {
    it(`opens ${name} and finds what stands in its cells`, async () => {
      const { readFileSync } = await import('node:fs');
      const rows = parse(readFileSync(at(name)), { columns: true, bom: true, record_delimiter: '\r\n' }) as Record<
        string,
        string
      >[];
      const ofFindings = rows.filter(({ record, judgement }) => record === 'finding' && judgement === 'recorded');
      expect(ofFindings.length).toBe(findings);
      expect(new Set(rows.flatMap(({ page }) => page || [])).size).toBe(pages.length);
      expect(rows.at(0)?.record).toBe('log');
      expect(rows.at(-1)?.record).toBe('end');
      const texts = ofFindings.map(({ text = '', escaped = '', encoded = '' }) => {
        const written = escaped.split(' ').includes('text') ? text.slice(1) : text;
        return encoded.split(' ').includes('text') ? JSON.parse(written) : written;
      });
      expect(texts).toEqual(pages.flatMap(({ links }) => links.map(({ seen }) => seen.text)));
    });
  }

  it('finds no cell that a spreadsheet would run', async () => {
    const { readFileSync } = await import('node:fs');
    const rows = parse(readFileSync(at('log.csv')), { record_delimiter: '\r\n' }) as string[][];
    expect(rows.flat().filter((cell) => /^[=+\-@＝＋－＠\t\r\n]/.test(cell))).toEqual([]);
  });
});
