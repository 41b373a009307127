import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { assemble } from './assemble.ts';
import { formOf, isFaithful } from './form.ts';
import { readSources } from './load.ts';

/** A file that was not in its canonical form. */
export interface Fixed {
  /** As {@link readSources} names it. */
  readonly path: string;
  /** What was mended, in words; null where the file was left alone, because writing it anew would have changed what it says. */
  readonly mended: readonly string[] | null;
}

/** Replaces a file as a whole or not at all. */
function writeAtomically(path: string, text: string): void {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    writeFileSync(beside, text, { mode: statSync(path).mode });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Puts the rule files of a folder into their canonical form and says which had to be mended. A file that cannot be parsed
 * is left alone, and nothing is written where nothing changes.
 */
export function fixFolder(folder: string): Fixed[] {
  return assemble(readSources(folder)).sheets.flatMap(({ parsed, kind }): Fixed[] => {
    const { text, mended } = formOf(parsed, kind);
    if (mended.length === 0) return [];
    if (!isFaithful(text, parsed, kind)) return [{ path: parsed.path, mended: null }];
    writeAtomically(resolve(parsed.path), text);
    return [{ path: parsed.path, mended }];
  });
}
