import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rulebook } from '../engine/types.ts';
import { type Change, changesBetween, type Digest, digestOf, type Facts } from './changes.ts';

/** The records of the last released rulebook, as `released.json` holds them. */
export interface Released {
  /** Its version; null before the first release. */
  readonly version: string | null;
  readonly records: Digest;
}

const titles: readonly (readonly [Change['kind'], string])[] = [
  ['added', 'Added'],
  ['changed', 'Changed'],
  ['ended', 'Ended'],
  ['confirmed', 'Seen again or better sourced'],
  ['removed', 'Removed'],
];

const plurals: Readonly<Record<string, string>> = {
  platform: 'Platforms',
  wrapper: 'Redirect pages',
  'block page': 'Block pages',
  passcode: 'Passcodes',
  milestone: 'Milestones',
};

/** Walls a line each, with what they say; of everything else the names are enough. */
function linesOf(changes: readonly Change[]): string[] {
  const walls = changes.filter(({ what }) => what === 'wall');
  const others = Map.groupBy(
    changes.filter(({ what }) => what !== 'wall'),
    ({ what }) => what,
  );
  const named = [...others].map(([what, here]) => {
    const ids = here.map(({ id, kind, details }) =>
      kind === 'added' || details.length === 0
        ? `\`${id}\``
        : `\`${id}\` (${details.map((one) => one.split(':')[0]).join(', ')})`,
    );
    return `- ${plurals[what] ?? what}: ${ids.join(', ')}`;
  });
  return [...walls.map(({ id, details }) => `- \`${id}\`: ${details.join('; ')}`), ...named];
}

/** The part of the changelog that tells what came since the last release; empty where nothing did. */
function changelogSection(released: Released, rulebook: Rulebook): string {
  const changes = changesBetween(released.records, digestOf(rulebook));
  if (changes.length === 0) return '';
  const parts = titles.flatMap(([kind, title]) => {
    const here = changes.filter((change) => change.kind === kind);
    return here.length === 0 ? [] : ['', `### ${title}`, '', ...linesOf(here)];
  });
  return `${[`## ${rulebook.version}`, ...parts].join('\n')}\n`;
}

const head = `# Changes of the rules

Made from the rule files by \`npm run fix\`; what stands under a released version stays as it is.
`;

/**
 * The whole changelog: the present section, and below it, word for word, those of released versions. What came since
 * a release is told under a version of its own, so that nothing is told while the version is still the released one.
 */
export function changelogText(old: string, released: Released, rulebook: Rulebook): string {
  if (released.version === rulebook.version) return old;
  const start = released.version === null ? -1 : old.indexOf(`\n## ${released.version}\n`);
  const history = start < 0 ? '' : old.slice(start);
  const section = changelogSection(released, rulebook);
  return `${head}${section === '' ? '' : `\n${section}`}${history}`;
}

/** Reads `released.json` of a folder of rules; before the first release there is none. */
export function readReleased(folder: string): Released {
  const path = join(folder, 'released.json');
  if (!existsSync(path)) return { version: null, records: new Map() };
  const { version, records } = JSON.parse(readFileSync(path, 'utf8')) as {
    version: string;
    records: Record<string, Facts>;
  };
  return { version, records: new Map(Object.entries(records)) };
}

/** The text of `released.json` that makes this rulebook the released one; a record a line, for readable differences. */
export function releasedText(rulebook: Rulebook): string {
  const records = [...digestOf(rulebook)].map(([key, facts]) => `    ${JSON.stringify(key)}: ${JSON.stringify(facts)}`);
  return `{\n  "version": ${JSON.stringify(rulebook.version)},\n  "records": {\n${records.join(',\n')}\n  }\n}\n`;
}
