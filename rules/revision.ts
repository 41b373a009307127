import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openRulebook, type RulebookIndex } from '../engine/rulebook.ts';
import type { Rulebook } from '../engine/types.ts';
import { assemble } from './assemble.ts';
import { readSources, rulesFolder, serialise } from './load.ts';
import { formatProblem } from './problem.ts';
import type { SourceFile } from './read.ts';
import type { RuleSources } from './sources.ts';

/** A rulebook that cannot be opened; the message says why, and what to do. */
export class NoRulebook extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoRulebook';
  }
}

const projectFolder = join(rulesFolder, '..');

function git(...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The rule files as they were at a revision, read from git's store in one go. */
function sourcesAt(revision: string): RuleSources {
  const prefix = relative(git('rev-parse', '--show-toplevel').trim(), rulesFolder).replaceAll('\\', '/');
  const names = git('ls-tree', '-r', '--name-only', '--full-tree', revision, `${prefix}/`).trim().split('\n');
  const single = ['rulebook.yaml', 'milestones.yaml'].map((name) => `${prefix}/${name}`);
  const wanted = names.filter((name) => single.includes(name) || name.startsWith(`${prefix}/platforms/`));
  const input = wanted.map((name) => `${revision}:${name}\n`).join('');
  const batch = execFileSync('git', ['cat-file', '--batch'], {
    cwd: projectFolder,
    input,
    maxBuffer: 256 * 1024 * 1024,
  });
  const files = new Map<string, SourceFile>();
  let at = 0;
  for (const name of wanted) {
    const end = batch.indexOf(0x0a, at);
    const size = Number(batch.toString('utf8', at, end).split(' ')[2]);
    files.set(name, { path: `${revision}:${name}`, text: batch.toString('utf8', end + 1, end + 1 + size) });
    at = end + 1 + size + 1;
  }
  const head = files.get(`${prefix}/rulebook.yaml`);
  if (head === undefined) throw new NoRulebook(`${revision} holds no ${prefix}/rulebook.yaml: the rules began later`);
  return {
    head,
    platforms: wanted.flatMap((name) => (single.includes(name) ? [] : (files.get(name) ?? []))),
    leftOut: null,
    milestones: files.get(`${prefix}/milestones.yaml`) ?? null,
  };
}

/** Compiles rule files of another day: they must be understood, their examples were checked when they were new. */
function compileSources(sources: RuleSources): Rulebook {
  const { rulebook, problems } = assemble(sources);
  const [problem] = problems;
  if (rulebook !== null) return rulebook;
  const where = problem === undefined ? sources.head.path : formatProblem(problem);
  throw new NoRulebook(`${where}; if the format was another then, build rulebook.json there and compare the file`);
}

function fromFile(path: string): Rulebook {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new NoRulebook(`${path} is no JSON (${(error as Error).message}); "hutong rules build" writes rulebook.json`);
  }
  const book = value as Partial<Rulebook> | null;
  if (book?.schema !== 1 || !Array.isArray(book.platforms)) {
    throw new NoRulebook(`${path} is no rulebook of schema 1; "hutong rules build" writes one`);
  }
  return book as Rulebook;
}

/**
 * Opens a rulebook by what a person may call it: a `rulebook.json`, a folder of rule files, or a git revision of this
 * project. Throws {@link NoRulebook}.
 */
export function openRevision(name: string): RulebookIndex {
  const rulebook = rulebookNamed(name);
  return openRulebook(rulebook, serialise(rulebook).sha256);
}

function rulebookNamed(name: string): Rulebook {
  if (existsSync(name)) return statSync(name).isDirectory() ? compileSources(readSources(name)) : fromFile(name);
  let revision: string;
  try {
    revision = git('rev-parse', '--verify', '--quiet', `${name}^{commit}`).trim();
  } catch {
    throw new NoRulebook(`${name} is no file, no folder and no git revision here`);
  }
  return compileSources(sourcesAt(revision));
}
