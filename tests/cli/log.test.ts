import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLog } from '../../log/import.ts';
import type { LoggedPage, LogHeader } from '../../log/records.ts';
import { all } from '../log/sample.ts';
import { hutong } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let folder: string;
const at = (name: string) => join(folder, name);

async function read(name: string): Promise<{ header: LogHeader; pages: LoggedPage[] }> {
  const { header, pages } = await openLog(new Blob([readFileSync(at(name))]), 'ndjson');
  return { header, pages: await all(pages) };
}

const article = (links: string) => `<meta property="og:url" content="https://mp.weixin.qq.com/s/abc?scene=1">${links}`;
const item = '<a href="https://item.taobao.com/item.htm?id=7">buy</a>';
const wrapped = '<a href="https://link.zhihu.com/?target=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D7">go</a>';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-log-test-'));
  writeFileSync(at('a.html'), article(item + wrapped));
  writeFileSync(at('b.html'), article('<p>nothing</p>'));
  const scan = (level: string) =>
    hutong(['scan', at('a.html'), at('b.html'), '--on', '2021-10-01', '--format', 'log', '--redaction', level]);
  for (const level of ['full', 'no-query']) {
    const { out, err, code } = await scan(level);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    writeFileSync(at(`${level}.ndjson`), out);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hutong scan --format log', () => {
  it('writes what was seen and what was concluded', async () => {
    const { header, pages } = await read('full.ndjson');
    expect(header).toMatchObject({ redaction: 'full', filter: null, pages: 2, findings: 2 });
    expect(header.sessions.map(({ id }) => id)).toEqual([pages[0]?.page.session]);
    expect(pages.map(({ page }) => [page.platform, page.surface, page.readBy])).toEqual([
      ['wechat', 'article', 'file'],
      ['wechat', 'article', 'file'],
    ]);
    expect(
      pages[0]?.links.map(({ seen, concluded }) => [seen.target, concluded.map(({ effect, day }) => [effect, day])]),
    ).toEqual([
      ['https://item.taobao.com/item.htm?id=7', [['unlinked', '2021-10-01']]],
      ['https://item.taobao.com/item.htm?id=7', [['unlinked', '2021-10-01']]],
    ]);
  });

  it('leaves out queries where nothing else is asked for', async () => {
    const { out } = await hutong(['scan', at('a.html'), '--format', 'log']);
    expect(out).toContain('"redaction":"no-query"');
    expect(out).not.toMatch(/id=7|scene=1/);
  });
});

describe('hutong log verify', () => {
  it('says that a file is whole', async () => {
    const { out, code } = await hutong(['log', 'verify', at('full.ndjson')]);
    expect(out).toMatch(/full\.ndjson: whole; 2 pages with 2 findings, redaction full, nothing filtered out, rules 20/);
    expect(code).toBe(0);
  });

  it('says what is wrong with each of several, and ends with 1', async () => {
    const text = readFileSync(at('full.ndjson'), 'utf8');
    writeFileSync(at('cut.ndjson'), text.slice(0, -300));
    writeFileSync(at('changed.ndjson'), text.replace('"text":"buy"', '"text":"sell"'));
    writeFileSync(at('later.ndjson'), text.replace('"schema":1', '"schema":2'));
    const names = ['cut', 'changed', 'later', 'no-query'].map((name) => at(`${name}.ndjson`));
    const { out, code } = await hutong(['log', 'verify', ...names]);
    const lines = out.trim().split('\n');
    expect(lines[0]).toContain('cut.ndjson: broken; the file ends before its end mark: it was cut');
    expect(lines[1]).toContain('changed.ndjson: broken; the file was changed after it was written');
    expect(lines[2]).toContain('later.ndjson: broken; the file has version 2 of the format');
    expect(lines[3]).toContain('no-query.ndjson: whole');
    expect(code).toBe(1);
  });
});

describe('hutong log convert', () => {
  it('gives back the same bytes in the same format', async () => {
    const { code, err } = await hutong(['log', 'convert', at('full.ndjson'), at('same.ndjson')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readFileSync(at('same.ndjson'), 'utf8')).toBe(readFileSync(at('full.ndjson'), 'utf8'));
  });

  it('goes through every format and comes back with the same bytes', async () => {
    const names = ['full.ndjson', 'way.csv', 'way.parquet', 'way.zip', 'back.ndjson'];
    for (const [i, to] of names.slice(1).entries()) {
      const { code, err } = await hutong(['log', 'convert', at(names[i] as string), at(to)]);
      expect({ code, err }, to).toEqual({ code: 0, err: '' });
    }
    expect(readFileSync(at('back.ndjson'), 'utf8')).toBe(readFileSync(at('full.ndjson'), 'utf8'));
    const { out, code } = await hutong(['log', 'verify', ...names.map(at)]);
    expect(out.match(/: whole; 2 pages with 2 findings, redaction full/g)).toHaveLength(names.length);
    expect(code).toBe(0);
  });

  it('leaves out more, and never less', async () => {
    expect((await hutong(['log', 'convert', at('full.ndjson'), at('host.ndjson'), '--redaction', 'host'])).code).toBe(
      0,
    );
    expect((await read('host.ndjson')).pages[0]?.links[0]?.seen.link).toBe('https://item.taobao.com/');
    const back = await hutong(['log', 'convert', at('host.ndjson'), at('more.ndjson'), '--redaction', 'full']);
    expect(back.err).toContain('was written with redaction host: what it left out is not there');
    expect(back.code).toBe(2);
  });

  it('writes over nothing, and leaves nothing half written', async () => {
    const over = await hutong(['log', 'convert', at('full.ndjson'), at('no-query.ndjson')]);
    expect(over.err).toContain('is there already; name another file, or add --force');
    writeFileSync(at('half.ndjson'), readFileSync(at('full.ndjson'), 'utf8').slice(0, -300));
    const half = await hutong(['log', 'convert', at('half.ndjson'), at('whole.ndjson')]);
    expect(half.err).toMatch(/^hutong: .*half\.ndjson: the file ends before its end mark.*\n$/);
    expect(half.code).toBe(2);
    expect(readdirSync(folder).filter((name) => /whole|part$/.test(name))).toEqual([]);
  });
});

describe('hutong log rejudge', () => {
  it('adds conclusions and keeps the old ones', async () => {
    const args = [
      'log',
      'rejudge',
      at('full.ndjson'),
      at('again.ndjson'),
      '--day',
      '2016-01-01',
      '--from',
      'weibo:post',
    ];
    const { out, err, code } = await hutong(args);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toMatch(/2 pages with 2 findings, judged by rules .*; 2 fare otherwise/);
    const before = await read('full.ndjson');
    const { header, pages } = await read('again.ndjson');
    expect(header.judgements).toMatchObject([{ day: '2016-01-01', vantage: { platform: 'weibo', surface: 'post' } }]);
    for (const [i, { links }] of pages.entries()) {
      expect(links.map(({ seen }) => seen)).toEqual(before.pages[i]?.links.map(({ seen }) => seen));
      expect(links.map(({ concluded }) => concluded[0])).toEqual(
        before.pages[i]?.links.map(({ concluded }) => concluded[0]),
      );
      expect(links.map(({ concluded }) => concluded.length)).toEqual(links.map(() => 2));
    }
  });

  it('comes to the same conclusions by the same rules, place and day, also without queries', async () => {
    for (const level of ['full', 'no-query']) {
      await hutong(['log', 'rejudge', at(`${level}.ndjson`), at(`${level}-2.ndjson`), '--day', '2021-10-01']);
      const { header, pages } = await read(`${level}-2.ndjson`);
      const judgement = header.judgements[0]?.id;
      for (const { concluded } of pages.flatMap(({ links }) => links)) {
        expect(concluded[1], level).toEqual({ ...concluded[0], judgement });
      }
    }
  });

  it('has nothing to judge where hosts alone are left', async () => {
    await hutong(['log', 'convert', at('full.ndjson'), at('hosts.ndjson'), '--redaction', 'host']);
    const { err, code } = await hutong(['log', 'rejudge', at('hosts.ndjson'), at('x.ndjson')]);
    expect(err).toContain('leaves nothing to judge');
    expect(code).toBe(2);
  });
});

describe('hutong log merge', () => {
  it('writes pages that came again once, with the conclusions of both', async () => {
    await hutong(['log', 'rejudge', at('full.ndjson'), at('judged.ndjson')]);
    const out = at('merged.ndjson');
    const ended = await hutong(['log', 'merge', at('full.ndjson'), at('judged.ndjson'), '--out', out]);
    expect(ended.out).toContain('2 pages with 2 findings; 2 pages came again, 2 conclusions were added to them');
    expect(ended.code).toBe(0);
    expect((await read('merged.ndjson')).pages).toEqual((await read('judged.ndjson')).pages);
  });

  it('keeps what does not fit in a log beside, and ends with 1', async () => {
    const other = await hutong(['scan', at('a.html'), '--format', 'log', '--redaction', 'full']);
    writeFileSync(at('other.ndjson'), other.out);
    const otherPage = (await read('other.ndjson')).pages[0]?.page.id as string;
    const here = (await read('full.ndjson')).pages[0]?.page.id as string;
    // The same id with other contents, and a hash that fits to that.
    const lines = other.out.replaceAll(otherPage, here).trimEnd().split('\n').slice(0, -1);
    const text = lines.map((line) => `${line}\n`).join('');
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(at('other.ndjson'), `${text}${JSON.stringify({ type: 'end', pages: 1, findings: 2, sha256 })}\n`);
    const out = at('team.ndjson');
    const ended = await hutong(['log', 'merge', at('full.ndjson'), at('other.ndjson'), '--out', out]);
    expect(ended.out).toContain(`page ${here}: the version of ${at('full.ndjson')} stays`);
    expect(ended.code).toBe(1);
    expect((await read('team.ndjson')).pages).toEqual((await read('full.ndjson')).pages);
    expect((await read('team-conflicts.ndjson')).pages).toEqual((await read('other.ndjson')).pages);
  });
});

describe('hutong log stats', () => {
  it('counts for people and for programs', async () => {
    const people = await hutong(['log', 'stats', at('full.ndjson')]);
    expect(people.out).toContain('2  wechat → taobao');
    const { out } = await hutong(['log', 'stats', at('full.ndjson'), '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      pages: 2,
      findings: 2,
      effects: [{ value: 'unlinked', findings: 2 }],
      pairs: [{ from: 'wechat', to: 'taobao', findings: 2 }],
    });
  });
});

describe('wrong use of hutong log', () => {
  it.each([
    [
      'no ending',
      ['log', 'verify', 'study'],
      /study: the ending does not say what this is; a log ends in \.ndjson, \.csv/,
    ],
    ['no such file', ['log', 'stats', 'none.ndjson'], /cannot read none\.ndjson: there is no such file/],
    ['no command', ['log'], /say what to do; "hutong log --help"/],
    [
      'an unknown level',
      ['log', 'convert', 'a.ndjson', 'b.ndjson', '--redaction', 'all'],
      /write full, no-query, host or platforms/,
    ],
    ['a byte order mark for JSON', ['log', 'convert', 'a.ndjson', 'b.ndjson', '--bom'], /--bom is for CSV/],
    ['no log', ['log', 'stats', 'package.json', '--format', 'json'], /package\.json: the ending does not say/],
  ] as const)('%s', async (_, args, says) => {
    const { err, code } = await hutong(args);
    expect(err).toMatch(says);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });
});
