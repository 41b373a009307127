import { describe, expect, it } from 'vitest';
import type { Rulebook } from '../../engine/types.ts';
import { changelogText, type Released } from '../../rules/changelog.ts';
import { digestOf } from '../../rules/changes.ts';
import { checkVersion } from '../../rules/check-version.ts';
import { compile } from '../../rules/compile.ts';
import { formatProblem } from '../../rules/problem.ts';

const red = { id: 'red', name: { en: 'Red', zh: '红' } };
const blue = { id: 'blue', name: { en: 'Blue', zh: '蓝' } };

function rulebook(version: string, ...platforms: (typeof red)[]): Rulebook {
  return compile({ version, title: 'Toy', licence: 'none' }, platforms, []);
}

const released: Released = { version: '2026.11.9.2', records: digestOf(rulebook('2026.11.9.2', red)) };

describe('the changelog of the rules', () => {
  const history = '\n## 2026.11.9.2\n\n### Added\n\n- Platforms: `red`\n';
  const head = changelogText('', { version: null, records: new Map() }, rulebook('2026.11.9.2')).split('\n## ')[0];

  it('tells what came since the last release above what was told of releases, however often it is written', () => {
    const once = changelogText(`${head}${history}`, released, rulebook('2026.11.10.1', red, blue));
    expect(once).toBe(`${head}\n## 2026.11.10.1\n\n### Added\n\n- Platforms: \`blue\`\n${history}`);
    expect(changelogText(once, released, rulebook('2026.11.10.1', red, blue))).toBe(once);
  });

  it('tells nothing under a version that is released', () => {
    const old = `${head}${history}`;
    expect(changelogText(old, released, rulebook('2026.11.9.2', red, blue))).toBe(old);
  });
});

describe('the version of the rules', () => {
  const said = (version: string, ...platforms: (typeof red)[]) =>
    checkVersion(
      { path: 'x/rulebook.yaml', text: `title: Toy\nversion: ${version}\n` },
      rulebook(version, ...platforms),
      released,
    ).map(formatProblem);

  it.each([
    ['2026.11.9.2', [red]],
    ['2026.11.9.3', [red, blue]],
    ['2026.11.10.1', [red, blue]],
    ['2027.1.1.1', [red, blue]],
  ])('%s is fine', (version, platforms) => {
    expect(said(version, ...platforms)).toEqual([]);
  });

  it.each([
    ['2026.11.9.2', [red, blue], 'is released, and the rules have changed since'],
    ['2026.11.9.1', [red, blue], 'comes before 2026.11.9.2, which is released'],
    ['2026.2.10.1', [red], 'comes before 2026.11.9.2, which is released'],
  ])('%s is not', (version, platforms, message) => {
    expect(said(version, ...platforms)).toEqual([
      `x/rulebook.yaml:2:1 version ${version} ${message} — raise it: year, month, day and a number, at least 2026.11.9.3`,
    ]);
  });

  it('may be any before the first release', () => {
    const none = { version: null, records: new Map() };
    expect(checkVersion({ path: 'x', text: 'version: 1\n' }, rulebook('2026.1.1.1', red), none)).toEqual([]);
  });
});
