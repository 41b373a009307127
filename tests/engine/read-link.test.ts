import { describe, expect, it } from 'vitest';
import { longestWords, resolveLink, shortWords } from '../../engine/read-link.ts';
import cases from './read-link.cases.json' with { type: 'json' };

describe('resolveLink', () => {
  it.each(cases)('$name', ({ written, base, expect: expected }) => {
    expect(resolveLink(written, base)).toEqual(expected);
  });
});

describe('shortWords', () => {
  it('makes white space single', () => {
    expect(shortWords('  a\n  b ')).toBe('a b');
  });

  it('cuts long words to whole characters and says so', () => {
    const short = shortWords('🀄'.repeat(longestWords + 1));
    expect(Array.from(short)).toHaveLength(longestWords);
    expect(short.endsWith('🀄…')).toBe(true);
  });
});
