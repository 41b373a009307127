import { describe, expect, it } from 'vitest';
import { budgetOf } from '../../scripts/bench/budgets.ts';
import { sizesOf } from '../../scripts/bench/suites/sizes.ts';
import { builtExtension } from './extension.ts';

const most = (id: string) => budgetOf(id).must as number;

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('the scripts of %s', (target) => {
  const sizes = sizesOf(builtExtension(target));

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
});
