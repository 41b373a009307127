import { describe, expect, it } from 'vitest';
import { type Outcomes, type SentenceFacts, sentence } from '../../components/sentence.ts';
import { textIn } from '../../components/text.ts';
import cases from './sentence.cases.json';

interface Case extends Partial<Omit<SentenceFacts, 'outcomes'>> {
  readonly name: string;
  readonly outcomes: Partial<Outcomes>;
  readonly expectEnglish: string;
  readonly expectChinese: string;
}

const none: Outcomes = { walled: 0, warning: 0, login: 0, open: 0, depends: 0, unknown: 0 };

function factsOf({ name, expectEnglish, expectChinese, outcomes, ...facts }: Case): SentenceFacts {
  return {
    outcomes: { ...none, ...outcomes },
    toPlatforms: true,
    place: 'page',
    elsewhere: { platforms: 0, walled: 0 },
    scanning: false,
    complete: true,
    ...facts,
  };
}

describe('the sentence', () => {
  for (const one of cases as readonly Case[]) {
    it(one.name, () => {
      expect(sentence(factsOf(one), textIn('en'))).toBe(one.expectEnglish);
      expect(sentence(factsOf(one), textIn('zh_CN'))).toBe(one.expectChinese);
    });
  }

  it('leaves no placeholder unfilled, whatever it is about', () => {
    const counts = [0, 1, 2, 5];
    const places: SentenceFacts['place'][] = ['page', 'none', { chosen: 'X' }];
    for (const language of ['en', 'zh_CN'] as const) {
      for (const walled of counts) {
        for (const unknown of counts) {
          for (const platforms of counts) {
            for (const place of places) {
              const facts: SentenceFacts = {
                outcomes: { ...none, walled, unknown, login: 1, warning: unknown },
                toPlatforms: walled === 1,
                place,
                elsewhere: { platforms, walled: Math.min(walled, platforms) },
                scanning: false,
                complete: true,
              };
              expect(sentence(facts, textIn(language))).toMatch(/^[^$]+[.。]$/);
            }
          }
        }
      }
    }
  });
});
