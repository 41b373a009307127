import fc from 'fast-check';
import type { LoggedPage } from '../../log/records.ts';
import { conclusion, seenLink, seenPage, session, stamp } from './sample.ts';

/** Texts that files are broken by. */
const nastyTexts = [
  '',
  ' ',
  "'",
  "'=1+1",
  '=1+1',
  '=cmd|"/c calc"!A1',
  '+49 30 1',
  '-1',
  '@SUM(A1)',
  '＝1',
  '\t=1',
  '\r=1',
  '\n=1',
  'a\r\nb',
  'a\rb\nc',
  '"',
  '""',
  'a"b,c;d\te',
  '"=1"',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\ud83d\ude00',
  '👩‍👩‍👧‍👦🇨🇳',
  '\u202eevil\u202c',
  '\u2066x\u2069\u200f',
  '\ufeff',
  '\ufeffa',
  '\u2028\u2029\u0085',
  '中文，「引号」',
  'null',
  'true',
  '[]',
  '{"a":1}',
  '\\ud800',
  '#Intent;end',
  'e\u0301',
  '\u00e9',
  'x'.repeat(100_000),
  '"'.repeat(50_000),
  '\r\n'.repeat(50_000),
  '汉'.repeat(100_000),
] as const;

const nasty = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nastyTexts.slice(0, -4)) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  // Half surrogate pairs too, which no Unicode text holds.
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
      .map((units) => String.fromCharCode(...units)),
  },
);
const nullOr = (texts: fc.Arbitrary<string>) => fc.option(texts, { nil: null, freq: 3 });
const name = nasty.filter((text) => text !== '');

/** A page of nasty texts, with up to three links that were judged up to three times. */
function pageOf(number: number): fc.Arbitrary<LoggedPage> {
  return fc
    .record({
      address: nasty,
      platform: nullOr(name),
      passcodes: fc.array(
        fc.record({
          passcode: name,
          platform: name,
          ambiguous: fc.option(fc.array(nasty, { maxLength: 2 }), { nil: null }),
          code: nullOr(nasty),
          text: nasty,
          count: fc.nat(),
        }),
        { maxLength: 2 },
      ),
      links: fc.array(
        fc.record({
          seen: fc.record({
            link: nasty,
            chain: fc.array(nasty, { maxLength: 3 }),
            target: nullOr(nasty),
            text: nasty,
            was: nullOr(nasty),
            shows: fc.option(fc.record({ address: nasty, platform: nullOr(name) }), { nil: null }),
          }),
          concluded: fc.array(
            fc.record({
              wall: nullOr(name),
              to: nullOr(name),
              group: nullOr(nasty),
              via: fc.array(nasty, { maxLength: 2 }),
              ambiguous: fc.option(fc.array(nasty, { maxLength: 2 }), { nil: null }),
              stale: fc.option(fc.boolean(), { nil: null }),
              verified: fc.constantFrom('2024', '2024-05', '2024-05-06', null),
              vantage: fc.constantFrom(null, { platform: '=x', surface: null, client: 'mobile', region: '' } as const),
            }),
            { minLength: 1, maxLength: 3 },
          ),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ links, ...ofPage }) => {
      const page = seenPage(number, ofPage);
      return {
        page,
        links: links.map(({ seen, concluded }, index) => ({
          seen: seenLink(page, index, seen),
          concluded: concluded.map((one, at) =>
            conclusion({ ...one, judgement: at === 0 ? 'recorded' : `again-${at}` }),
          ),
        })),
      };
    });
}

/** Logs of up to four pages. */
export const nastyPages: fc.Arbitrary<LoggedPage[]> = fc
  .integer({ min: 0, max: 4 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, number) => pageOf(number))));

/** Each of the texts in each of the columns that may hold any. */
export const everyNastyPage: readonly LoggedPage[] = nastyTexts.map((text, number) => {
  const page = seenPage(number, { address: text });
  const shows = { address: text, platform: text === '' ? null : text };
  const seen = seenLink(page, 0, { link: text, chain: [text, text], target: text, text, was: text, shows });
  return { page, links: [{ seen, concluded: [conclusion({ group: text, via: [text] })] }] };
});

/** What stands in the header, of nasty texts too. */
export const nastyHead = {
  sessions: [session({ name: '=1+1', note: 'a\r\n"b"\0\ud800', tags: ['@x', ''], sites: [] })],
  judgements: [1, 2].map((at) => ({
    id: `again-${at}`,
    judgedAt: '2026-11-24T15:40:12.034Z',
    rulebook: stamp,
    vantage: null,
    day: at === 1 ? null : '2021-10-01',
    tool: { name: 'hutong', version: '=1' } as const,
  })),
};
