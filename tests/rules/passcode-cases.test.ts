import { describe, expect, it } from 'vitest';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { PasscodeFile } from '../../rules/schema-passcodes.ts';
import { passcodeFailures } from '../../scripts/cases/failures.ts';
import { passcodeCases } from '../../scripts/cases/passcode-cases.ts';
import { toy } from '../engine/toy.ts';
import cases from './passcode-cases.cases.json' with { type: 'json' };

type Family = Pick<PasscodeFile, 'id' | 'forms' | 'cue' | 'toldApart'>;

interface Case {
  readonly name: string;
  readonly families: readonly Family[];
  /** All texts that are made, or some of them. */
  readonly all?: Readonly<Record<string, string>>;
  readonly some?: Readonly<Record<string, string>>;
  readonly absent?: readonly string[];
}

function rulebookOf(families: readonly Family[]): RulebookIndex {
  return toy([], { passcodes: families.map((family) => ({ ...family, examples: [], not: [] })) as PasscodeFile[] });
}

describe('cases made from passcodes', () => {
  it.each(cases as unknown as Case[])('$name', ({ families, all, some = {}, absent = [] }) => {
    const rulebook = rulebookOf(families);
    const made = passcodeCases(rulebook);
    if (all === undefined) expect(made).toMatchObject(some);
    else expect(made).toEqual(all);
    for (const text of absent) expect(Object.keys(made)).not.toContain(text);
    expect([...passcodeFailures(made, rulebook)]).toEqual([]);
  });

  it('cannot be kept where two families promise the same text', () => {
    const form = { code: { length: 3, of: 'digits' }, before: '￥', after: '￥' } as const;
    const rulebook = rulebookOf([
      { id: 'one', forms: [form] },
      { id: 'two', forms: [form] },
    ]);
    expect(passcodeCases(rulebook)['￥123￥']).toBe('one 123 of red, but two 123 of red');
    expect([...passcodeFailures(passcodeCases(rulebook), rulebook)]).toEqual([
      '￥123￥: expected "one 123 of red, but two 123 of red", got "one 123 of red"',
    ]);
  });
});
