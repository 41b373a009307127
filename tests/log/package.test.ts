import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exportLog } from '../../log/export.ts';
import { openLog } from '../../log/import.ts';
import { redactions } from '../../log/records.ts';
import { packageProblems } from './frictionless.ts';
import { everyNastyPage, nastyHead } from './nasty.ts';
import { all, conclusion, each, headOf, loggedPage, stamp } from './sample.ts';

const rulebook = Buffer.from('{"version":"1"}\n');
const rules = { version: '1', sha256: createHash('sha256').update(rulebook).digest('hex') };
const judged = loggedPage(900, 2, {
  passcodes: [{ passcode: 'taobao-code', platform: 'taobao', ambiguous: null, code: '=X', text: '￥X￥', count: 2 }],
});
const pages = [
  ...everyNastyPage,
  loggedPage(901, 0),
  {
    page: judged.page,
    links: judged.links.map(({ seen, concluded }) => ({
      seen,
      concluded: [...concluded, conclusion({ judgement: 'again-1', stale: null })],
    })),
  },
];
const head = headOf(pages, { ...nastyHead, rulebooks: [stamp, rules] });

async function packed(redaction: (typeof redactions)[number] = 'full'): Promise<Uint8Array> {
  const options = { redaction, rulebooks: [rulebook, Buffer.from('a stranger’s')], authors: ['王敏 "Min"'] };
  return new Response(exportLog('zip', head, each(pages), options)).bytes();
}

const filesIn = (bytes: Uint8Array) => new Map(Object.entries(unzipSync(bytes)));
let bytes: Uint8Array;
let files: Map<string, Uint8Array>;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-package-'));
  bytes = await packed();
  files = filesIn(bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (name: string) => Buffer.from(files.get(name) ?? []).toString();

describe('a data package', () => {
  it('passes a strict check', () => {
    expect(packageProblems(files)).toEqual([]);
  });

  it.each(redactions)('passes it with redaction %s', async (level) => {
    expect(packageProblems(filesIn(await packed(level)))).toEqual([]);
  });

  it('does not pass it where a table, a key or a hash is wrong', () => {
    const changed = new Map(files);
    const table = textOf('data/findings.csv').replace(judged.page.id, 'nobody').replace('link,chain', 'link,chains');
    changed.set('data/findings.csv', Buffer.from(table));
    expect(packageProblems(changed).join('\n')).toMatch(/another hash[\s\S]*chains[\s\S]*is not in/);
  });

  it('holds all that a study needs', () => {
    expect([...files.keys()].sort()).toEqual(
      [
        'CITATION.cff',
        'README.md',
        'SHA256SUMS',
        'data-dictionary.md',
        ...['conclusions', 'findings', 'judgements', 'pages', 'passcodes', 'sessions'].map(
          (name) => `data/${name}.csv`,
        ),
        'datapackage.json',
        'log.ndjson',
        'rulebooks/rulebook-1.json',
      ].sort(),
    );
    expect(Buffer.from(files.get('rulebooks/rulebook-1.json') ?? []).equals(rulebook)).toBe(true);
  });

  it('holds the very bytes of the log as NDJSON', async () => {
    const log = await new Response(exportLog('ndjson', head, each(pages), { redaction: 'full' })).text();
    expect(textOf('log.ndjson')).toBe(log);
  });

  it('gives the rulebooks back with the log', async () => {
    const opened = await openLog(new Blob([bytes as Uint8Array<ArrayBuffer>]), 'zip');
    expect(opened.rulebooks?.map((one) => Buffer.from(one).toString())).toEqual([rulebook.toString()]);
    expect((await all(opened.pages)).length).toBe(pages.length);
  });

  it('names every file but the list itself in SHA256SUMS', () => {
    const sums = Object.fromEntries(
      textOf('SHA256SUMS')
        .trim()
        .split('\n')
        .map((line) => line.split('  ').reverse()),
    );
    const expected = [...files].filter(([name]) => name !== 'SHA256SUMS');
    expect(sums).toEqual(
      Object.fromEntries(expected.map(([name, of]) => [name, createHash('sha256').update(of).digest('hex')])),
    );
  });

  it('says who is to be cited', () => {
    expect(parse(textOf('CITATION.cff'))).toMatchObject({
      'cff-version': '1.2.0',
      type: 'dataset',
      authors: [{ name: '王敏 "Min"' }],
    });
  });

  it('describes every column of its tables', () => {
    const about = JSON.parse(textOf('datapackage.json'));
    const dictionary = textOf('data-dictionary.md');
    for (const { schema } of about.resources)
      for (const { name } of schema?.fields ?? []) expect(dictionary).toContain(`| \`${name}\` |`);
  });

  it('says in its descriptor what every file of a log says', () => {
    expect(JSON.parse(textOf('datapackage.json')).hutong).toMatchObject({
      schema: 1,
      tool: head.tool,
      timeZone: 'Asia/Shanghai',
      filter: null,
      redaction: 'full',
      rulebooks: [stamp, rules],
      pages: pages.length,
    });
  });

  it('is opened by other programs', async () => {
    const path = join(folder, 'log.zip');
    writeFileSync(path, bytes);
    expect(execFileSync('unzip', ['-t', path]).toString()).toContain('No errors detected');
    execFileSync('unzip', ['-q', path, '-d', folder]);
    expect(execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: folder }).toString()).toBe('');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const dialect = `header = true, delim = ',', quote = '"', escape = '"', max_line_size = 10000000`;
    const table = (name: string) => `read_csv('${join(folder, 'data', `${name}.csv`)}', ${dialect})`;
    const question = `select (select count(*)::int from ${table('pages')}), (select count(*)::int from ${table('findings')}), (select count(*)::int from ${table('conclusions')} join ${table('findings')} using (finding) join ${table('pages')} using (page))`;
    const [row] = (await connection.runAndReadAll(question)).getRowsJson();
    connection.closeSync();
    instance.closeSync();
    expect(row).toEqual([pages.length, head.findings, head.findings + 2]);
  });

  it('is no longer known to be whole once it was packed anew', async () => {
    const anew = zipSync(unzipSync(bytes));
    await expect(openLog(new Blob([anew as Uint8Array<ArrayBuffer>]), 'zip')).rejects.toThrow(
      /packed anew after it was written; take log.ndjson out/,
    );
  });
});
