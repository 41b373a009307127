import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDay, longDay } from '../../components/dates.ts';
import { languageFor } from '../../components/language.ts';
import { languageOf, placeName, placesInSentence, platformName } from '../../components/names.ts';
import { textIn } from '../../components/text.ts';
import type { Surface, Vantage } from '../../engine/types.ts';

const english = textIn('en');
const chinese = textIn('zh_CN');
const names = { wechat: { en: 'WeChat / Weixin', zh: '微信' }, qq: { en: 'QQ', zh: 'QQ' } };

function vantage(platform: string, surface: Surface | null, more: Partial<Vantage> = {}): Vantage {
  return { platform, surface, client: null, region: null, ...more };
}

describe('dates', () => {
  for (const [day, expectEnglish, expectChinese] of [
    ['2013', '2013', '2013年'],
    ['2013-11', 'Nov 2013', '2013年11月'],
    ['2022-01-27', '27 Jan 2022', '2022年1月27日'],
    ['soon', 'soon', 'soon'],
  ] as const) {
    it(`keeps ${day} as exact as it is`, () => {
      expect(formatDay(day, english)).toBe(expectEnglish);
      expect(formatDay(day, chinese)).toBe(expectChinese);
    });
  }
});

it('spells the month of a day out within a sentence', () => {
  expect(longDay('2021-10-01', english)).toBe('1 October 2021');
  expect(longDay('2021-10-01', chinese)).toBe('2021年10月1日');
});

describe('names', () => {
  it('puts the name in the reader’s language first and the other beside it', () => {
    expect(platformName('wechat', names, chinese)).toEqual({
      text: '微信',
      lang: 'zh-CN',
      other: { text: 'WeChat / Weixin', lang: 'en' },
    });
  });

  it('says a name once that is the same in both', () => {
    expect(platformName('qq', names, chinese).other).toBeNull();
  });

  it('falls back to the id of a platform without a name', () => {
    expect(platformName('unheard-of', names, english)).toEqual({ text: 'unheard-of', lang: 'en', other: null });
  });

  it('names a place as label and in a sentence', () => {
    expect(placeName(vantage('wechat', 'article'), names, chinese)).toBe('微信 · 公众号文章');
    expect(placeName(vantage('wechat', 'group-chat'), names, english)).toBe('WeChat · group chat');
    expect(placesInSentence([vantage('wechat', 'moments')], names, chinese)).toEqual(['微信朋友圈']);
  });

  it('names the client and the region where they matter', () => {
    const place = vantage('wechat', null, { client: 'mobile', region: 'CA' });
    expect(placeName(place, names, english)).toBe('WeChat (mobile and Canada)');
    expect(placeName(place, names, chinese)).toBe('微信（手机端和加拿大）');
  });

  it('gathers the places of one platform', () => {
    const places = [
      vantage('wechat', 'chat'),
      vantage('qq', 'chat'),
      vantage('wechat', 'moments'),
      vantage('qq', null),
    ];
    expect(placesInSentence(places, names, english)).toEqual(['WeChat direct chat/Moments', 'QQ direct chat']);
  });

  it('knows Chinese words, and English ones with a Chinese quotation in them', () => {
    expect(languageOf('微信屏蔽部分阿里系应用')).toBe('zh-CN');
    expect(languageOf('解除微信对特定的 URL 重定向')).toBe('zh-CN');
    expect(languageOf('it is spelled as a passcode (淘口令) instead of a link')).toBeUndefined();
    expect(languageOf('国家発展改革委員会:JD.com はまもなく')).toBeUndefined();
  });
});

describe('texts', () => {
  it('speak Chinese to Chinese browsers and English to all others', () => {
    expect(['zh', 'zh-CN', 'zh-TW', 'en-US', 'fr', 'zhx'].map(languageFor)).toEqual([
      'zh_CN',
      'zh_CN',
      'zh_CN',
      'en',
      'en',
      'en',
    ]);
  });

  it('put values in that look like placeholders or patterns as they are', () => {
    expect(english.t('asOf', { day: '$&$DAY$' })).toBe('Known behaviour by public record, as of $&$DAY$');
  });

  it('let elements stand where placeholders are', () => {
    expect(english.rich('confirmed', { day: 7 })).toEqual(['last confirmed ', 7, '']);
  });
});

describe('the icon', () => {
  it('is the same in the toolbar and in the popup', () => {
    const paths = (file: string) =>
      [...readFileSync(file, 'utf8').matchAll(/<path fill="[^"]+" d="[^"]+"/g)].map(String);
    expect(paths('assets/icon.svg')).toHaveLength(2);
    expect(paths('components/glyph.tsx')).toEqual(paths('assets/icon.svg'));
  });
});
