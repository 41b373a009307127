import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { unwrap } from '../../engine/unwrap.ts';
import { sameAddress } from '../../rules/check-examples.ts';
import cases from './examine.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';

const facts = resolve(import.meta.dirname, '../../../shared/facts/wrappers.json');

function readFacts(): { wrappers: { id: string; examples?: { url: string; unwraps_to: string | null }[] }[] } | null {
  try {
    return JSON.parse(readFileSync(facts, 'utf8'));
  } catch {
    return null;
  }
}

describe('examine', () => {
  it.each(cases)('$name', ({ link, expect: expected }) => {
    expect(examine(link, { rulebook, vantage: null, day: '2026-11-22' })).toMatchObject(expected);
  });
});

describe('the record of wrappers', () => {
  const record = readFacts();

  it('is there to compare with', ({ skip }) => {
    if (record === null) skip(`${facts} is not on this machine`);
    expect(record?.wrappers.length).toBeGreaterThan(100);
  });

  const examples =
    record?.wrappers.flatMap(({ id, examples }) => (examples ?? []).map((one) => ({ id, ...one }))) ?? [];
  it.runIf(examples.length > 0).each(examples)('agrees on $id: $url', ({ id, url, unwraps_to }) => {
    const { layers, chain, target } = unwrap(url, rulebook);
    expect(layers[0]?.wrapper.id).toBe(id);
    const found = layers.length === 1 && target === null ? null : (chain[1] ?? null);
    const wanted =
      unwraps_to !== null && !/^[a-z][a-z0-9+.-]*:/i.test(unwraps_to) ? `https://${unwraps_to}` : unwraps_to;
    expect(sameAddress(found, wanted), `${found} should be ${wanted}`).toBe(true);
  });
});
