import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canNarrow,
  firstQuestion,
  hashOf,
  narrowed,
  type Question,
  questionOf,
  views,
  withPart,
} from '../../components/log/question.ts';
import { effects, kinds } from '../../engine/types.ts';
import { columnNames } from '../../log/archive.ts';

const words = fc.string({ unit: 'grapheme', minLength: 1 });
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 });

const questions = fc.record<Question>({
  view: fc.constantFrom(...views),
  filter: fc.record(
    {
      sessions: some(fc.uuid()),
      from: day,
      to: day,
      pagePlatforms: some(fc.option(id)),
      destinations: some(fc.option(id)),
      effects: some(fc.constantFrom(...effects)),
      walls: some(id),
      kinds: some(fc.constantFrom(...kinds)),
      site: id,
      text: words,
    },
    { requiredKeys: [] },
  ),
  order: fc.option(fc.record({ column: fc.constantFrom(...columnNames), descending: fc.boolean() })),
  group: fc.option(fc.constantFrom(...columnNames)),
  judgement: fc.oneof(fc.constant('recorded'), fc.uuid()),
});

describe('a question in an address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(questionOf(`#${hashOf(question)}`)).toEqual(question);
      }),
    );
  });

  it('is empty for the first one', () => {
    expect(hashOf(firstQuestion)).toBe('');
    expect(questionOf('')).toEqual(firstQuestion);
  });

  it('keeps pages of no known platform apart from all pages', () => {
    expect(hashOf({ ...firstQuestion, filter: { pagePlatforms: [null] } })).toBe('page=');
    expect(questionOf('#page=').filter).toEqual({ pagePlatforms: [null] });
    expect(questionOf('#page=&page=wechat').filter.pagePlatforms).toEqual([null, 'wechat']);
  });

  it.each([
    ['a view that there is not', '#view=walls', { view: 'findings' }],
    ['a day that is not in the calendar', '#from=2026-02-30', { filter: {} }],
    ['an effect that nothing has', '#effect=gone&effect=open', { filter: { effects: ['open'] } }],
    ['a column that there is not', '#sort=-size&group=size', { order: null, group: null }],
    ['an empty wall', '#wall=', { filter: {} }],
    ['words of others', '#utm_source=x', { filter: {} }],
  ])('leaves out %s', (_name, hash, expected) => {
    expect(questionOf(hash)).toMatchObject(expected);
  });
});

describe('a filter', () => {
  it('loses a part that says nothing', () => {
    expect(withPart({ site: 'zhihu.com', text: 'x' }, 'text', '')).toEqual({ site: 'zhihu.com' });
    expect(withPart({ effects: ['open'] }, 'effects', [])).toEqual({});
    expect(withPart({}, 'effects', ['open'])).toEqual({ effects: ['open'] });
  });

  it.each([
    ['pagePlatform', null, { pagePlatforms: [null] }],
    ['destination', 'taobao', { destinations: ['taobao'] }],
    ['day', '2026-11-24', { from: '2026-11-24', to: '2026-11-24' }],
    ['site', 'zhihu.com', { site: 'zhihu.com' }],
    ['session', 'a', { sessions: ['a'] }],
  ] as const)('is narrowed by %s to %s', (column, value, expected) => {
    expect(narrowed({ text: 'x' }, column, value)).toEqual({ text: 'x', ...expected });
  });

  it.each([
    ['wall', null],
    ['source', 'link'],
    ['pageSurface', 'web'],
  ] as const)('cannot be narrowed by %s to %s', (column, value) => {
    expect(canNarrow(column, value)).toBe(false);
    expect(narrowed({ text: 'x' }, column, value)).toEqual({ text: 'x' });
  });
});
