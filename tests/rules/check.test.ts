import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { check } from '../../rules/check.ts';
import { formatProblem } from '../../rules/problem.ts';
import type { RuleSources } from '../../rules/sources.ts';
import cases from './check.cases.json' with { type: 'json' };
import milestoneCases from './milestones.cases.json' with { type: 'json' };

const today = '2026-11-22';
const head = { path: 'x/rulebook.yaml', text: 'version: 2024.1.1.1\ntitle: Toy\nlicence: none\n' };

/** `blue` and `sky` belong to one group, `green` to none; `red` is the file that the cases are about. */
const others = {
  blue: { group: 'blues', hosts: { 'blue.example': 'web' }, payments: ['pay.blue.example'] },
  sky: { group: 'blues', hosts: { 'sky.example': 'web' } },
  green: { hosts: { 'green.example': 'web' } },
};

/** A sound wall, with an example on every day that makes it; cases change what they are about. */
const soundWall = {
  id: 'red-blue',
  from: ['web'],
  to: 'blue',
  effect: 'blocked',
  since: '2020-01-01',
  verified: '2020-01-03',
  rollout: 'full',
  confidence: 'medium',
  evidence: [{ url: 'https://source.example/1', kind: 'news' }],
  examples: [
    { link: 'https://blue.example/', on: '2019-12-31', expect: 'unknown' },
    { link: 'https://blue.example/', on: '2020-01-01', expect: 'blocked' },
    { link: 'https://blue.example/', on: '2020-01-03', expect: 'blocked' },
  ],
};

const soundWrapper = {
  id: 'red-out',
  hosts: ['red.example'],
  path: '/out',
  target: { param: 'to' },
  effect: 'warning',
  evidence: 'withheld',
  examples: [{ link: 'https://red.example/out?to=https%3A%2F%2Fa.example', target: 'https://a.example' }],
};

interface Case {
  readonly name: string;
  /** The text of red.yaml, where the place of a problem matters. */
  readonly file?: string;
  /** What red.yaml says besides; a name that is null is left out. */
  readonly red?: object;
  /** Changes to a sound wall or wrapper, one entry each. */
  readonly walls?: readonly object[];
  readonly wrappers?: readonly object[];
  /** Other files; those that are always there are changed. */
  readonly others?: Readonly<Record<string, object>>;
  readonly leftOut?: string;
  readonly milestones?: string;
  /** Whether the canonical form of red.yaml is looked at, too. */
  readonly form?: boolean;
  /** Everything that is said, word for word. */
  readonly expect?: readonly string[];
  /** Regular expressions; each must match a line, and there must be no line that none matches. */
  readonly expectMatch?: readonly string[];
}

function withoutNull(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
}

function platformText(id: string, value: object): string {
  return stringify(withoutNull({ id, name: { en: id, zh: id }, hosts: { [`${id}.example`]: 'web' }, ...value }), {
    aliasDuplicateObjects: false,
  });
}

function redText({ red = {}, walls = [], wrappers = [] }: Case): string {
  return platformText('red', {
    staleAfter: 100_000,
    ...red,
    ...(wrappers.length > 0 && { wrappers: wrappers.map((one) => withoutNull({ ...soundWrapper, ...one })) }),
    ...(walls.length > 0 && { walls: walls.map((one) => withoutNull({ ...soundWall, ...one })) }),
  });
}

function sourcesOf(one: Case): RuleSources {
  const files = Object.entries({ ...others, ...one.others }).map(([id, value]) => ({
    path: `x/${id}.yaml`,
    text: platformText(id, value),
  }));
  return {
    head,
    platforms: [...files, { path: 'x/red.yaml', text: one.file ?? redText(one) }],
    leftOut: one.leftOut === undefined ? null : { path: 'x/left-out.yaml', text: one.leftOut },
    milestones: one.milestones === undefined ? null : { path: 'x/milestones.yaml', text: one.milestones },
  };
}

function linesOf(one: Case): string[] {
  const { problems, warnings } = check(sourcesOf(one), today);
  return [...problems, ...warnings]
    .filter(({ file, message }) => (one.form === true && file === 'x/red.yaml') || !message.includes('canonical form'))
    .map(formatProblem);
}

describe('rules check', () => {
  it.each(cases as readonly Case[])('finds $name', (one) => {
    const lines = linesOf(one);
    if (one.expect !== undefined) expect(lines).toEqual(one.expect);
    if (one.expectMatch === undefined) return;
    const patterns = one.expectMatch.map((pattern) => new RegExp(pattern));
    for (const pattern of patterns) expect(lines.join('\n')).toMatch(new RegExp(pattern, 'm'));
    expect(lines.filter((line) => !patterns.some((pattern) => pattern.test(line)))).toEqual([]);
  });

  it('tells all mistakes of all files at once, in the order of the files', () => {
    const wrong = { path: 'x/a.yaml', text: 'id: a\nname: { en: A }\nextra: 1\nmore: 1\n' };
    const worse = { path: 'x/b.yaml', text: 'id: [\n' };
    const fine = { path: 'x/c.yaml', text: redText({ name: '', red: { id: 'c' }, walls: [{ since: '2031-01-01' }] }) };
    const { rulebook, problems } = check(
      { head, platforms: [worse, wrong, fine], leftOut: null, milestones: null },
      today,
    );
    expect(rulebook).toBeNull();
    const found = problems.filter(({ message }) => !message.includes('canonical form'));
    expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'x/a.yaml:2',
      'x/a.yaml:3',
      'x/a.yaml:4',
      'x/b.yaml:2',
      'x/c.yaml:12',
      'x/c.yaml:14',
      'x/c.yaml:15',
    ]);
  });

  it('looks at the sense of files beside one that names what does not exist, and at platforms beside a broken head', () => {
    const sources = sourcesOf({
      name: '',
      red: { lookalikes: ['red.example'] },
      others: { green: { inside: ['bleu'] } },
    });
    const broken = { ...sources, head: { ...head, text: 'version: 1\n' } };
    const { rulebook, problems } = check(broken, today);
    expect(rulebook).toBeNull();
    const found = problems.filter(({ message }) => !message.includes('canonical form'));
    expect(found.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'x/green.yaml there is no platform `bleu`',
      'x/red.yaml red.example is identified as `red`',
      'x/rulebook.yaml `licence` is missing',
      'x/rulebook.yaml `title` is missing',
      'x/rulebook.yaml `version` is 1',
    ]);
  });

  it('compiles what it can, whatever is left out wrongly', () => {
    const { rulebook, problems } = check(sourcesOf({ name: '', leftOut: '- event: e1\n' }), today);
    expect(rulebook).not.toBeNull();
    expect(problems.some(({ file }) => file === 'x/left-out.yaml')).toBe(true);
  });

  it('warns of walls that nobody has confirmed for long, and fails nothing by it', () => {
    const sources = sourcesOf({ name: '', red: { staleAfter: null }, walls: [{}] });
    const { rulebook, problems, warnings } = check(sources, today);
    expect(rulebook).not.toBeNull();
    expect(problems.filter(({ message }) => !message.includes('canonical form'))).toEqual([]);
    expect(warnings.map(formatProblem)).toEqual([
      'x/red.yaml:14:5 warning: `red-blue` was last seen 2020-01-03, 2,515 days ago — find a newer source and raise `verified`, or end the wall with `until`',
    ]);
    expect(check(sources, null).warnings).toEqual([]);
  });
});

describe('rules check of milestones', () => {
  it.each(milestoneCases)('$name', ({ text, expect: expected }) => {
    expect(linesOf({ name: '', milestones: text })).toEqual(expected);
  });

  it('hands milestones that are right to the rulebook, as they stand', () => {
    const { rulebook } = check(sourcesOf({ name: '', milestones: milestoneCases[0]?.text as string }), null);
    expect(rulebook?.milestones).toEqual([
      {
        id: 'order',
        date: '2020-01',
        name: { en: 'An order', zh: '命令' },
        evidence: [{ url: 'https://source.example/1', kind: 'news' }],
      },
      {
        id: 'law',
        date: '2020-01-02',
        name: { en: 'A law', zh: '法律' },
        note: { en: 'More', zh: '更多' },
        evidence: [{ url: 'https://source.example/2', kind: 'primary' }],
      },
    ]);
  });

  it('takes a folder without milestones for one that has none', () => {
    expect(check(sourcesOf({ name: '' }), null).rulebook?.milestones).toEqual([]);
  });

  it('compiles nothing where milestones have a wrong shape', () => {
    expect(check(sourcesOf({ name: '', milestones: '- id: a\n' }), null).rulebook).toBeNull();
  });
});
