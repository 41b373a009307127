import { describe, expect, it } from 'vitest';
import { check } from '../../rules/check.ts';
import { formatProblem } from '../../rules/problem.ts';
import cases from './check-passcodes.cases.json' with { type: 'json' };

const head = { path: 'x/rulebook.yaml', text: 'version: 2024.1.1.1\ntitle: Toy\nlicence: none\n' };
/** Another platform, with a family of its own: five characters between pound signs. */
const blue = {
  path: 'x/blue.yaml',
  text: `id: blue
name: { en: Blue, zh: 蓝 }
hosts: { blue.example: web }
shortLinks: { b.example: { ambiguous: [blue, red] } }
passcodes:
  - id: blue-code
    forms: [{ code: { length: 5, of: mixed }, before: £, after: £ }]
    examples: [{ text: £aBcDe£, code: aBcDe }]
    not: [£12345£]
`,
};

/** The file of `red`; its passcodes begin on line 4. */
function red(passcodes: string): string {
  return `id: red\nname: { en: Red, zh: 红 }\nhosts: { red.example: web }\npasscodes:\n${passcodes}`;
}

function problemsOf(passcodes: string): string[] {
  return check(
    { head, platforms: [blue, { path: 'x/red.yaml', text: red(passcodes) }], milestones: null },
    null,
  ).problems.map(formatProblem);
}

describe('rules check, of passcodes', () => {
  it.each(cases)('$name', ({ passcodes, expect: expected }) => {
    expect(problemsOf(`${passcodes.join('\n')}\n`)).toEqual(expected);
  });

  it('lets no id be taken twice', () => {
    const again = ['  - id: blue-code', '    forms: [{ code: { length: 6, of: mixed }, before: £, after: £ }]']
      .concat('    examples: [{ text: £aBcDeF£, code: aBcDeF }]', '    not: [x]')
      .join('\n');
    expect(problemsOf(again)).toEqual([
      'x/red.yaml:5:5 passcode `blue-code` is claimed twice, first in x/blue.yaml — an id is for ever and for one thing: choose another',
    ]);
  });

  it('has nothing to say of a family with forms of all kinds', () => {
    const sound = `  - id: red-code
    forms:
      - { code: { length: [6, 8], of: mixed }, before: ["￥", "{letter}:/"], after: "{symbol}" }
      - { code: { length: 6, of: digits }, near: [领], cueNeeded: true }
      - { code: { length: 4, of: letters-and-digits }, hosts: [red.example], path: "/s/{code}", cueNeeded: true }
      - { code: { length: 4, of: letters-and-digits }, hosts: [red.example], param: c }
      - { words: "{digit} 打开红红" }
    cue: [打开红]
    toldApart: { red: [【红】], blue: [【蓝】] }
    examples:
      - { text: 【红】￥aBcDeF！, code: aBcDeF }
      - { text: 【蓝】￥aBcDeF！, code: aBcDeF, platform: blue }
      - { text: 打开红 领123456, code: "123456", platform: ambiguous }
      - { text: 【红】red.example/s/Ab12, code: Ab12 }
      - { text: "【红】https://red.example/?c=Ab12", code: Ab12 }
      - { text: 1 打开红红, code: null, platform: ambiguous }
    not: [￥123456！, 领123456, red.example/s/Ab12, 打开红]
`;
    expect(problemsOf(sound)).toEqual([]);
  });
});
