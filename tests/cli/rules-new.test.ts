import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Io } from '../../cli/io.ts';
import { plain } from '../../cli/paint.ts';
import { rulesNewCommand } from '../../cli/rules-new.ts';
import { WrongUse } from '../../cli/wrong-use.ts';
import { hutong, root } from './run.ts';

// Some tests start processes, several at a time and beside other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hutong-new-'));
  mkdirSync(join(folder, 'platforms'));
  cpSync(join(root, 'rules', 'rulebook.yaml'), join(folder, 'rulebook.yaml'));
  for (const id of ['taobao', 'tmall', 'xianyu']) {
    const text = `# yaml-language-server: $schema=../schema.json\nid: ${id}\nname: { en: ${id}, zh: ${id} }\ngroup: alibaba\nhosts:\n  ${id}.example: web\n`;
    writeFileSync(join(folder, 'platforms', `${id}.yaml`), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (id: string) => readFileSync(join(folder, 'platforms', `${id}.yaml`), 'utf8');
const replace = (id: string, from: string, to: string) => {
  expect(file(id)).toContain(from);
  writeFileSync(join(folder, 'platforms', `${id}.yaml`), file(id).replace(from, to));
};

/** Answers questions one after the other, and keeps what is said. */
function talk(answers: readonly string[]): { readonly io: Io; readonly asked: string[]; readonly said: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const said: string[] = [];
  const say = async (text: string) => void said.push(text);
  const io = {
    stdin: (async function* () {})(),
    out: say,
    err: say,
    paint: plain,
    ask: async (question: string) => {
      asked.push(question);
      const next = left.shift();
      if (next === undefined) throw new Error(`nobody answers: ${question}`);
      return next;
    },
    now: new Date('2026-11-24T12:00:00'),
  };
  return { io, asked, said };
}

const platform = ['--id', 'redshop', '--name-en', 'Red Shop', '--name-zh', '红店', '--hosts', 'redshop.example'];

describe('hutong rules new', () => {
  it('begins platform, wrapper and wall; the check fails until they are filled in, and then passes', async () => {
    const run = (...args: string[]) => hutong(['rules', ...args, '--folder', folder]);
    expect(await run('new', 'platform', ...platform)).toMatchObject({ code: 0, err: '' });
    const wrapper = ['--platform', 'redshop', '--host', 'link.redshop.example', '--param', 'url'];
    expect(await run('new', 'wrapper', ...wrapper)).toMatchObject({ code: 0, err: '' });
    const wall = ['--platform', 'redshop', '--from', 'live', '--to', 'taobao', '--effect', 'blocked'];
    expect(await run('new', 'wall', ...wall, '--since', '2026-10', '--verified', '2026-11-02')).toMatchObject({
      code: 0,
    });

    const unwritten = await run('check');
    expect(unwritten.code).toBe(1);
    expect(unwritten.err).toBe('4 problems in 1 file\n');
    for (const line of unwritten.out.trim().split('\n')) {
      expect(line).toMatch(/redshop\.yaml:\d+:\d+ `[\w.]+`(?: of `[\w-]+`)? is still to be written — \S.*\.$/);
    }

    replace('redshop', '[TODO]', '[notredshop.example]');
    replace('redshop', '?url=TODO, target: TODO', '?url=https%3A%2F%2Fa.example%2F, target: https://a.example/');
    replace('redshop', 'expect: TODO', 'expect: unknown');
    const written = await run('check');
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(written.out).toContain('4 platforms, 1 wrapper, 1 wall');
  });

  it('writes in canonical form what can be known, and an id from platform, target and month', async () => {
    await rulesNewCommand(
      'platform',
      { id: 'redshop', 'name-en': 'Red', 'name-zh': '红', hosts: 'redshop.example', folder },
      talk(['', '', '']).io,
    );
    const wall = {
      platform: 'redshop',
      from: 'live,post',
      to: '@alibaba',
      effect: 'copy-out',
      since: '2026',
      verified: '2026-05-01',
      sources: '',
      link: 'https://taobao.example/1',
      folder,
    };
    await rulesNewCommand('wall', wall, talk([]).io);
    await rulesNewCommand('wall', wall, talk([]).io);
    expect(file('redshop')).toContain(`walls:
  - id: redshop-alibaba-2026-01
    from: [live, post]
    to: "@alibaba"
    effect: copy-out
    since: "2026"
    verified: 2026-05-01
    rollout: full
    confidence: low
    evidence: withheld
    examples:
      - { link: https://taobao.example/1, on: 2025-12-31, expect: TODO }
      - { link: https://taobao.example/1, on: 2026-01-01, expect: copy-out }
      - { link: https://taobao.example/1, on: 2026-05-01, expect: copy-out }
`);
    expect(file('redshop')).toContain('  - id: redshop-alibaba-2026-01-2\n');
  });

  it('asks for what no option says, again where an answer cannot be read, and offers what it can', async () => {
    const { io, asked, said } = talk(['taobao', 'lve', 'live', 'any', 'blocked', '2026-13', '', '', '', '']);
    await rulesNewCommand('wall', { folder }, io);
    expect(asked[0]).toBe('The platform whose file it belongs to: ');
    expect(said.join('')).toContain('"lve": there is no such choice; did you mean live? write one of web, article');
    expect(said.join('')).toContain('"2026-13": a date is YYYY-MM-DD');
    expect(asked).toContain('Since when [2026-11-24]: ');
    expect(asked[1]).toMatch(/^Where links are met: all, or some of web, article,[^\n]*\n.* document: $/s);
    // How long a path is depends on where the tests run; what the command writes of its own must fit a terminal.
    const written = [...asked, ...said].flatMap((one) => one.split('\n')).filter((line) => !line.includes('.yaml'));
    expect(written.filter((line) => line.length > 80)).toEqual([]);
    expect(asked).toContain('A link that it decides [https://www.example.com/]: ');
    expect(file('taobao')).toContain('- { link: https://www.example.com/, on: 2026-11-24, expect: blocked }');
  });

  it('names the surface in the id where it is one, and the wall that decided there until then', async () => {
    const wall = { platform: 'taobao', from: 'live', verified: '2026-11-23', folder };
    const before = {
      ...wall,
      to: 'xianyu,tmall',
      effect: 'blocked',
      since: '2024',
      sources: '',
      link: 'https://xianyu.example/',
    };
    const first = talk([]);
    await rulesNewCommand('wall', before, first.io);
    expect(first.said.join('')).toMatch(
      /^\S+taobao\.yaml: wall taobao-live-xianyu-2024-01\nFill in what says TODO; .*\n$/,
    );
    replace('taobao', 'expect: TODO', 'expect: unknown');

    const second = talk([]);
    const after = {
      ...wall,
      to: 'tmall',
      effect: 'open',
      since: '2026-11-23',
      sources: '',
      link: 'https://tmall.example/',
    };
    await rulesNewCommand('wall', after, second.io);
    expect(second.said.join('').split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/taobao\.yaml: wall taobao-live-tmall-2026-11$/),
      'taobao-live-xianyu-2024-01 says blocked there on 2026-11-23: if all of it has ended, give it "until: 2026-11-23".',
    ]);

    replace('taobao', 'expect: TODO', 'expect: blocked');
    const elsewhere = talk([]);
    await rulesNewCommand('wall', { ...after, from: 'post' }, elsewhere.io);
    expect(elsewhere.said.join('')).not.toContain('has ended');
  });

  it('names the file that cannot be read instead of not knowing its platform', async () => {
    writeFileSync(join(folder, 'platforms', 'taobao.yaml'), 'id: [broken\n');
    const wrapper = { platform: 'taobao', host: 'out.taobao.example', path: '/', param: 'to', effect: 'pass', folder };
    const refused = rulesNewCommand('wrapper', wrapper, talk([]).io);
    await expect(refused).rejects.toThrow(/platforms\/taobao\.yaml cannot be read as YAML: mend it first; .*check/);
    await expect(refused).rejects.toThrow(WrongUse);
    expect(file('taobao')).toBe('id: [broken\n');
  });

  it('leaves a file that is there as it is', async () => {
    const before = file('taobao');
    const options = {
      id: 'taobao',
      'name-en': 'x',
      'name-zh': 'x',
      hosts: 'x.example',
      group: '',
      surface: 'web',
      abroad: 'no',
      folder,
    };
    await expect(rulesNewCommand('platform', options, talk([]).io)).rejects.toThrow(WrongUse);
    expect(file('taobao')).toBe(before);
  });

  it('keeps the comments and records of the file it writes to', async () => {
    writeFileSync(join(folder, 'platforms', 'taobao.yaml'), `${file('taobao')}\n# the last word\n`);
    const wrapper = {
      platform: 'taobao',
      host: 'out.taobao.example',
      path: '/go',
      param: 'to',
      effect: 'pass',
      folder,
    };
    await rulesNewCommand('wrapper', wrapper, talk([]).io);
    expect(file('taobao')).toContain('# the last word');
    expect(file('taobao')).toContain('  taobao.example: web');
    expect(file('taobao')).toContain('- id: taobao-go');
  });

  it('says in one line which option is missing where nobody can be asked', async () => {
    const { code, err } = await hutong(['rules', 'new', 'wall', '--platform', 'taobao', '--folder', folder]);
    expect(code).toBe(2);
    expect(err).toMatch(/^hutong: say --from: where links are met: all, or some of web, .*\n$/);
  });
});
