import { describe, expect, it } from 'vitest';
import { parseDay } from '../../cli/day.ts';
import { coloured, paintFor, plain } from '../../cli/paint.ts';
import { parseFrom, parseRegion, vantageFrom } from '../../cli/vantage.ts';
import { dayOf } from '../../engine/dates.ts';
import { openRules } from '../../rules/load.ts';

describe('days', () => {
  it('takes days of the calendar and nothing else', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2021-13-01', '2021-1-1', '20210101', 'today', '', '2021-01-01T00:00']) {
      expect(() => parseDay(text)).toThrow('not a day of the calendar');
    }
  });

  it('says which day it is here', () => {
    expect(dayOf(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02');
  });
});

describe('--from', () => {
  const rulebook = openRules();
  it('names a platform, or a platform and a surface, in any case', () => {
    expect(parseFrom('wechat', rulebook)).toEqual({ platform: 'wechat', surface: null });
    expect(parseFrom('WeChat:Group-Chat', rulebook)).toEqual({ platform: 'wechat', surface: 'group-chat' });
    expect(() => parseFrom(':moments', rulebook)).toThrow('names no platform');
  });

  it('comes before the page’s own place, and both take client and region', () => {
    const page = { platform: 'zhihu', surface: 'post', client: null, region: null } as const;
    const reader = { client: 'mobile', region: parseRegion('ca') } as const;
    expect(vantageFrom({ from: null, ...reader }, page)).toEqual({
      platform: 'zhihu',
      surface: 'post',
      client: 'mobile',
      region: 'CA',
    });
    const from = parseFrom('wechat', rulebook);
    expect(vantageFrom({ from, ...reader }, page)).toEqual({
      platform: 'wechat',
      surface: null,
      client: 'mobile',
      region: 'CA',
    });
    expect(vantageFrom({ from: null, ...reader }, null)).toBeNull();
  });
});

describe('colours', () => {
  it('are for terminals, and not for those who want none', () => {
    expect(paintFor({ isTTY: true }, {})).toBe(coloured);
    expect(paintFor({ isTTY: true }, { NO_COLOR: '' })).toBe(coloured);
    expect(paintFor({ isTTY: true }, { NO_COLOR: '1' })).toBe(plain);
    expect(paintFor({}, { FORCE_COLOR: '1' })).toBe(plain);
    expect(coloured('walled', 'x')).toBe('\u001b[31mx\u001b[39m');
  });
});
