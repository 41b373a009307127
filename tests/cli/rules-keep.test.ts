import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hutong, root } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-keep-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const rules = (name: string, change: (wechat: string) => string): string => {
  const copy = join(folder, name);
  mkdirSync(copy);
  for (const name of ['rulebook.yaml', 'milestones.yaml']) cpSync(join(root, 'rules', name), join(copy, name));
  cpSync(join(root, 'rules', 'platforms'), join(copy, 'platforms'), { recursive: true });
  const path = join(copy, 'platforms', 'wechat.yaml');
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return copy;
};

describe('hutong rules build', () => {
  it('writes the same bytes wherever and whenever it is called, with their SHA-256', async () => {
    const here = join(folder, 'here');
    const there = join(folder, 'there');
    await hutong(['rules', 'build', '--out', here]);
    const { code, out } = await hutong(['rules', 'build', '--out', there], '', {
      TZ: 'Asia/Shanghai',
      LC_ALL: 'zh_CN.UTF-8',
    });
    expect(code).toBe(0);
    const bytes = readFileSync(join(there, 'rulebook.json'));
    expect(bytes.equals(readFileSync(join(here, 'rulebook.json')))).toBe(true);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(out).toContain(`sha256 ${sha256}`);
    expect(readFileSync(join(there, 'rulebook.json.sha256'), 'utf8')).toBe(`${sha256}  rulebook.json\n`);
    expect(JSON.parse(bytes.toString()).schema).toBe(1);
  });

  it('says in one line where it cannot write', async () => {
    const { code, err } = await hutong(['rules', 'build', '--out', join(root, 'package.json', 'x')]);
    expect(code).toBe(2);
    expect(err).toMatch(/^hutong: cannot write .*; name another folder with --out\n$/);
  });
});

const blockMoments = (text: string) =>
  text.replace(/(- id: wechat-moments-taobao-2013-11[\s\S]*?effect: )copy-out/, '$1blocked');

describe('hutong rules diff', () => {
  it('finds nothing between a rulebook and itself, and ends with 0', async () => {
    await hutong(['rules', 'build', '--out', join(folder, 'same')]);
    const { code, out } = await hutong(['rules', 'diff', join(folder, 'same', 'rulebook.json')]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^Rulebook .* → .*: nothing has changed\n$/) });
  });

  it('tells a changed effect, the cells and the verdicts that change with it, and ends with 1', async () => {
    const copy = rules('changed', blockMoments);
    const list = join(folder, 'links.txt');
    writeFileSync(list, 'https://item.taobao.com/item.htm?id=1\nhttps://www.zhihu.com/\n');
    const args = ['rules', 'diff', 'rules', copy, '--pages', list, '--from', 'wechat:moments', '--on', '2022-01-01'];
    const { code, out } = await hutong(args);
    expect(code).toBe(1);
    expect(out).toContain('wall wechat-moments-taobao-2013-11: effect: copy-out → blocked');
    expect(out).toContain(
      'WeChat / Weixin 微信 → Taobao 淘宝, moments: copy-out (wechat-moments-taobao-2013-11) → blocked',
    );
    expect(out).toContain('Verdicts that change: 1 of 2 links');
    expect(out).toContain('https://item.taobao.com/item.htm?id=1: copy-out');
    const json = await hutong([...args, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ links: 2, verdicts: [{ before: 'copy-out', after: 'blocked' }] });
  });

  it('judges a link from its page, and from the place named instead where there is one', async () => {
    const copy = rules('changed-again', blockMoments);
    const list = join(folder, 'paged.ndjson');
    const met = { link: 'https://item.taobao.com/item.htm?id=1', page: 'https://www.zhihu.com/question/1' };
    writeFileSync(list, `${JSON.stringify(met)}\n`);
    const args = ['rules', 'diff', 'rules', copy, '--pages', list, '--on', '2022-01-01'];
    expect((await hutong(args)).out).toContain('Verdicts that change: 0 of 1 link');
    expect((await hutong([...args, '--from', 'wechat:moments'])).out).toContain('Verdicts that change: 1 of 1 link');
  });

  it('tells an ended wall from a removed one, which must not be', async () => {
    const standing = rules('standing', (text) =>
      text.replace(/(- id: wechat-taobao-2013-11\n[\s\S]*?) +until: 2021-09-17\n/, '$1'),
    );
    expect((await hutong(['rules', 'diff', standing, 'rules'])).out).toMatch(
      /Ended \(1\)\n {2}wall wechat-taobao-2013-11: until: none → 2021-09-17/,
    );
    const removed = rules('removed', (text) =>
      text.replace('id: wechat-health-live-2025-03', 'id: wechat-health-live-2025-04'),
    );
    expect((await hutong(['rules', 'diff', 'rules', removed])).out).toContain(
      'Removed (an id is for ever: bring it back with an `until`) (1)',
    );
  });

  it('opens a git revision', async () => {
    const { code, err } = await hutong(['rules', 'diff', 'HEAD', 'HEAD']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('says in one line what it cannot open', async () => {
    for (const [name, reason] of [
      ['no-such-thing', 'is no file, no folder and no git revision here'],
      ['README.md', 'is no JSON'],
      ['package.json', 'is no rulebook of schema 1'],
    ]) {
      const { code, err } = await hutong(['rules', 'diff', name as string]);
      expect(code).toBe(2);
      expect(err).toMatch(new RegExp(`^hutong: .*${reason}.*\\n$`));
    }
  });
});

describe('hutong rules due', () => {
  it('lists the walls that nobody has confirmed for longest before others', async () => {
    const { code, out } = await hutong(['rules', 'due', '--most', '3']);
    expect(code).toBe(0);
    expect(out.match(/^ +\d+\. \S+ {2}/gm)).toHaveLength(3);
    expect(out).toMatch(/last seen \d{4}\S*, [\d,]+ days ago, confidence (?:high|medium|low), /);
    expect(out).toMatch(/\n3 of \d+ walls that stand today\n$/);
  });

  it('puts a wall that is met on the pages given before its equals', async () => {
    const list = join(folder, 'met.ndjson');
    const link = { link: 'https://item.taobao.com/item.htm?id=1', page: 'https://live.douyin.com/1', count: 100_000 };
    writeFileSync(list, `${JSON.stringify(link)}\n`);
    const { out } = await hutong(['rules', 'due', '--met', list, '--most', '400']);
    expect(out).toMatch(/douyin-live-2020-10 .*\n.*live → taobao, .*\n.*met 100,000 times/);
    const plain = (await hutong(['rules', 'due', '--most', '400'])).out;
    const place = (text: string) => Number(/^ *(\d+)\. douyin-live-2020-10/m.exec(text)?.[1]);
    expect(place(out)).toBeLessThan(place(plain));
  });

  it('says in one line what is wrong with a file of findings', async () => {
    const list = join(folder, 'broken.ndjson');
    writeFileSync(list, '{"link":"https://a.example/"}\n{"lnk":1}\n');
    const { code, err } = await hutong(['rules', 'due', '--met', list]);
    expect(code).toBe(2);
    expect(err).toContain('broken.ndjson:2: this line has no `link`');
  });
});
