import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hutong, root } from './run.ts';

// Each test starts processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

const url = 'https://item.taobao.com/';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-wrong-'));
  writeFileSync(join(folder, 'program.html'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]));
  writeFileSync(join(folder, 'empty.html'), '');
  writeFileSync(join(folder, 'page.html'), '<p>hello</p>');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `FOLDER` stands for a folder with an empty page, a program and a page. */
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
  ['an unknown format', ['scan', 'FOLDER/page.html', '--format', 'csv'], /--format csv: write table or ndjson/],
  ['rules without a command', ['rules'], /say what to do; "hutong rules --help"/],
  ['an unknown command of rules', ['rules', 'chek'], /unknown command 'chek' \(Did you mean check\?\)/],
  ['an argument too many', ['rules', 'check', 'x'], /too many arguments/],
  [
    'a folder of rules that is not there',
    ['rules', 'check', '--folder', 'FOLDER/nothing'],
    /cannot read .*nothing.*holds rulebook\.yaml/,
  ],
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
