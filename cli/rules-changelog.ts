import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { changelogText, readReleased, releasedText } from '../rules/changelog.ts';
import { loadRules, rulesFolder } from '../rules/load.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { WrongUse } from './wrong-use.ts';

/** Where the changelog of the rules stands. */
export const changelogPath = join(rulesFolder, 'CHANGELOG.md');

/** The changelog as it should be now. */
export function currentChangelog(): string {
  const old = existsSync(changelogPath) ? readFileSync(changelogPath, 'utf8') : '';
  return changelogText(old, readReleased(rulesFolder), loadRules().rulebook);
}

/**
 * `hutong rules changelog`: writes what changed since the last released rulebook into `rules/CHANGELOG.md`. With
 * `release` the present rules become the released ones; their section stays from then on.
 */
export async function rulesChangelogCommand(
  { release = false }: { readonly release?: boolean },
  io: Io,
): Promise<ExitCode> {
  const { rulebook } = loadRules();
  const released = readReleased(rulesFolder);
  const text = currentChangelog();
  if (release && released.version === rulebook.version) {
    throw new WrongUse(`version ${rulebook.version} is released already; raise \`version\` in rules/rulebook.yaml`);
  }
  writeFileSync(changelogPath, text);
  await io.out(`${relative('.', changelogPath)} tells what came since ${released.version ?? 'the beginning'}\n`);
  if (release) {
    writeFileSync(join(rulesFolder, 'released.json'), releasedText(rulebook));
    await io.out(`version ${rulebook.version} is now the released one\n`);
  }
  return exitCodes.fine;
}
