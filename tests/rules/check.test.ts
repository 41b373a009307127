import { describe, expect, it } from 'vitest';
import { check } from '../../rules/check.ts';
import { formatProblem } from '../../rules/problem.ts';
import cases from './check.cases.json' with { type: 'json' };
import milestoneCases from './milestones.cases.json' with { type: 'json' };

const head = { path: 'x/rulebook.yaml', text: 'version: 2024.1.1.1\ntitle: Toy\nlicence: none\n' };
const blue = { path: 'x/blue.yaml', text: 'id: blue\nname: { en: Blue, zh: 蓝 }\nhosts: { blue.example: web }\n' };

const decided = '{ link: "https://blue.example/", on: 2021-01-01, expect: blocked }';
const missed = '{ link: "https://blue.example/", on: 2019-01-01, expect: unknown }';

function red(walls: string, examples: readonly string[] = [decided, missed]): string {
  const evidence = walls.includes('evidence:') ? '' : '\n    evidence: [{ url: "https://source.example", kind: news }]';
  return `id: red
name: { en: Red, zh: 红 }
hosts: { red.example: web }
walls:
  - id: red-blue
    from: [web]
    ${walls}
    rollout: full${evidence}
    examples:
${examples.map((example) => `      - ${example}`).join('\n')}
`;
}

function problemsOf(text: string): string[] {
  const platforms = [blue, { path: 'x/red.yaml', text }];
  return check({ head, platforms, milestones: null }, '2026-11-22').problems.map(formatProblem);
}

function problemsOfMilestones(text: string): string[] {
  const milestones = { path: 'x/milestones.yaml', text };
  return check({ head, platforms: [blue], milestones }, '2026-11-22').problems.map(formatProblem);
}

const sound = 'to: blue\n    effect: blocked\n    since: 2020-01-01\n    verified: 2020-01-02\n    confidence: high';

describe('rules check', () => {
  it('has nothing to say of files that are right', () => {
    expect(problemsOf(red(sound))).toEqual([]);
  });

  it.each(cases as { name: string; file?: string; walls?: string; expect?: string[]; expectMatch?: string[] }[])(
    'finds $name',
    ({ file, walls, expect: expected, expectMatch }) => {
      const problems = problemsOf(file ?? red(walls as string));
      if (expected !== undefined) expect(problems).toEqual(expected);
      for (const pattern of expectMatch ?? []) expect(problems.join('\n')).toMatch(new RegExp(pattern, 'm'));
    },
  );

  it('tells all mistakes of all files at once, in the order of the files', () => {
    const wrong = { path: 'x/a.yaml', text: 'id: a\nname: { en: A }\nextra: 1\n' };
    const worse = { path: 'x/b.yaml', text: 'id: [\n' };
    const { rulebook, problems } = check({ head, platforms: [worse, wrong], milestones: null }, null);
    expect(rulebook).toBeNull();
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(['x/a.yaml:2', 'x/a.yaml:3', 'x/b.yaml:2']);
  });

  it('finds an example whose verdict is another, and says which', () => {
    const example = '{ link: "https://blue.example/", on: 2021-01-01, expect: open }';
    expect(problemsOf(red(sound, [decided, example]))).toEqual([
      'x/red.yaml:16:9 the example expects open on 2021-01-01, the verdict is blocked, decided by `red-blue` — mend the wall or the example',
    ]);
  });

  it('finds a wall without a near miss', () => {
    expect(problemsOf(red(sound, [decided, decided]))).toEqual([
      'x/red.yaml:14:5 `red-blue` has no near miss — give a link on both sides of the line',
    ]);
  });

  it('finds two walls that tie and disagree', () => {
    const second = red(sound)
      .split('walls:\n')[1]
      ?.replace('red-blue', 'red-blue-too')
      .replace('effect: blocked', 'effect: open') as string;
    expect(problemsOf(red(sound) + second).join('\n')).toMatch(
      /`red-blue-too` \(open\) and `red-blue` \(blocked\) speak of the same links from the same day — narrow one of them, or end one where the other begins/,
    );
  });

  it('finds a wrapper whose example unwraps to something else', () => {
    const wrapper = `id: red
name: { en: Red, zh: 红 }
hosts: { red.example: web }
wrappers:
  - id: red-out
    hosts: [red.example]
    path: /out
    target: { param: to, encoding: base64 }
    effect: warning
    evidence: withheld
    examples:
      - { link: "https://red.example/out?to=https%3A%2F%2Fa.example", target: "https://a.example" }
      - { link: "https://red.example/in?to=x", target: null }
`;
    expect(problemsOf(wrapper)).toEqual([
      'x/red.yaml:12:9 no wrapper is seen in the example of `red-out` — compare host, path and parameter of the example with the rule',
      'x/red.yaml:13:9 no wrapper is seen in the example of `red-out` — compare host, path and parameter of the example with the rule',
    ]);
  });
});

describe('rules check of milestones', () => {
  it.each(milestoneCases)('$name', ({ text, expect: expected }) => {
    expect(problemsOfMilestones(text)).toEqual(expected);
  });

  it('hands milestones that are right to the rulebook, as they stand', () => {
    const text = milestoneCases[0]?.text as string;
    const { rulebook } = check({ head, platforms: [blue], milestones: { path: 'x/milestones.yaml', text } }, null);
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
    expect(check({ head, platforms: [blue], milestones: null }, null).rulebook?.milestones).toEqual([]);
  });
});
