import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changelogText, type Released, readReleased, releasedText } from '../../rules/changelog.ts';
import { changesBetween, digestOf, type Facts } from '../../rules/changes.ts';
import { rulesFolder } from '../../rules/load.ts';
import { rulebook } from '../engine/rules.ts';
import { toy } from '../engine/toy.ts';
import cases from './changes.cases.json' with { type: 'json' };

type Walls = Parameters<typeof toy>[0];

describe('changes between two rulebooks', () => {
  it.each(cases as unknown as { name: string; before: Walls; after: Walls; expect: string[] }[])(
    'tell $name',
    ({ before, after, expect: expected }) => {
      const changes = changesBetween(digestOf(toy(before).book), digestOf(toy(after).book));
      const told = changes.map(({ kind, what, id, details }) => {
        const more = details.length === 0 ? '' : `: ${details.join('; ')}`;
        return `${kind} ${what} ${id}${more}`;
      });
      expect(told).toEqual(expected);
    },
  );

  it('see every record of the real rules', () => {
    const digest = digestOf(rulebook.book);
    const { platforms, milestones } = rulebook.book;
    const records = platforms.flatMap(({ walls, wrappers, blockPages, passcodes }) => [
      ...walls,
      ...wrappers,
      ...blockPages,
      ...passcodes,
    ]);
    expect(digest.size).toBe(platforms.length + records.length + milestones.length);
  });
});

describe('the changelog of the rules', () => {
  const old = toy([{ id: 'a', to: 'blue', effect: 'blocked' }]).book;
  const now = { ...toy([{ id: 'a', to: 'blue', effect: 'open' }]).book, version: '2024.2.2.1' };
  const released = (text: string): Released => {
    const { version, records } = JSON.parse(text) as { version: string; records: Record<string, Facts> };
    return { version, records: new Map(Object.entries(records)) };
  };

  it('tells what came since the last release, and keeps older sections word for word', () => {
    const first = changelogText('', { version: null, records: new Map() }, old);
    expect(first).toContain('\n## 2024.1.1.1\n\n### Added\n\n- `a`: all surfaces → blue: blocked, since 2020-01-01\n');
    const edited = first.replace('### Added', '### Added (written by hand)');
    const second = changelogText(edited, released(releasedText(old)), now);
    expect(second).toContain(
      '\n## 2024.2.2.1\n\n### Changed\n\n- `a`: effect: blocked → open\n\n## 2024.1.1.1\n\n### Added (written by hand)\n',
    );
  });

  it('makes the same text again from its own text', () => {
    const since = released(releasedText(old));
    const once = changelogText(changelogText('', { version: null, records: new Map() }, old), since, now);
    expect(changelogText(once, since, now)).toBe(once);
  });

  it('has no new section where nothing changed', () => {
    const first = changelogText('', { version: null, records: new Map() }, old);
    expect(changelogText(first, released(releasedText(old)), old)).toBe(first);
  });

  it('asks for a higher version where rules have changed since the last release', () => {
    const { version, records } = readReleased(rulesFolder);
    const changed = changesBetween(records, digestOf(rulebook.book)).length > 0;
    const numbers = (text: string) => text.split('.').map(Number);
    const [a, b] = [numbers(rulebook.book.version), numbers(version ?? '0')];
    const at = a.findIndex((number, i) => number !== b[i]);
    const higher = at >= 0 && (a[at] as number) > (b[at] ?? 0);
    expect(higher, 'raise `version` in rules/rulebook.yaml').toBe(changed);
  });

  it('never loses an id that was released', () => {
    const { records } = readReleased(rulesFolder);
    const gone = changesBetween(records, digestOf(rulebook.book)).filter(({ kind }) => kind === 'removed');
    // A platform is no rule: when two products come apart, the file that held both may go.
    expect(gone.filter(({ what }) => what !== 'platform').map(({ what, id }) => `${what} ${id}`)).toEqual([]);
  });

  it('keeps one record a line in released.json, for differences that can be read', () => {
    const text = readFileSync(`${rulesFolder}/released.json`, 'utf8');
    expect(text.split('\n').length).toBe(readReleased(rulesFolder).records.size + 6);
  });
});
