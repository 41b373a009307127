import { describe, expect, it } from 'vitest';
import { ageOf } from '../../components/dates.ts';
import { type Language, textIn } from '../../components/text.ts';

const today = '2026-11-22';

describe('how long ago a day was', () => {
  for (const [day, language, expected] of [
    ['2026-11-22', 'en', 'today'],
    ['2026-11-21', 'en', 'yesterday'],
    ['2026-11-19', 'en', '3 days ago'],
    ['2026-09-23', 'en', '60 days ago'],
    ['2026-09-22', 'en', '2 months ago'],
    ['2025-11-23', 'en', '11 months ago'],
    ['2024-11-22', 'en', '24 months ago'],
    ['2024-10-20', 'en', '2 years ago'],
    ['2026-11-22', 'zh_CN', '今天'],
    ['2026-11-18', 'zh_CN', '4天前'],
    ['2026-11-18', 'zh_TW', '4 天前'],
    ['2026-11-23', 'en', 'today'],
  ] as const satisfies readonly (readonly [string, Language, string])[]) {
    it(`is “${expected}” on ${today} for ${day}`, () => {
      expect(ageOf(day, today, textIn(language))).toBe(expected);
    });
  }
});
