import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { shownAddress } from '../../engine/shown-address.ts';
import { rulebook } from './rules.ts';
import cases from './shown-address.cases.json' with { type: 'json' };

describe('shownAddress', () => {
  it.each(cases)('$name', ({ words, link, own = null, expect: expected }) => {
    const finding = examine(link, { rulebook, vantage: null, day: '2026-11-24', found: true });
    expect(shownAddress(words, finding, own, rulebook)).toEqual(expected);
  });
});
