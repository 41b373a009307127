import { describe, expect, it } from 'vitest';
import { longDay } from '../../components/dates.ts';
import { type Outcomes, type SentenceFacts, sentence } from '../../components/sentence.ts';
import { languages, type Text, textIn } from '../../components/text.ts';
import cases from './sentence.cases.json';

/** `lookedBackTo` is a day here, to be put into words. */
interface Case extends Partial<Omit<SentenceFacts, 'outcomes'>> {
  readonly name: string;
  readonly outcomes: Partial<Outcomes>;
  readonly expectEnglish: string;
  readonly expectChinese: string;
}

const none: Outcomes = { walled: 0, warning: 0, login: 0, open: 0, depends: 0, unknown: 0 };

function factsOf(one: Case, text: Text): SentenceFacts {
  const { name, expectEnglish, expectChinese, outcomes, lookedBackTo = null, ...facts } = one;
  return {
    outcomes: { ...none, ...outcomes },
    toPlatforms: true,
    place: 'page',
    elsewhere: { platforms: 0, walled: 0 },
    lookedBackTo: lookedBackTo === null ? null : longDay(lookedBackTo, text),
    scanning: false,
    complete: true,
    passcodes: 0,
    ...facts,
  };
}

describe('the sentence', () => {
  for (const one of cases as readonly Case[]) {
    it(one.name, () => {
      const [english, chinese] = [textIn('en'), textIn('zh_CN')];
      expect(sentence(factsOf(one, english), english)).toBe(one.expectEnglish);
      expect(sentence(factsOf(one, chinese), chinese)).toBe(one.expectChinese);
    });
  }

  it('leaves no placeholder unfilled, whatever it is about', () => {
    const counts = [0, 1, 2, 5];
    const places: SentenceFacts['place'][] = ['page', 'none', { chosen: 'X' }];
    for (const language of languages) {
      for (const walled of counts) {
        for (const unknown of counts) {
          for (const platforms of counts) {
            for (const place of places) {
              const facts: SentenceFacts = {
                outcomes: { ...none, walled, unknown, login: 1, warning: unknown },
                toPlatforms: walled === 1,
                place,
                elsewhere: { platforms, walled: Math.min(walled, platforms) },
                lookedBackTo: unknown === 2 ? 'then' : null,
                scanning: false,
                complete: true,
                passcodes: platforms,
              };
              expect(sentence(facts, textIn(language))).toMatch(/^[^$]+[.。]$/);
            }
          }
        }
      }
    }
  });
});
