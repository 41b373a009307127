import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSources } from './sources.ts';

/**
 * Compiled rulebooks, each under a hash of everything it was made from: the rule files and the code that compiles them.
 * Compiling takes most of a second of a processor, and nobody wants to wait for that before every answer. What is kept
 * here can be lost at any time.
 */
const folder = join(import.meta.dirname, '..', 'node_modules', '.cache', 'hutong');

/** So many are kept; who goes back and forth between branches needs a few. */
const kept = 12;

function codeFiles(): string[] {
  return ['../engine', '.'].flatMap((room) =>
    readdirSync(join(import.meta.dirname, room))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(import.meta.dirname, room, name)),
  );
}

/** The name under which the rulebook of these files is kept. */
export function keyOf({ head, platforms, leftOut, milestones }: RuleSources): string {
  const hash = createHash('sha256');
  const add = (...texts: readonly string[]) => {
    for (const text of texts) hash.update(`${text.length}:`).update(text);
  };
  for (const source of [head, leftOut, milestones, ...platforms]) add(source?.path ?? '', source?.text ?? '');
  for (const path of codeFiles()) add(path, readFileSync(path, 'utf8'));
  return hash.digest('hex');
}

/** The text that was kept under a key; null where none is. */
export function keptText(key: string): string | null {
  try {
    return readFileSync(join(folder, `${key}.json`), 'utf8');
  } catch {
    return null;
  }
}

function dropOldest(): void {
  const files = readdirSync(folder).map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of files.sort((a, b) => b.time - a.time).slice(kept)) rmSync(join(folder, name), { force: true });
}

/** Keeps a text under a key, whole or not at all; where nothing can be written, nothing is kept. */
export function keep(key: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const beside = join(folder, `${key}.${randomUUID()}`);
    writeFileSync(beside, text);
    renameSync(beside, join(folder, `${key}.json`));
    dropOldest();
  } catch {
    // Somebody else's installation, or a full disk: compiling works all the same.
  }
}
