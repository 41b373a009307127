import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openRulebook, type RulebookIndex } from '../engine/rulebook.ts';
import type { Rulebook } from '../engine/types.ts';
import { check, type RuleSources } from './check.ts';
import { formatProblem, type Problem } from './problem.ts';
import type { SourceFile } from './read.ts';

/** A compiled rulebook with the exact text of `rulebook.json` and its hash. */
export interface LoadedRules {
  readonly rulebook: Rulebook;
  readonly json: string;
  /** SHA-256 of `json` in UTF-8, lower-case hex. */
  readonly sha256: string;
}

/** Where the rule files of this project stand. */
export const rulesFolder = import.meta.dirname;

function readSource(path: string): SourceFile {
  return { path: relative(process.cwd(), path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') };
}

/** Reads a folder of rule files as text: the head, one file a platform, and the milestones where there are any. */
export function readSources(folder: string): RuleSources {
  const platforms = join(folder, 'platforms');
  const milestones = join(folder, 'milestones.yaml');
  const names = readdirSync(platforms)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return {
    head: readSource(join(folder, 'rulebook.yaml')),
    platforms: names.map((name) => readSource(join(platforms, name))),
    milestones: existsSync(milestones) ? readSource(milestones) : null,
  };
}

/** Thrown where the rule files have mistakes; the message lists every one of them. */
class RulesError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'RulesError';
    this.problems = problems;
  }
}

/** Serialises a rulebook. The same rules give the same bytes. */
export function serialise(rulebook: Rulebook): LoadedRules {
  const json = `${JSON.stringify(rulebook)}\n`;
  return { rulebook, json, sha256: createHash('sha256').update(json, 'utf8').digest('hex') };
}

/** Checks and compiles a folder of rule files. Throws {@link RulesError} where something is wrong. */
export function loadRules(folder: string = rulesFolder, today: string | null = null): LoadedRules {
  const { rulebook, problems } = check(readSources(folder), today);
  if (rulebook === null) throw new RulesError(problems);
  return serialise(rulebook);
}

/** {@link loadRules}, ready for answers. */
export function openRules(folder: string = rulesFolder): RulebookIndex {
  const { rulebook, sha256 } = loadRules(folder);
  return openRulebook(rulebook, sha256);
}
