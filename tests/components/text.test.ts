import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDay, longDay } from '../../components/dates.ts';
import { iconShapes } from '../../components/icon.ts';
import { languageFor } from '../../components/language.ts';
import { languageOf, placeName, placesInSentence, platformName } from '../../components/names.ts';
import { inLanguage, languageOfRules, textIn } from '../../components/text.ts';
import type { Surface, Vantage } from '../../engine/types.ts';

const english = textIn('en');
const chinese = textIn('zh_CN');
const taiwan = textIn('zh_TW');
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

  it('calls platforms what Taiwan calls them, and those that it has no name for what the mainland does', () => {
    const known = { taobao: { en: 'Taobao', zh: '淘宝' }, 'new-one': { en: 'New', zh: '新的' } };
    expect(platformName('taobao', known, taiwan)).toMatchObject({
      text: '淘寶',
      lang: 'zh-TW',
      other: { text: 'Taobao' },
    });
    expect(platformName('new-one', known, taiwan)).toMatchObject({ text: '新的', lang: 'zh-CN' });
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
  for (const [browserLanguage, expected] of [
    ['zh', 'zh_CN'],
    ['zh-CN', 'zh_CN'],
    ['zh-SG', 'zh_CN'],
    ['zh-Hans-HK', 'zh_CN'],
    ['zh-TW', 'zh_TW'],
    ['zh-HK', 'zh_TW'],
    ['zh-MO', 'zh_TW'],
    ['zh-Hant', 'zh_TW'],
    ['en-US', 'en'],
    ['fr', 'en'],
    ['zhx', 'en'],
    ['zh_TW', 'en'],
  ] as const) {
    it(`speak ${expected} to a browser in ${browserLanguage}`, () => {
      expect(languageFor(browserLanguage)).toBe(expected);
    });
  }

  it('say that the words of rules are the mainland’s, where that is not what the reader reads', () => {
    expect([english, chinese, taiwan].map(languageOfRules)).toEqual([undefined, undefined, 'zh-CN']);
    expect(inLanguage({ en: 'red packet', zh: '红包' }, taiwan)).toBe('红包');
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
    const drawn = readFileSync('assets/icon.svg', 'utf8').matchAll(/<path fill="([^"]+)" d="([^"]+)"/g);
    expect(iconShapes).toEqual([...drawn].map(([, colour, path]) => ({ colour, path })));
  });
});
