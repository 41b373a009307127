import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { GenericSchema } from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { plain } from '../../cli/paint.ts';
import { makeProgram } from '../../cli/program.ts';
import { check } from '../../rules/check.ts';
import { fileKinds } from '../../rules/file-kinds.ts';
import { rulesFolder } from '../../rules/load.ts';
import { formatProblem } from '../../rules/problem.ts';
import { parse, readShape } from '../../rules/read.ts';
import { entryOf, namesOf } from '../../rules/schema-walk.ts';
import type { RuleSources } from '../../rules/sources.ts';

/** What `rules/README.md` shows is true: its example passes the check, and its commands exist. */

const readme = readFileSync(join(rulesFolder, 'README.md'), 'utf8');

/** The blocks of code in one language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^( *)\`\`\`${language}\n([\\s\\S]*?)^\\1\`\`\`$`, 'gm'))].map(
    ([, indent, text]) => (text as string).replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

const [platform, milestones] = blocks('yaml') as [string, string];
/** An entry of `left-out.yaml`. */
const leftOut = `- ${/`(\{ event: .*\})`/.exec(readme)?.[1]}\n`;

/** The files that the example names. */
const others = {
  bluelive: 'name: { en: Bluelive, zh: 蓝播 }\ngroup: bluegroup\nhosts:\n  bluelive.example: live\n',
  bluenet: 'name: { en: Bluenet, zh: 蓝网 }\ngroup: bluegroup\nhosts:\n  bluenet.example: post\n',
  redlive: 'name: { en: Redlive, zh: 红播 }\ngroup: redgroup\nhosts:\n  redlive.example: live\n',
};

function schemaLine(path: string): string {
  return `# yaml-language-server: $schema=${path}\n`;
}

function sourcesWith(redshop: string): RuleSources {
  const files = Object.entries(others).map(([id, text]) => ({
    path: `rules/platforms/${id}.yaml`,
    text: `${schemaLine('../schema.json')}id: ${id}\n${text}`,
  }));
  return {
    head: {
      path: 'rules/rulebook.yaml',
      text: `${schemaLine('rulebook.schema.json')}version: 2026.11.23.1\ntitle: Example\nlicence: none\n`,
    },
    platforms: [...files, { path: 'rules/platforms/redshop.yaml', text: redshop }],
    milestones: { path: 'rules/milestones.yaml', text: `${schemaLine('milestones.schema.json')}${milestones}` },
    leftOut: { path: 'rules/left-out.yaml', text: `${schemaLine('left-out.schema.json')}${leftOut}` },
  };
}

/** Every name that a schema knows, at any depth. */
function allNames(schema: GenericSchema, seen = new Set<GenericSchema>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const names = namesOf(schema);
  const inner = [...names, 'any other', 0].flatMap((step) => entryOf(schema, step));
  return [...names, ...inner.flatMap((one) => allNames(one, seen))];
}

describe('the example of rules/README.md', () => {
  it('passes the check, in canonical form, with the milestone and the entry that is left out', () => {
    const { rulebook, problems, warnings } = check(sourcesWith(platform), '2026-11-24');
    expect([...problems, ...warnings].map(formatProblem)).toEqual([]);
    expect(rulebook?.platforms.map(({ id }) => id)).toContain('redshop');
    expect(rulebook?.milestones).toHaveLength(1);
  });

  it('is checked indeed: a day that is wrong is told', () => {
    const wrong = platform.replace('until: 2022-10-28', 'until: 2022-10-27');
    expect(check(sourcesWith(wrong), '2026-11-24').problems.length).toBeGreaterThan(0);
  });

  it('leaves no name of the format out', () => {
    const names = [...new Set(Object.values(fileKinds).flatMap(({ schema }) => allNames(schema)))];
    expect(names.length).toBeGreaterThan(80);
    const told = (name: string) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(readme);
    // What `left-out.yaml` can name besides events, and the head: editors and files say it.
    const elsewhere = ['wrapper', 'blockPage', 'miniProgram', 'title', 'licence', 'homepage'];
    expect(names.filter((name) => !told(name) && !elsewhere.includes(name))).toEqual([]);
  });
});

describe('the pairs of rules/README.md', () => {
  const rows = [...readme.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm)]
    .map(([, bad, good]) => ({ bad: bad as string, good: good as string }))
    .filter(({ bad }) => bad !== 'bad' && bad !== '---');
  const code = (cell: string) => /^`(.+)`$/.exec(cell)?.[1];
  const redshop = parseYaml(platform);

  it('are there', () => {
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ good }) => code(good) !== undefined).length).toBeGreaterThan(5);
  });

  it.each(rows.flatMap(({ good }) => code(good) ?? []))('`%s` is good', (good) => {
    const said = parseYaml(good) as object;
    const section = 'target' in said ? 'wrappers' : 'walls';
    const record = { ...redshop[section][0], ...said };
    const { file } = parse({ path: 'x', text: JSON.stringify({ ...redshop, [section]: [record] }) });
    expect(file).not.toBeNull();
    if (file === null) return;
    expect(readShape(file, fileKinds.platform.schema).problems.map(formatProblem)).toEqual([]);
  });
});

describe('the commands of rules/README.md', () => {
  const write = async () => {};
  const io = { stdin: (async function* () {})(), out: write, err: write, paint: plain, ask: null, now: new Date(0) };
  const program = makeProgram(io, () => {});
  const lines = blocks('sh')
    .join('')
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.startsWith('hutong '));
  const inText = [...readme.matchAll(/`(hutong rules [^`]+)`/g)].map(([, line]) => line as string);

  it('tell of every command for the rules', () => {
    const known = program.commands.find((one) => one.name() === 'rules')?.commands ?? [];
    expect(
      known.map((one) => one.name()).filter((name) => !lines.some((line) => line.includes(`rules ${name}`))),
    ).toEqual([]);
  });

  it.each([...lines, ...inText])('%s', (line) => {
    const words = line.replace(/ # .*/, '').trim().split(/ +/).slice(1);
    let command: Command = program;
    for (;;) {
      const next = command.commands.find((one) => one.name() === words[0]);
      if (next === undefined) break;
      command = next;
      words.shift();
    }
    expect(command.commands, `${words[0]} is no command`).toEqual([]);
    const known = command.options.map(({ long }) => long);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(known).toContain(option);
  });
});
