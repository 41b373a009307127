import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Saved pages of other people, which are not part of the project. */
export const pagesFolder = resolve(import.meta.dirname, '../../shared/pages');

/** A real page that somebody saved, and the address it is served at. */
export interface SavedPage {
  readonly address: string;
  readonly body: Buffer;
}

/** Why tests on saved pages are skipped here; null where the pages are. */
export const pagesMissing = existsSync(pagesFolder) ? null : `the saved pages are not on this machine (${pagesFolder})`;

/** Reads a saved page. `address` is where it lived. */
export function savedPage(file: string, address: string): SavedPage {
  return { address, body: readFileSync(join(pagesFolder, file)) };
}
