import type { PageReport } from '../engine/report.ts';
import type { TimelineRow } from '../engine/timeline.ts';
import type { PlatformId, Surface, Vantage } from '../engine/types.ts';
import { kindLabels } from './effects.ts';
import taiwanNames from './taiwan-names.json';
import { isChinese, type Text, type TextKey } from './text.ts';

type Names = PageReport['names'];

/** A name with the language it is written in. */
interface Name {
  readonly text: string;
  readonly lang: 'en' | 'zh-CN' | 'zh-TW';
}

/** A platform's name in the reader's language, and the one in the other script where it differs. */
export interface PlatformName extends Name {
  readonly other: Name | null;
}

/** What Taiwan calls a platform, where that is not what the rules call it. */
const inTaiwan: Readonly<Record<PlatformId, string>> = taiwanNames;

function chineseName(id: PlatformId, names: Names, { language }: Text): Name {
  const name = language === 'zh_TW' ? inTaiwan[id] : undefined;
  return name === undefined ? { text: names[id]?.zh ?? id, lang: 'zh-CN' } : { text: name, lang: 'zh-TW' };
}

/** The two names of a platform; its id where the report has none. */
export function platformName(id: PlatformId, names: Names, text: Text): PlatformName {
  const english: Name = { text: names[id]?.en ?? id, lang: 'en' };
  const chinese = chineseName(id, names, text);
  const [first, second] = isChinese(text) ? [chinese, english] : [english, chinese];
  return { ...first, other: first.text === second.text ? null : second };
}

/** Every name of a platform that a reader may know it by, its id among them. */
export function namesInAllLanguages(id: PlatformId, names: Names): string[] {
  const { en = '', zh = '' } = names[id] ?? {};
  return [id, en, zh, inTaiwan[id] ?? ''];
}

/** A platform's name where there is little room: of two names in one ("WeChat / Weixin") the first. */
export function shortName(id: PlatformId, names: Names, text: Text): string {
  return platformName(id, names, text).text.split(' / ')[0] as string;
}

const surfaceLabels = {
  web: 'surfaceWeb',
  article: 'surfaceArticle',
  chat: 'surfaceChat',
  'group-chat': 'surfaceGroupChat',
  moments: 'surfaceMoments',
  post: 'surfacePost',
  video: 'surfaceVideo',
  live: 'surfaceLive',
  'mini-program': 'surfaceMiniProgram',
  ad: 'surfaceAd',
  search: 'surfaceSearch',
  checkout: 'surfaceCheckout',
  'in-app': 'surfaceInApp',
  mail: 'surfaceMail',
  document: 'surfaceDocument',
} as const satisfies Record<Surface, TextKey>;

/** What readers call a surface; on some platforms it has a name of its own. */
export function surfaceName(surface: Surface, platform: PlatformId | null, text: Text): string {
  if (surface === 'article' && platform === 'wechat') return text.t('surfaceArticleWechat');
  return text.t(surfaceLabels[surface]);
}

/** Client and region, where they are named. */
function readerParts({ client, region }: Pick<Vantage, 'client' | 'region'>, text: Text): string[] {
  return [
    ...(client === null ? [] : [text.t(client === 'mobile' ? 'clientMobile' : 'clientDesktop')]),
    ...(region === null ? [] : [regionName(region, text)]),
  ];
}

/** A country or region in the reader's language. */
export function regionName(region: string, text: Text): string {
  return new Intl.DisplayNames(text.tag, { type: 'region', fallback: 'code' }).of(region) ?? region;
}

function withReader(place: string, vantage: Vantage, text: Text): string {
  const who = readerParts(vantage, text);
  return who.length === 0 ? place : text.t('placeReader', { place, reader: text.list(who) }).trim();
}

/** A vantage as a label: "WeChat · group chat". */
export function placeName(vantage: Vantage, names: Names, text: Text): string {
  const platform = shortName(vantage.platform, names, text);
  const { surface } = vantage;
  const place =
    surface === null
      ? platform
      : text.t('placeLabel', { platform, surface: surfaceName(surface, vantage.platform, text) });
  return withReader(place, vantage, text);
}

/** A vantage inside a sentence: "WeChat group chat". */
export function placeInSentence(vantage: Vantage, names: Names, text: Text): string {
  return placesInSentence([vantage], names, text)[0] as string;
}

/** Vantages inside a sentence, those of one platform together: "WeChat group chat/Moments", "Douyin live rooms". */
export function placesInSentence(vantages: readonly Vantage[], names: Names, text: Text): string[] {
  const byPlatform = new Map<PlatformId, string[]>();
  for (const vantage of vantages) {
    const { platform, surface } = vantage;
    const place = surface === null ? '' : surfaceName(surface, platform, text);
    byPlatform.set(platform, [...(byPlatform.get(platform) ?? []), withReader(place, vantage, text)]);
  }
  return [...byPlatform].map(([id, places]) => {
    const platform = shortName(id, names, text);
    const surfaces = places.filter((place) => place !== '').join('/');
    return surfaces === '' ? platform : text.t('placeInSentence', { platform, surface: surfaces });
  });
}

/** A vantage among others of the same platform: "group chat", "elsewhere". */
export function placeWithin(vantage: Vantage, text: Text): string {
  const place =
    vantage.surface === null ? text.t('surfaceOther') : surfaceName(vantage.surface, vantage.platform, text);
  return withReader(place, vantage, text);
}

/** What one row of a timeline is about: "direct chat", "built-in browser (app links)". `alone` where no row names a surface. */
export function rowName(row: TimelineRow, platform: PlatformId, alone: boolean, text: Text): string {
  const { surface, client, region, kind, host } = row;
  const everywhere = text.t(alone ? 'surfacesAll' : 'surfaceOther');
  const place = surface === null ? everywhere : surfaceName(surface, platform, text);
  const kindLabel = kindLabels[kind];
  const parts = [
    ...(kindLabel === undefined ? [] : [text.t(kindLabel)]),
    ...(host === null ? [] : [host]),
    ...readerParts({ client, region }, text),
  ];
  return parts.length === 0 ? place : text.t('placeReader', { place, reader: text.list(parts) });
}

const groupLabels: Readonly<Record<string, TextKey>> = {
  alibaba: 'groupAlibaba',
  ant: 'groupAnt',
  baidu: 'groupBaidu',
  bytedance: 'groupBytedance',
  jd: 'groupJd',
  kuaishou: 'groupKuaishou',
  meituan: 'groupMeituan',
  meta: 'groupMeta',
  netease: 'groupNetease',
  sina: 'groupSina',
  tencent: 'groupTencent',
};

/** Who owns a platform, in the reader's language; the group's id where we have no word for it. */
export function groupName(group: string, text: Text): string {
  const key = groupLabels[group];
  return key === undefined ? group : (text.t as (key: TextKey) => string)(key);
}

function count(words: string, letters: RegExp): number {
  return words.match(letters)?.length ?? 0;
}

/** The language of words that somebody else wrote, as far as their script tells; undefined where it does not. */
export function languageOf(words: string): 'zh-CN' | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words)) return undefined;
  const han = count(words, /\p{Script=Han}/gu);
  // A Chinese quotation within an English note does not make the note Chinese.
  return han > 0 && han * 2 > count(words, /\p{Script=Latin}/gu) ? 'zh-CN' : undefined;
}
