import { join } from 'node:path';
import { coverageMarkdown } from '../cli/coverage-markdown.ts';
import { changelogPath, currentChangelog } from '../cli/rules-changelog.ts';
import { coverage, unseenWalls } from '../engine/coverage.ts';
import { flatDictionary } from '../log/package-texts.ts';
import { jsonSchemaTexts } from '../rules/json-schema.ts';
import { openRules, rulesFolder } from '../rules/load.ts';

/** A file that is made from others and yet committed. */
export interface GeneratedFile {
  readonly path: string;
  /** Makes its text from what it depends on, as that is now. */
  text(): string;
}

/** The day that a rulebook's version names: `2026.11.24.1` is of 2026-11-24. */
function dayOfVersion(version: string): string {
  const [year, month, day] = version.split('.') as [string, string, string];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function coverageText(): string {
  const rulebook = openRules();
  const day = dayOfVersion(rulebook.stamp.version);
  const all = { from: null, to: null };
  return coverageMarkdown(coverage(day, rulebook, all), unseenWalls(day, rulebook, all), { rulebook, day });
}

function logColumnsText(): string {
  const tables =
    'The tables of a data package have the same columns; each package tells them in its `data-dictionary.md`.';
  return `# Columns of a log as CSV and Parquet\n\nA row is a finding with one conclusion. [log.md](log.md) says how they are written. ${tables}\n\n${flatDictionary()}`;
}

/** Every such file. `npm run fix` writes them all, and a test sees when that was forgotten. */
export const generatedFiles: readonly GeneratedFile[] = [
  ...Object.entries(jsonSchemaTexts()).map(([name, text]) => ({ path: join(rulesFolder, name), text: () => text })),
  { path: changelogPath, text: currentChangelog },
  { path: join(rulesFolder, '..', 'docs', 'coverage.md'), text: coverageText },
  { path: join(rulesFolder, '..', 'docs', 'log-columns.md'), text: logColumnsText },
];
