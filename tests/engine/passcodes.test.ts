import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundPasscode, passcodesIn } from '../../engine/passcodes.ts';
import cases from './passcodes.cases.json' with { type: 'json' };
import { rulebook } from './rules.ts';

function whose({ platform, ambiguous }: FoundPasscode): string {
  return ambiguous === null ? platform : `${ambiguous.slice(0, -1).join(', ')} or ${ambiguous.at(-1)}`;
}

describe('passcodesIn', () => {
  it.each(cases)('$name', ({ text, expect: expected }) => {
    const found = passcodesIn(text, rulebook).map((one) => ({
      passcode: one.passcode,
      whose: whose(one),
      code: one.code,
      at: text.slice(one.start, one.end),
    }));
    expect(found).toEqual(expected);
  });

  it('says which words made it sure, the nearest ones', () => {
    const cueOf = (text: string) => passcodesIn(text, rulebook).map(({ cue }) => cue);
    expect(cueOf('复制这条信息，打开手机淘宝￥NEVzZCbjQze￥')).toEqual(['打开手机淘宝']);
    expect(cueOf('打开淘宝，再打开闲鱼￥NEVzZCbjQze￥')).toEqual(['打开闲鱼']);
    expect(cueOf('￥NEVzZCbjQze￥')).toEqual([null]);
  });

  it('finds the same code wherever its text stands', () => {
    const [alone] = passcodesIn('￥xutOgMtfvNU￥', rulebook);
    const ordinary = fc.array(fc.constantFrom('天', '好', ' ', '\n', '，', '、', '1', '😀'), { maxLength: 40 });
    fc.assert(
      fc.property(ordinary, ordinary, (before, after) => {
        const front = `${before.join('')} `;
        const [found] = passcodesIn(`${front}￥xutOgMtfvNU￥ ${after.join('')}`, rulebook);
        expect(found).toEqual({ ...alone, start: front.length, end: front.length + 13 });
      }),
    );
  });

  it('never throws, and what it finds stands in the text, in order, each once', { timeout: 20_000 }, () => {
    const pieces = fc.constantFrom(
      ...[
        '￥',
        '$',
        '/',
        '(',
        '😆 ',
        ' 😆',
        '@',
        '%',
        'http://',
        'http:/¥',
        '#小程序://',
        'Z:/',
        '打开淘宝',
        '【闲鱼】',
      ],
      ...[
        'AbCdEfGhIj1',
        'AbCdEfGhIjKlM',
        'AbCdEfGhIjKlMn',
        'AbCdEfGhIjKlMn1',
        '61234567',
        '鶁麤靐齉婛諌',
        '，',
        '\ud83d',
      ],
      ...['m.tb.cn/h.AbCdEfG', 'https://3.cn/AbCdE?jkl=', 'https://v.douyin.com/', '打开抖音', ' ', '\n'],
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const found of passcodesIn(text, rulebook)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          end = found.end;
          const part = text.slice(found.start, found.end);
          expect(part).toContain(found.code ?? part);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  // What takes more than linear time takes hours for these.
  it.each([
    ['dollar signs', '$'],
    ['yen signs', '￥'],
    ['slashes', '/'],
    ['blanks', ' '],
    ['emoji', '😆 '],
    ['Chinese characters', '麤'],
    ['letters', 'Ab'],
    ['codes between signs', '￥AbCdEfGhIj1￥ '],
    ['codes that share their signs', '￥AbCdEfGhIj1'],
    ['weak codes with cues', '打开淘宝(AbCdEfGhIj1)'],
    ['the beginnings of mini programs', '#小程序://'],
    ['segments behind a mini program', '#小程序://a/AbCdEfGhIjKlMn12'],
    ['dots', 'a.'],
    ['schemes', 'a://'],
    ['addresses glued to Chinese', 'a.cn/字'],
    ['share links', '【淘宝】m.tb.cn/h.AbCdEfG '],
    ['parameters of one address', 'https://m.tb.cn/?&'],
    ['codes of digits', '福袋 61234567 '],
    ['halves of characters', '\ud83d￥'],
  ])('takes linear time for a million %s', { timeout: 60_000 }, (_name, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(() => passcodesIn(text, rulebook)).not.toThrow();
  });
});
