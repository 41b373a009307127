import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { recognise } from '../../engine/recognise.ts';
import cases from './recognise.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';

describe('recognise', () => {
  it.each(cases.addresses)('$name', ({ text, expect: expected, at }) => {
    const { addresses } = recognise(text, rulebook);
    expect(addresses.map(({ address }) => address)).toEqual(expected);
    if (at !== undefined) expect(addresses.map(({ start, end }) => text.slice(start, end))).toEqual(at);
  });

  it.each(cases.passcodes)('$name', ({ text, expect: expected }) => {
    const found = recognise(text, rulebook).passcodes.map((one) => ({
      passcode: one.passcode,
      code: one.code,
      at: text.slice(one.start, one.end),
    }));
    expect(found).toEqual(expected);
  });

  it('finds nothing in what only looks like addresses and passcodes', () => {
    const found = cases.nothing.flatMap((text) => {
      const { addresses, passcodes } = recognise(text, rulebook);
      return addresses.length + passcodes.length === 0 ? [] : [{ text, addresses, passcodes }];
    });
    expect(found).toEqual([]);
  });

  it('finds an address the same wherever its text stands', () => {
    const written = fc.constantFrom(
      'https://m.tb.cn/h.AbC1?tk=x1',
      'v.douyin.com/AbC/',
      'taobao点com',
      'item.jd.com/1.html?a=b#c',
      'ｔａｏｂａｏ．ｃｏｍ',
      'hxxps[:]//item.taobao[.]com/item.htm?id=1',
      'taobao://item.taobao.com/item.htm?id=1',
    );
    const around = fc.array(fc.constantFrom('天', '好', ' ', '\n', '，', '。', '「', '）', '😀', '\u200b'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(written, around, around, (text, before, after) => {
        const [alone] = recognise(text, rulebook).addresses;
        const front = `${before.join('')}天`;
        const whole = `${front}${text}，${after.join('')}`;
        expect(recognise(whole, rulebook).addresses).toEqual([
          { ...alone, start: front.length, end: front.length + text.length },
        ]);
      }),
    );
  });

  it('never throws, and what it finds stands in the text, in order, and can be judged', () => {
    const pieces = fc.constantFrom(
      ...[
        'https://',
        'http：／／',
        'hxxp[:]//',
        'taobao',
        '点com',
        '。com',
        '.com',
        '[.]',
        '(dot)',
        '？tk=',
        '／',
        '@',
      ],
      ...['\u200b', '\u00ad', '\ufeff', '\ud83d', '快来', ' ', '\n', '(', ')', "'", '"', '\\/', ':443', ':x', '%', '#'],
      ...['￥AbCdEfGhIj1￥', 'm.tb.cn/h.AbCdEfG', '打开淘宝', 'intent://', '复制'],
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    const circumstances = { rulebook, vantage: null, day: '2026-11-24', found: true };
    fc.assert(
      fc.property(texts, (text) => {
        const { addresses, passcodes } = recognise(text, rulebook);
        for (const list of [addresses, passcodes]) {
          let end = 0;
          for (const one of list) {
            expect(one.start).toBeGreaterThanOrEqual(end);
            expect(one.end).toBeGreaterThan(one.start);
            end = one.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const { address } of addresses) expect(examine(address, circumstances).link).toBe(address);
      }),
      { numRuns: 500 },
    );
  });

  // What takes more than linear time takes hours for these.
  it.each([
    ['addresses glued to each other', 'https://a.cn/x'],
    ['schemes', 'http://'],
    ['odd schemes', 'hxxp[:]//'],
    ['hosts spelled in words', 'a点'],
    ['full stops of sentences', 'a。'],
    ['full stops in brackets', 'a[.]'],
    ['full stops in brackets that stay open', 'a[dot'],
    ['hosts that are no hosts', 'ab.cd-'],
    ['invisible characters', '\u200b'],
    ['invisible characters between letters', 'a\u200b'],
    ['invisible characters before addresses', '\u200bhttps://a.cn'],
    ['opening brackets', 'https://a.cn/('],
    ['stops', 'https://a.cn/....'],
    ['queries in full width', 'a.cn？a='],
    ['known hosts', 'taobao.com '],
    ['paths of known hosts', 'taobao.com/'],
  ])('takes linear time for a million %s', { timeout: 60_000 }, (_name, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(() => recognise(text, rulebook)).not.toThrow();
  });
});
