import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hutong, root } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 240_000 });

const url = 'https://item.taobao.com/';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-wrong-'));
  writeFileSync(join(folder, 'program.html'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]));
  writeFileSync(join(folder, 'empty.html'), '');
  writeFileSync(join(folder, 'page.html'), '<p>hello</p>');
  const more = join(folder, 'more');
  mkdirSync(join(more, 'nothing-in-it'), { recursive: true });
  symlinkSync('round.link', join(more, 'round.link'));
  writeFileSync(join(more, 'bytes.txt'), Buffer.from([0xff, 0xfe, 0x80, 0x0a, 0xc3]));
  writeFileSync(join(more, 'null.json'), 'null');
  writeFileSync(join(more, 'page.json'), '<p>');
  writeFileSync(join(more, 'list.ndjson'), '{"link":');
  for (const name of ['headless', 'folder-for-file', 'broken']) {
    cpSync(join(root, 'rules', 'rulebook.yaml'), join(more, name, 'rulebook.yaml'));
    cpSync(join(root, 'rules', 'platforms', 'x.yaml'), join(more, name, 'platforms', 'x.yaml'));
  }
  rmSync(join(more, 'headless', 'rulebook.yaml'));
  mkdirSync(join(more, 'folder-for-file', 'platforms', 'y.yaml'));
  writeFileSync(join(more, 'broken', 'platforms', 'y.yaml'), Buffer.from([0x80, 0x5b, 0x7b, 0x00]));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `FOLDER` stands for a folder with an empty page, a program and a page, and in `more` with what is wrong in other ways. */
const wrongUses: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
  ['no command', [], /say what to do; "hutong --help"/],
  ['an unknown command', ['jugde', url], /unknown command 'jugde' \(Did you mean judge\?\)/],
  [
    'an unknown option',
    ['judge', url, '--form', 'wechat'],
    /unknown option '--form' \(Did you mean --from\?\); "hutong judge --help"/,
  ],
  ['an option without its value', ['judge', url, '--on'], /argument missing/],
  ['no address', ['judge'], /missing required argument 'address'/],
  ['an empty address', ['judge', ''], /one of the addresses is empty/],
  ['no line on standard input', ['judge', '-'], /standard input is empty/],
  ['standard input twice', ['judge', '-', '-'], /only once/],
  [
    'a day that is none',
    ['judge', url, '--on', '2021-13-40'],
    /--on 2021-13-40: not a day of the calendar; write it as YYYY-MM-DD/,
  ],
  ['a day of February that is none', ['judge', url, '--on', '2021-02-29'], /not a day of the calendar/],
  ['a month for a day', ['scan', 'FOLDER/page.html', '--on', '2021-10'], /not a day of the calendar/],
  [
    'an unknown platform',
    ['judge', url, '--from', 'wechatt'],
    /no such platform; did you mean wechat\? "hutong rules list"/,
  ],
  ['a platform by its other name', ['judge', url, '--from', '微信'], /did you mean wechat\?/],
  [
    'a platform like no other',
    ['judge', url, '--from', 'qqqqqqqqqq'],
    /no such platform; "hutong rules list" shows all/,
  ],
  [
    'an unknown surface',
    ['judge', url, '--from', 'wechat:momentz'],
    /no such surface; did you mean moments\? the surfaces are web, /,
  ],
  ['an empty surface', ['judge', url, '--from', 'wechat:'], /no such surface/],
  [
    'an unknown client',
    ['judge', url, '--from', 'wechat', '--client', 'tablet'],
    /--client tablet: write mobile or desktop/,
  ],
  ['a region that is none', ['judge', url, '--from', 'wechat', '--region', 'Canada'], /two letters/],
  ['a client of no place', ['judge', url, '--client', 'mobile'], /name it too/],
  ['no page', ['scan'], /missing required argument 'path'/],
  ['a page that is not there', ['scan', 'FOLDER/nothing.html'], /cannot read .*nothing\.html: there is no such file/],
  ['an empty page', ['scan', 'FOLDER/empty.html'], /empty\.html is empty/],
  ['an empty standard input', ['scan', '-'], /standard input is empty/],
  ['a program for a page', ['scan', 'FOLDER/program.html'], /program\.html is no text/],
  ['a folder without pages', ['scan', join(root, 'rules')], /holds no \.html or \.htm file/],
  ['one address for many pages', ['scan', 'FOLDER', '--url', url], /--url names one page, but there are 3/],
  ['an address that is none', ['scan', 'FOLDER/page.html', '--url', 'nonsense'], /not a web address/],
  ['an unknown format', ['scan', 'FOLDER/page.html', '--format', 'csv'], /--format csv: write table, ndjson or log/],
  ['rules without a command', ['rules'], /say what to do; "hutong rules --help"/],
  ['an unknown command of rules', ['rules', 'chek'], /unknown command 'chek' \(Did you mean check\?\)/],
  ['an argument too many', ['rules', 'check', 'x'], /too many arguments/],
  [
    'a folder of rules that is not there',
    ['rules', 'check', '--folder', 'FOLDER/nothing'],
    /cannot read .*nothing.*holds rulebook\.yaml/,
  ],
  ['a path that is empty', ['scan', ''], /one of the paths is empty; is a shell variable not set\?/],
  ['a platform that is empty', ['judge', url, '--from', ''], /--from names no platform; is a shell variable not set\?/],
  ['a link to itself', ['scan', 'FOLDER/more/round.link'], /cannot read .*: symbolic links lead round in a circle/],
  [
    'a device that never ends',
    ['scan', '/dev/zero'],
    /cannot be read: it is larger than 256 MB, and no saved page is; cut it/,
  ],
  ['a name too long for any file', ['scan', 'x'.repeat(5_000)], /the name is too long/],
  ['pages of a folder that holds none', ['rules', 'due', '--met', 'FOLDER/more/nothing-in-it'], /holds no \.html/],
  ['a program among met pages', ['rules', 'due', '--met', 'FOLDER/program.html'], /program\.html is no text/],
  [
    'a list of links that is no text',
    ['rules', 'due', '--met', 'FOLDER/more/bytes.txt'],
    /no text in UTF-8; give saved/,
  ],
  [
    'findings that break off',
    ['rules', 'due', '--met', 'FOLDER/more/list.ndjson'],
    /list\.ndjson:1: this line is not JSON/,
  ],
  [
    'a folder for met pages',
    ['rules', 'due', '--met', 'FOLDER/nothing'],
    /cannot read .*: there is no such file or folder/,
  ],
  ['no number', ['rules', 'due', '--most', 'all'], /--most all: write a whole number above 0/],
  ['a rulebook that is nothing', ['rules', 'diff', 'FOLDER/more/null.json'], /null\.json is no rulebook of schema 1/],
  ['a page for a rulebook', ['rules', 'diff', 'FOLDER/more/page.json'], /page\.json is no JSON/],
  ['no revision', ['rules', 'diff', 'no-such-revision'], /is no file, no folder and no git revision here/],
  ['rules that do not parse', ['rules', 'diff', 'FOLDER/more/broken'], /y\.yaml:1:\d+ /],
  ...['headless', 'folder-for-file'].flatMap((name): (typeof wrongUses)[number][] =>
    [
      ['check', '--folder', `FOLDER/more/${name}`],
      ['build', '--out', 'FOLDER/out', '--folder', `FOLDER/more/${name}`],
      ['diff', `FOLDER/more/${name}`],
    ].map((args) => [
      `${name} rules, given to ${args[0]}`,
      ['rules', ...args],
      /cannot read or write .*(?:rulebook|y)\.yaml: (?:there is no such file|it is a folder).*; a folder of rules holds/,
    ]),
  ),
  [
    'a new platform nowhere',
    [
      ...'rules new platform --id x --name-en X --name-zh X --hosts x.cn --surface web'.split(' '),
      '--group',
      '',
    ].concat('--abroad', 'no', '--folder', 'FOLDER/nothing'),
    /cannot read or write .*x\.yaml: there is no such file/,
  ],
  [
    'a surface that is none',
    ['rules', 'new', 'wall', '--platform', 'x', '--from', 'lve'],
    /no such choice; did you mean live/,
  ],
  [
    'a place where nobody can write',
    ['rules', 'build', '--out', 'FOLDER/page.html/x'],
    /cannot write .*: part of this path is a file, not a folder; name another folder with --out/,
  ],
  [
    'a place where no folder can be made',
    ['rules', 'build', '--out', '/proc/x/y'],
    /cannot write \/proc\/x\/y.*; name another folder with --out/,
  ],
  ['a pair of which one is nobody', ['rules', 'timeline', 'wechat', 'nosuch'], /to nosuch: there is no such platform/],
  ['nothing to explain', ['rules', 'explain', ''], /the address is empty/],
  ['a format of coverage that is none', ['rules', 'coverage', '--format', 'xml'], /write table, csv or markdown/],
];

describe.concurrent('wrong use', () => {
  it.each(wrongUses)('of hutong: %s', async (_name, args, says) => {
    const { code, out, err } = await hutong(args.map((arg) => arg.replace('FOLDER', folder)));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^hutong: [^\n]+\n$/);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\bat .*\.(?:ts|js):\d/);
  });
});

describe.concurrent('what is large or broken', () => {
  it('is read all the same: one line of many megabytes', async () => {
    const { code, out, err } = await hutong(['judge', '-', '--json'], `${url}?${'x'.repeat(2_000_000)}\n${url}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  it('rules with mistakes stop a build with a word on where they are told', async () => {
    const broken = join(folder, 'more', 'broken');
    const { code, err } = await hutong(['rules', 'build', '--folder', broken, '--out', join(folder, 'out')]);
    expect({ code, err }).toEqual({
      code: 1,
      err: `hutong: the rule files have mistakes; "hutong rules check --folder ${broken}" lists them\n`,
    });
  });

  it('rules with mistakes are told with file, line and what to do', async () => {
    const { code, out, err } = await hutong(['rules', 'check', '--folder', join(folder, 'more', 'broken')]);
    expect(code).toBe(1);
    expect(out).toMatch(/y\.yaml:1:\d+ .* — /);
    expect(err).toMatch(/^\d+ problems? in \d+ files?\n$/);
  });
});

describe.concurrent('help', () => {
  it.each([
    [['--help']],
    [['judge', '--help']],
    [['scan', '--help']],
    [['rules', 'check', '--help']],
    [['help', 'scan']],
  ])('of %j comes with examples', async (args) => {
    const { code, out, err } = await hutong(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: hutong/);
    expect(out).toMatch(/^Examples\n {2}hutong /m);
  });

  it('is not all: the version is told', async () => {
    expect(await hutong(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
    });
  });
});

describe('a reader who leaves', () => {
  it('ends the process quietly', async () => {
    const child = spawn(process.execPath, [join(root, 'cli', 'hutong.ts'), 'judge', '-', '--json']);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.write(`${url}\n`.repeat(100_000));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
