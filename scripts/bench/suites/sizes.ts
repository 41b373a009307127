import { globSync, readFileSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { emptyContentScript, onDemand } from '../budgets.ts';
import type { Measured, Suite } from '../harness.ts';

/** Sizes of a built extension's scripts, gzipped (kB). */
export interface Sizes {
  /** What runs in every page. */
  readonly reader: number;
  /** All scripts but those that are loaded on demand. */
  readonly all: number;
  /** Those that are loaded on demand, by path. */
  readonly left: readonly string[];
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length / 1_000;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A script's name without the hash that the build adds to it. */
function nameOf(script: string): string {
  return parse(script).name.replace(/-[\w-]{8}$/, '');
}

/** Weighs the scripts in the folder of a built extension. */
export function sizesOf(folder: string): Sizes {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    content_scripts: readonly { readonly js: readonly string[] }[];
  };
  const scripts = globSync('**/*.{js,mjs,wasm}', { cwd: folder });
  const isLeft = (script: string) => onDemand.includes(nameOf(script));
  const weigh = (names: readonly string[]) => sum(names.map((name) => gzipped(join(folder, name))));
  return {
    reader: weigh([...new Set(manifest.content_scripts.flatMap(({ js }) => js))]),
    all: weigh(scripts.filter((script) => !isLeft(script))),
    left: scripts.filter(isLeft),
  };
}

async function measure(): Promise<readonly Measured[]> {
  const { reader, all, left } = sizesOf(resolve(import.meta.dirname, '../../../.output/chrome-mv3'));
  const row = (budget: string, value: number, note: string | null): Measured => ({
    budget,
    figures: [value],
    unit: 'kB',
    others: [],
    values: [value],
    ...(note === null ? {} : { note }),
  });
  return [
    row('size-reader', reader, `WXT's empty one: ${emptyContentScript} kB`),
    row('size-all', all, left.length === 0 ? null : left.join(', ')),
  ];
}

/** How much has to be loaded. The same on every machine. */
export const sizesSuite: Suite = { name: 'sizes', built: true, measure };
