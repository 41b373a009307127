import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { budgetOf } from '../../scripts/bench/budgets.ts';
import { sizesOf } from '../../scripts/bench/suites/sizes.ts';
import { builtExtension } from './extension.ts';

const most = (id: string) => budgetOf(id).must as number;

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('the scripts of %s', (target) => {
  const folder = builtExtension(target);
  const sizes = sizesOf(folder);

  it('weigh something, or other files are weighed than those that are built', () => {
    expect(sizes.reader).toBeGreaterThan(1);
    expect(sizes.all).toBeGreaterThan(sizes.reader + 10);
  });

  it('keep what runs in every page small (kB, gzipped)', () => {
    expect(sizes.reader).toBeLessThanOrEqual(most('size-reader'));
  });

  it('keep all that is loaded unasked small (kB, gzipped)', () => {
    expect(sizes.all).toBeLessThanOrEqual(most('size-all'));
  });

  it('load nothing unasked that is counted as loaded on demand', () => {
    const named = (text: string) => sizes.left.map((script) => basename(script)).filter((name) => text.includes(name));
    const asStatic = (code: string) => (code.match(/\b(?:from|import)\s*["'`][^"'`]+["'`]/g) ?? []).join('\n');
    const pages = globSync('**/{manifest.json,*.html}', { cwd: folder });
    const scripts = globSync('**/*.js', { cwd: folder }).filter((script) => !sizes.left.includes(script));
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.filter((file) => named(read(file)).length > 0)).toEqual([]);
    expect(scripts.filter((file) => named(asStatic(read(file))).length > 0)).toEqual([]);
  });
});
