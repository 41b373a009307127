import { describe, expect, it } from 'vitest';
import { cardAddress, cardWords } from '../../engine/cards.ts';
import { addressesInAttribute, addressesInScript, isLinkAttribute } from '../../engine/hidden-links.ts';
import cases from './hidden-links.cases.json' with { type: 'json' };

describe('isLinkAttribute', () => {
  it.each([
    ['data-href', 'div', true],
    ['mu', 'div', true],
    ['data-url', 'li', true],
    ['data-url', 'div', false],
    ['data-src', 'iframe', true],
    ['data-src', 'img', false],
    ['data-original', 'img', false],
    ['data-logourl', 'div', false],
    ['href', 'a', false],
  ] as const)('of %s on %s is %s', (attribute, element, expected) => {
    expect(isLinkAttribute(attribute, element)).toBe(expected);
  });
});

describe('addressesInAttribute', () => {
  it.each(cases.attributes)('$name', ({ value, expect: expected }) => {
    expect(addressesInAttribute(value)).toEqual(expected);
  });

  it('gives up on what is longer than any address', () => {
    expect(addressesInAttribute(`https://a.example/${'x'.repeat(8_000)}`)).toHaveLength(1);
    expect(addressesInAttribute(`https://a.example/${'x'.repeat(9_000)}`)).toEqual([]);
  });
});

describe('addressesInScript', () => {
  it.each(cases.scripts)('$name', ({ code, expect: expected }) => {
    expect(addressesInScript(code)).toEqual(expected);
  });

  it.each(["'", '"//', "open('", 'location = ', "goto(' //a"])('takes linear time for many %s', (piece) => {
    expect(() => addressesInScript(piece.repeat(8_192 / piece.length))).not.toThrow();
  });
});

describe('cardAddress', () => {
  it.each(cases.cards)('$name', ({ element, attributes, expect: expected, words = '' }) => {
    const attribute = (name: string) => (attributes as Record<string, string>)[name] ?? null;
    expect(cardAddress(element, attribute)).toBe(expected);
    expect(cardWords(attribute)).toBe(words);
  });
});
