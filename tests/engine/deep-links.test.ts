import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import cases from './deep-links.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';

describe('links into apps, mini programs and payments', () => {
  it.each(cases)('$name', ({ link, to, kind, via, target }) => {
    const finding = examine(link, { rulebook, vantage: null, day: '2026-11-22' });
    expect(finding).toMatchObject({ link, to, kind, via, target });
  });
});
