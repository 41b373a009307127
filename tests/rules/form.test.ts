import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stringify, type ToStringOptions } from 'yaml';
import { surfaces } from '../../engine/types.ts';
import { assemble } from '../../rules/assemble.ts';
import { type FileKind, fileKinds } from '../../rules/file-kinds.ts';
import { fixFolder } from '../../rules/fix.ts';
import { type Form, formOf, isFaithful } from '../../rules/form.ts';
import { readSources, rulesFolder, serialise } from '../../rules/load.ts';
import { inOrder } from '../../rules/order.ts';
import { type ParsedFile, parse } from '../../rules/read.ts';
import cases from './form.cases.json' with { type: 'json' };

// Every rule file is written several times over, beside other tests.
vi.setConfig({ testTimeout: 60_000 });

function parsed(text: string, path = 'x/red.yaml'): ParsedFile {
  const { file, problems } = parse({ path, text });
  expect(problems).toEqual([]);
  return file as ParsedFile;
}

function formed(text: string, kind: FileKind = fileKinds.platform): Form {
  return formOf(parsed(text), kind);
}

describe('the canonical form', () => {
  it.each(cases as { name: string; before: string; after?: string; mended: string[] }[])(
    '$name',
    ({ before, after = before, mended }) => {
      expect(formed(before)).toEqual({ text: after, mended });
      expect(formed(after)).toEqual({ text: after, mended: [] });
    },
  );

  it('of the head and of what is left out names their schemas', () => {
    const head = '# The head.\nversion: 2024.1.1.1\ntitle: Toy\nlicence: none\n';
    expect(formed(head, fileKinds.head).text).toBe(`# yaml-language-server: $schema=rulebook.schema.json\n${head}`);
    const leftOut = '- reason: no link\n  event: b\n- event: a\n  reason: no link\n';
    expect(formed(leftOut, fileKinds.leftOut).text).toBe(
      '# yaml-language-server: $schema=left-out.schema.json\n- event: b\n  reason: no link\n- event: a\n  reason: no link\n',
    );
  });
});

describe('the rule files of this project', () => {
  const sources = readSources(rulesFolder);
  const { sheets, rulebook } = assemble(sources);

  it('come to rest in their canonical form, which says the same', () => {
    for (const { parsed: file, kind } of sheets) {
      const { text } = formOf(file, kind);
      expect(formOf(parsed(text, file.path), kind), file.path).toEqual({ text, mended: [] });
      expect(isFaithful(text, file, kind), file.path).toBe(true);
    }
  });

  it('make the same rulebook, byte for byte, however they are written', () => {
    const form = (path: string, kind: FileKind) => {
      const one = sheets.find(({ parsed: file }) => file.path === path);
      return { path, text: formOf(parsed(one?.parsed.text ?? '', path), kind).text };
    };
    const again = assemble({
      head: form(sources.head.path, fileKinds.head),
      platforms: sources.platforms.map(({ path }) => form(path, fileKinds.platform)),
      leftOut: null,
      milestones: sources.milestones,
    });
    if (rulebook === null || again.rulebook === null) throw new Error('the rule files cannot be compiled');
    expect(serialise(again.rulebook).sha256).toBe(serialise(rulebook).sha256);
  });

  it('have no line longer than 120 characters that could be broken', () => {
    for (const { parsed: file, kind } of assemble(sources).sheets) {
      const long = formOf(file, kind)
        .text.split('\n')
        .filter((line) => line.length > 120 && / /.test(line.replace(/^\s*(?:- )?(?:\w+: )?/, '')));
      expect(long, file.path).toEqual([]);
    }
  });

  it('keep every comment', () => {
    const comments = (text: string) =>
      text
        .split('\n')
        .flatMap((line) => /^\s*(#.*)$/.exec(line)?.[1] ?? [])
        .sort();
    for (const { parsed: file, kind } of assemble(sources).sheets) {
      const before = comments(file.text).filter((line) => !line.startsWith('# yaml-language-server'));
      const after = comments(formOf(file, kind).text).filter((line) => !line.startsWith('# yaml-language-server'));
      expect(after, file.path).toEqual(before);
    }
  });
});

describe('any file', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const host = fc.tuple(word, word).map(([a, b]) => `${a}.${b}.example`);
  const sentence = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'link',
          'a:',
          '# b',
          '"c"',
          "it's",
          '微信',
          '{',
          '- d',
          'null',
          '2020',
          '&e',
          '*f',
          '%',
          '\n',
          'g, h',
        ),
        {
          minLength: 1,
          maxLength: 60,
        },
      )
      .map((words) => words.join(' ')),
  );
  const both = fc.record({ en: sentence, zh: sentence });
  const date = fc.constantFrom('2020', '2020-01', '2020-01-01', '2019-12-31', '2021-06');
  const wall = fc.record(
    {
      id: word,
      from: fc.array(fc.constantFrom(...surfaces)),
      since: date,
      until: date,
      note: both,
      reason: both,
      events: fc.array(sentence),
    },
    { requiredKeys: ['id'] },
  );
  const platform = fc.record(
    {
      id: word,
      name: both,
      note: sentence,
      staleAfter: fc.integer(),
      hosts: fc.dictionary(host, fc.constantFrom(...surfaces)),
      assets: fc.array(host),
      shortLinks: fc.oneof(fc.array(host), fc.dictionary(host, fc.constant({}))),
      wrappers: fc.array(
        fc.record({
          id: word,
          target: fc.constantFrom({ param: 'url' }, { json: 'a', in: 'b' }, 'opaque'),
          note: sentence,
        }),
      ),
      walls: fc.array(wall),
      odd: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const shuffled = platform.chain((value) =>
    fc.shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length }).map(Object.fromEntries),
  );
  const layout = fc.record<ToStringOptions>({
    collectionStyle: fc.constantFrom('any', 'block', 'flow'),
    defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
    defaultKeyType: fc.constant('PLAIN'),
    lineWidth: fc.constantFrom(0, 40, 80, 200),
    indent: fc.constantFrom(1, 2, 4),
    flowCollectionPadding: fc.boolean(),
  });

  it('says in its canonical form what it said before, in the order of the schema, and stays as it is', () => {
    fc.assert(
      fc.property(shuffled, layout, (value, how) => {
        const text = stringify(value, { ...how, aliasDuplicateObjects: false });
        const file = parsed(text);
        const form = formOf(file, fileKinds.platform);
        const again = parsed(form.text);
        expect(JSON.stringify(again.value)).toBe(
          JSON.stringify(inOrder(parsed(text).value, fileKinds.platform.schema)),
        );
        expect(formOf(again, fileKinds.platform)).toEqual({ text: form.text, mended: [] });
      }),
      { numRuns: 100 },
    );
  });
});

describe('putting a folder in order', () => {
  let folder: string;
  const path = (name: string) => join(folder, 'platforms', name);
  const fine = '# yaml-language-server: $schema=../schema.json\nid: fine\nname: { en: Fine, zh: 好 }\n';
  const broken = 'id: [\nassets: [b.example, a.example]\n';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hutong-form-'));
    mkdirSync(join(folder, 'platforms'));
    writeFileSync(
      join(folder, 'rulebook.yaml'),
      '# yaml-language-server: $schema=rulebook.schema.json\nversion: 2024.1.1.1\ntitle: Toy\nlicence: none\n',
    );
    writeFileSync(path('fine.yaml'), fine);
    writeFileSync(path('broken.yaml'), broken);
    writeFileSync(path('red.yaml'), 'id: red\nname: { en: Red, zh: 红 }\nassets: [b.example, a.example]\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('says what was mended, file by file, and leaves alone what is fine or cannot be parsed', () => {
    const long = new Date('2020-01-01T00:00:00Z');
    for (const name of ['fine.yaml', 'broken.yaml']) utimesSync(path(name), long, long);
    expect(fixFolder(folder).map(({ path: file, mended }) => [file.replace(/^.*\//, ''), mended])).toEqual([
      ['red.yaml', ['the first line, which names the schema', 'the order of `assets`']],
    ]);
    expect(readFileSync(path('red.yaml'), 'utf8')).toBe(
      '# yaml-language-server: $schema=../schema.json\nid: red\nname: { en: Red, zh: 红 }\nassets: [a.example, b.example]\n',
    );
    for (const [name, text] of [
      ['fine.yaml', fine],
      ['broken.yaml', broken],
    ] as const) {
      expect(readFileSync(path(name), 'utf8')).toBe(text);
      expect(statSync(path(name)).mtime).toEqual(long);
    }
    expect(readdirSync(join(folder, 'platforms')).sort()).toEqual(['broken.yaml', 'fine.yaml', 'red.yaml']);
    expect(fixFolder(folder)).toEqual([]);
  });
});
