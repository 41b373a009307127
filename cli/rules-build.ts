import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { loadRules, rulesFolder } from '../rules/load.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { whyUnreadable } from './page-files.ts';
import { inRulesFolder } from './rules-folder.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `rules build`, as typed. */
export interface BuildOptions {
  readonly out: string;
  readonly folder?: string;
}

/** Makes a folder and those above it. Node's own way never ends where a file system has folders, but lets nobody make one: `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/**
 * `hutong rules build`: writes `rulebook.json`, and its SHA-256 in the form that `sha256sum --check` reads. The same
 * rule files give the same bytes on every machine and day.
 */
export async function rulesBuildCommand({ out, folder = rulesFolder }: BuildOptions, io: Io): Promise<ExitCode> {
  const { rulebook, json, sha256 } = inRulesFolder(folder, () => loadRules(folder));
  const path = join(out, 'rulebook.json');
  try {
    makeFolder(out);
    writeFileSync(path, json);
    writeFileSync(`${path}.sha256`, `${sha256}  rulebook.json\n`);
  } catch (error) {
    throw new WrongUse(`cannot write ${path}: ${whyUnreadable(error)}; name another folder with --out`);
  }
  const size = Buffer.byteLength(json).toLocaleString('en');
  await io.out(`${relative('.', path)}: version ${rulebook.version}, ${size} bytes, sha256 ${sha256}\n`);
  return exitCodes.fine;
}
