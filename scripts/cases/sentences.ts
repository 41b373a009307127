import { examine } from '../../engine/examine.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Finding, Kind, Platform, Surface, Vantage } from '../../engine/types.ts';

const places: Record<Surface, string> = {
  web: 'on a web page of',
  article: 'in an article on',
  chat: 'in a chat on',
  'group-chat': 'in a group chat on',
  moments: 'in Moments on',
  post: 'in a post on',
  video: 'under a video on',
  live: 'in a live room on',
  'mini-program': 'in a mini program on',
  ad: 'in an advertisement on',
  search: 'in search results on',
  checkout: 'at the checkout of',
  'in-app': 'in the in-app browser of',
  mail: 'in a mail on',
  document: 'in a document on',
};

const subjects: Record<Kind, (name: string) => string> = {
  page: (name) => name,
  'short-link': (name) => `a short link to ${name}`,
  affiliate: (name) => `an affiliate link to ${name}`,
  'deep-link': (name) => `a link into the app of ${name}`,
  'mini-program': (name) => `a mini program of ${name}`,
  payment: (name) => `a payment with ${name}`,
  share: (name) => `a share button of ${name}`,
  login: (name) => `a login at ${name}`,
  wrapper: (name) => `a hidden link to ${name}`,
  other: (name) => `a link to ${name}`,
};

/** Links that belong to no platform, as far as they are not ordinary sites. */
const strangers: Partial<Record<Kind, string>> = {
  wrapper: 'a link that hides its target',
  other: 'a link into an app that nobody knows',
  'short-link': 'a short link that may lead anywhere',
};

/** A platform's English name, its first where it has several. */
function nameOf({ name }: Platform): string {
  return name.en.split(/ [/(]/)[0] as string;
}

function subjectOf({ to, kind, via, chain, target }: Finding, rulebook: RulebookIndex): string {
  const platform = to === null ? undefined : rulebook.platforms.get(to);
  const subject = platform === undefined ? (strangers[kind] ?? 'an ordinary site') : subjects[kind](nameOf(platform));
  const address = (target ?? (chain.at(-1) as string)).replace(/[?#].*$/, '');
  const [, onTheWeb] = /^https?:\/\/(.*?)(?:\/x?)?$/.exec(address) ?? [];
  const behind = via.length === 0 ? '' : ` behind ${via.join(' and ')}`;
  return `${subject} (${onTheWeb ?? address})${behind}`;
}

function readerOf({ client, region }: Vantage): string {
  return [client === null ? '' : `, on ${client}`, region === null ? '' : `, in ${region}`].join('');
}

/** `Taobao (taobao.com) met in a group chat on WeChat` */
export function caseName(link: string, place: Vantage, found: boolean, rulebook: RulebookIndex): string {
  const subject = subjectOf(examine(link, { rulebook, vantage: null, day: '1970-01-01' }), rulebook);
  const home = rulebook.platforms.get(place.platform) as Platform;
  const where = `${places[place.surface as Surface]} ${nameOf(home)}${readerOf(place)}`;
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${found ? 'found' : 'met'} ${where}`;
}
