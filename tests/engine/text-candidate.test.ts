import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify } from '../../engine/identify.ts';
import { filterNames, PageFilter } from '../../engine/page-filter.ts';
import { passcodesIn } from '../../engine/passcodes.ts';
import { recognise } from '../../engine/recognise.ts';
import { addressesIn } from '../../engine/text-addresses.ts';
import {
  hasSign,
  mayHoldAddress,
  mayHoldPasscode,
  openTextSigns,
  signSearch,
  textCandidateSource,
} from '../../engine/text-candidate.ts';
import madePasscodes from '../rules/passcodes.json' with { type: 'json' };
import cases from './passcodes.cases.json' with { type: 'json' };
import recogniseCases from './recognise.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';
import textCases from './text-candidate.cases.json' with { type: 'json' };

const sources = textCandidateSource(rulebook);
const signs = openTextSigns(sources, new PageFilter(filterNames(rulebook)));

/** What the page's script does with a short text: the cheap test first, then the exact ones. */
function isSent(text: string): boolean {
  return hasSign(text, signs) && (mayHoldAddress(text, signs) || mayHoldPasscode(text, signs));
}

describe('what of running text is sent', () => {
  it.each(textCases.sent)('is $name', ({ text }) => {
    expect(isSent(text)).toBe(true);
  });

  it.each(textCases.kept)('is not $name', ({ text }) => {
    expect(isSent(text)).toBe(false);
  });

  const texts = [...cases.map(({ text }) => text), ...Object.keys(madePasscodes)];

  it('is every text in which a passcode is found', () => {
    let found = 0;
    for (const text of texts) {
      if (passcodesIn(text, rulebook).length === 0) continue;
      found += 1;
      expect(isSent(text), text).toBe(true);
    }
    expect(found).toBeGreaterThan(300);
  });

  it('is every text in which an address is found that a rule knows', () => {
    const known = rulebook.book.platforms.flatMap(({ hosts, shortLinks, schemes }) => [
      ...[...Object.keys(hosts), ...Object.keys(shortLinks)].flatMap((host) => [`https://${host}`, `x.${host}/a`]),
      ...Object.keys(schemes).map((scheme) => `${scheme.replace('*', '1').replace(/:\/\/.*/, '')}://a`),
    ]);
    for (const address of known) {
      for (const text of [address, `看这里${address}，快`, `(${address})`]) {
        const matters = addressesIn(text, rulebook).some((one) => identify(one.address, rulebook).platform !== null);
        if (matters) expect(isSent(text), text).toBe(true);
      }
    }
  });

  it('is every text in which something is recognised that a rule speaks of, invisible characters and all', () => {
    let found = 0;
    for (const { text } of [...cases, ...recogniseCases.addresses, ...recogniseCases.passcodes]) {
      for (const one of [text, text.replace('.', '.\u200b'), `看这里：${text}！`]) {
        const { addresses, passcodes } = recognise(one, rulebook);
        const known = addresses.some(({ address }) => identify(address, rulebook).owner !== null);
        if (passcodes.length === 0 && !known) continue;
        found += 1;
        expect(isSent(one), one).toBe(true);
      }
    }
    expect(found).toBeGreaterThan(150);
  });

  it('is what a passcode is part of, whatever stands around it', () => {
    const samples = texts.filter((text) => passcodesIn(text, rulebook).length > 0);
    const ordinary = fc.array(fc.constantFrom('天', '好', ' ', '，', '1', 'a', '😀', '￥', '/', '打开'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.constantFrom(...samples), ordinary, ordinary, (sample, before, after) => {
        const text = `${before.join('')}${sample}${after.join('')}`;
        if (passcodesIn(text, rulebook).length > 0) expect(isSent(text), text).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('catches nothing in a sign but the end of a host', () => {
    const groups = sources.signs.map((source) => (new RegExp(`${source}|`).exec('')?.length ?? 0) - 1);
    expect(groups.toSorted()).toEqual([...sources.signs.slice(1).map(() => 0), 1]);
  });

  // What takes more than linear time takes hours for these.
  it.each([
    '￥',
    '://',
    'A',
    'a.',
    '拼多多',
    '复制打开',
    '.com',
    '\u200b',
    ' ',
    '点c',
    '￥AbCdEfGhIj',
    '#小程序://',
    ':/a ',
    '😆 A',
    '[.]',
    '.) com',
  ])('takes linear time for a million of %j', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const signAt = signSearch(text, signs);
    for (let at = signAt(0), seen = 0; at >= 0 && seen < 1_000; seen++) at = signAt(at + 1);
    const some = text.slice(0, 2_600);
    expect(typeof (mayHoldAddress(some, signs) || mayHoldPasscode(some, signs))).toBe('boolean');
  });
});
