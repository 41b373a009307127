import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openRulebook, type RulebookIndex } from '../engine/rulebook.ts';
import type { Rulebook } from '../engine/types.ts';
import { assemble } from './assemble.ts';
import { keep, keptText, keyOf } from './compiled.ts';
import { formatProblem, type Problem } from './problem.ts';
import type { SourceFile } from './read.ts';
import type { RuleSources } from './sources.ts';

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
  const name = relative(process.cwd(), path).replaceAll('\\', '/');
  try {
    return { path: name, text: readFileSync(path, 'utf8') };
  } catch (error) {
    // A folder in a file's place is told without its name.
    throw Object.assign(error as Error, { path: name });
  }
}

function readIfThere(path: string): SourceFile | null {
  return existsSync(path) ? readSource(path) : null;
}

/**
 * Reads a folder of rule files as text: the head, one file a platform, and, where there are such, the milestones and what
 * was left out.
 */
export function readSources(folder: string): RuleSources {
  const platforms = join(folder, 'platforms');
  const names = readdirSync(platforms)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return {
    head: readSource(join(folder, 'rulebook.yaml')),
    platforms: names.map((name) => readSource(join(platforms, name))),
    leftOut: readIfThere(join(folder, 'left-out.yaml')),
    milestones: readIfThere(join(folder, 'milestones.yaml')),
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

function stamped(rulebook: Rulebook, json: string): LoadedRules {
  return { rulebook, json, sha256: createHash('sha256').update(json, 'utf8').digest('hex') };
}

/** Serialises a rulebook. The same rules give the same bytes. */
export function serialise(rulebook: Rulebook): LoadedRules {
  return stamped(rulebook, `${JSON.stringify(rulebook)}\n`);
}

/**
 * Compiles a folder of rule files. Throws {@link RulesError} where they cannot be compiled; what else may be wrong with
 * them is for `check.ts` to say.
 */
export function loadRules(folder: string = rulesFolder): LoadedRules {
  const sources = readSources(folder);
  const key = keyOf(sources);
  const text = keptText(key);
  if (text !== null) return stamped(JSON.parse(text) as Rulebook, text);
  const { rulebook, problems } = assemble(sources);
  if (rulebook === null) throw new RulesError(problems);
  const loaded = serialise(rulebook);
  keep(key, loaded.json);
  return loaded;
}

/** {@link loadRules}, ready for answers. */
export function openRules(folder: string = rulesFolder): RulebookIndex {
  const { rulebook, sha256 } = loadRules(folder);
  return openRulebook(rulebook, sha256);
}
