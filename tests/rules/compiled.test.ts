import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { assemble } from '../../rules/assemble.ts';
import { keep, keptText, keyOf } from '../../rules/compiled.ts';
import { loadRules, readSources, rulesFolder, serialise } from '../../rules/load.ts';

const sources = readSources(rulesFolder);

it('a kept rulebook is the one that the rule files compile to', () => {
  const { rulebook } = assemble(sources);
  const fresh = rulebook === null ? null : serialise(rulebook);
  for (let times = 0; times < 2; times++) {
    const { json, sha256 } = loadRules();
    expect(json).toBe(fresh?.json);
    expect(sha256).toBe(fresh?.sha256);
  }
});

it('is kept under another name when anything in any file changes', () => {
  const [first, ...others] = sources.platforms;
  if (first === undefined || sources.milestones === null) throw new Error('there are no rules');
  const variants = [
    sources,
    { ...sources, platforms: others },
    { ...sources, platforms: [{ ...first, text: `${first.text}#` }, ...others] },
    { ...sources, head: { ...sources.head, text: `${sources.head.text}#` } },
    { ...sources, milestones: null },
    { ...sources, milestones: { ...sources.milestones, text: '[]\n' } },
  ];
  expect(new Set(variants.map(keyOf)).size).toBe(variants.length);
  expect(keyOf(readSources(rulesFolder))).toBe(keyOf(sources));
});

it('is found again, and what was never kept is not', () => {
  const key = `test-${randomUUID()}`;
  expect(keptText(key)).toBeNull();
  keep(key, 'text');
  expect(keptText(key)).toBe('text');
});
