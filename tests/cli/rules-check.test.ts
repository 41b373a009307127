import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hutong } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

const red = `# yaml-language-server: $schema=../schema.json
id: red
name: { en: Red, zh: 红 }
hosts:
  red.example: web

walls:
  - id: red-any-2020-01
    from: [web]
    to: any
    effect: blocked
    since: 2020-01-01
    verified: 2020-01-01
    rollout: full
    confidence: low
    evidence: withheld
    examples:
      - { link: https://example.com/, on: 2019-12-31, expect: unknown }
      - { link: https://example.com/, on: 2020-01-01, expect: blocked }
`;
const head =
  '# yaml-language-server: $schema=rulebook.schema.json\nversion: 2024.1.1.1\ntitle: Toy\nlicence: CC0-1.0\n';

let folder: string;
const file = () => join(folder, 'platforms', 'red.yaml');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-rules-'));
  mkdirSync(join(folder, 'platforms'));
  writeFileSync(join(folder, 'rulebook.yaml'), head);
  writeFileSync(file(), red);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('hutong rules check', () => {
  it('says in one line what the rules hold, and warns without failing', async () => {
    const { code, out, err } = await hutong(['rules', 'check', '--folder', folder]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^\S+red\.yaml:13:5 warning: `red-any-2020-01` was last seen 2020-01-01, [\d,]+ days ago — .+\n\n1 platform, 0 wrappers, 1 wall, 0 milestones; version 2024\.1\.1\.1, sha256 [0-9a-f]{64}; 1 warning\n$/,
    );
  });

  it('tells every problem with its place and a hint, apart from warnings, and ends with 1', async () => {
    writeFileSync(file(), `${red.replace(/^id: red$/m, 'id: rad')}nonsense: true\n`);
    const { code, out, err } = await hutong(['rules', 'check', '--folder', folder]);
    expect(code).toBe(1);
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/red\.yaml:20:1 `nonsense` is not a name of this format — remove it; .+/),
    ]);
    expect(err).toBe('1 problem in 1 file\n');
  });

  it('mends with --fix what can be mended, says so, and tells what is left', async () => {
    writeFileSync(file(), `${red}assets: [b.example, a.example]\nlookalikes: [red.example]\n`);
    const { code, out, err } = await hutong(['rules', 'check', '--fix', '--folder', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/^mended \S+red\.yaml: the order of names, the order of `assets`\n\n/);
    expect(out).toMatch(/\n\n\S+red\.yaml:7:14 red\.example is identified as `red` — .+\n\n$/);
    expect(err).toBe('1 problem in 1 file, 1 warning\n');
    expect(readFileSync(file(), 'utf8')).toBe(
      red.replace('\nwalls:', 'assets: [a.example, b.example]\nlookalikes: [red.example]\n\nwalls:'),
    );
    const again = await hutong(['rules', 'check', '--fix', '--folder', folder]);
    expect(again.out).not.toMatch(/mended/);
  });

  it.each([
    ['a folder that is not there', 'nowhere', /^hutong: cannot read or write \S+: there is no such file or folder; /],
    ['a folder without platforms', 'empty', /^hutong: \S+ holds no \.yaml file; a folder of rules holds /],
  ])('says of %s what a folder of rules looks like', async (_name, name, message) => {
    const other = join(folder, name);
    if (name === 'empty') {
      mkdirSync(join(other, 'platforms'), { recursive: true });
      cpSync(join(folder, 'rulebook.yaml'), join(other, 'rulebook.yaml'));
    }
    const { code, err } = await hutong(['rules', 'check', '--folder', other]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('many warnings', () => {
  it('are folded, so that they do not bury problems, unless all are asked for', async () => {
    const short = await hutong(['rules', 'check']);
    const long = await hutong(['rules', 'check', '--warnings']);
    const lines = (text: string) => text.split('\n').filter((line) => line.includes(' warning: '));
    expect(lines(short.out)).toEqual(lines(long.out).slice(0, 5));
    expect(short.out).toContain(`and ${lines(long.out).length - 5} more warnings; --warnings lists all of them`);
    expect(short.code).toBe(0);
  });
});

describe('hutong rules list', () => {
  it('names every platform with its surfaces', async () => {
    const { code, out } = await hutong(['rules', 'list']);
    expect(code).toBe(0);
    expect(out).toMatch(/^wechat +web, article, .*moments.* WeChat \/ Weixin 微信$/m);
  });
});
