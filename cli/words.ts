import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Effect, Kind, Localised, PlatformId, Surface, Vantage, Wall } from '../engine/types.ts';

/** What an effect means for the reader. */
export const effectWords: Readonly<Record<Effect, string>> = {
  open: 'opens',
  own: "the platform's own link",
  warning: 'opens after a confirmation page',
  'login-wall': 'asks for a login or the app first',
  'copy-out': 'has to be copied to a browser',
  unlinked: 'cannot be tapped',
  blocked: 'does not open',
  refused: 'the payment is not accepted',
  depends: 'depends on where it is met',
  unknown: 'no record',
};

/** `Taobao 淘宝`; once where both names are the same. */
export function platformName(id: PlatformId, rulebook: RulebookIndex): string {
  const name = rulebook.platforms.get(id)?.name;
  return name === undefined ? id : bothNames(name);
}

/** The names in both languages; one alone where it holds the other. */
export function bothNames({ en, zh }: Localised): string {
  if (zh.includes(en)) return zh;
  return en.includes(zh) ? en : `${en} ${zh}`;
}

/** What an effect on these links means for the reader; at a checkout nothing opens. */
export function meaningOf(effect: Effect, kind: Kind): string {
  return effect === 'open' && kind === 'payment' ? 'the payment is accepted' : effectWords[effect];
}

/** Text as one line, without spaces at its ends. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** What of a vantage is said, besides its platform. */
export function surfaceAndReader({ surface, client, region }: Omit<Vantage, 'platform'>): string {
  return [surface, client, region].filter((part) => part !== null).join(', ');
}

/** `WeChat 微信, moments, mobile` */
export function vantageName(vantage: Vantage, rulebook: RulebookIndex): string {
  const rest = surfaceAndReader(vantage);
  return `${platformName(vantage.platform, rulebook)}${rest === '' ? '' : `, ${rest}`}`;
}

/** `since 2021-09-17 until 2021-11-29`, `since 2020-10-23 or earlier` */
export function span({ since, orEarlier, until }: Pick<Wall, 'since' | 'orEarlier' | 'until'>): string {
  return `since ${since}${orEarlier ? ' or earlier' : ''}${until === null ? '' : ` until ${until}`}`;
}

/** `1 link`, `2,085 links` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** Surfaces in the order in which the closed list names them. */
export function inOrder(found: Iterable<Surface>, order: readonly Surface[]): Surface[] {
  const set = new Set(found);
  return order.filter((surface) => set.has(surface));
}

const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text from a page, fit for a terminal: nothing in it can move the cursor, change colours or turn the reading direction. */
export function printable(text: string): string {
  return text.replace(unprintable, '\ufffd');
}
