import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Carrier, Encoding, Wrapper } from '../../engine/types.ts';

/** A source of numbers that are the same on every machine and in every run (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to `limit`, which is left out. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

const words =
  'alpha bay cedar delta ember fjord grove harbor iris jade kite lotus maple north opal pine quartz river stone tide umber vale willow yarn zenith news shop item list detail view share play book photo music travel forum'.split(
    ' ',
  );
const endings = ['com', 'com', 'com', 'cn', 'net', 'org', 'com.cn', 'io', 'co.uk', 'de', 'jp'];
const parameters =
  'id spm scm share_id from ref utm_source utm_medium utm_campaign sid page ts sign token kw cat'.split(' ');

/** A host that no rule names, always with two words in it. */
export function strangeHost(dice: Dice): string {
  const prefix = dice.chance(60) ? 'www.' : dice.chance(30) ? `${dice.one(words)}.` : '';
  return `${prefix}${dice.one(words)}-${dice.one(words)}${dice.below(1_000)}.${dice.one(endings)}`;
}

/** A path of one to three words, as sites have them. */
export function path(dice: Dice): string {
  const parts = Array.from({ length: 1 + dice.below(3) }, () => dice.one(words));
  return `/${parts.join('/')}${dice.chance(40) ? `/${dice.below(1e9)}.html` : ''}`;
}

function value(dice: Dice): string {
  if (dice.chance(8))
    return encodeURIComponent(dice.one(['手机壳', '双十一 优惠', 'a/b+c', 'https://example.org/?a=1']));
  return dice.chance(50)
    ? dice.below(2 ** 31).toString(36) + dice.below(2 ** 31).toString(36)
    : String(dice.below(1e9));
}

function query(dice: Dice, most: number): string {
  return Array.from({ length: 1 + dice.below(most) }, () => `${dice.one(parameters)}=${value(dice)}`).join('&');
}

function ending(dice: Dice): string {
  return dice.chance(5) ? `#${dice.one(words)}` : '';
}

/** Ports, userinfo, capitals, characters beyond ASCII, dot segments: one address in a hundred has something of these. */
function odd(dice: Dice): string {
  const host = strangeHost(dice);
  return dice.one([
    `https://${host}:8443${path(dice)}`,
    `https://user@${host}${path(dice)}`,
    `HTTPS://${host.toUpperCase()}${path(dice)}`,
    `https://${host}/商品/${dice.below(1e6)}`,
    `https://${host}/a/../${dice.one(words)}`,
  ]);
}

function strange(dice: Dice): string {
  if (dice.chance(1)) return odd(dice);
  const scheme = dice.chance(90) ? 'https' : 'http';
  return `${scheme}://${strangeHost(dice)}${path(dice)}${dice.chance(50) ? `?${query(dice, 6)}` : ''}${ending(dice)}`;
}

function onPlatform(dice: Dice, hosts: readonly string[]): string {
  const prefix = dice.chance(50) ? '' : dice.one(['www.', 'm.', 'item.']);
  return `https://${prefix}${dice.one(hosts)}${path(dice)}?${query(dice, 10)}${ending(dice)}`;
}

/** How a wrapper writes its target down; null for ways that this corpus has none of. */
function carried(carrier: Carrier, target: string): { readonly path?: string; readonly query?: string } | null {
  if (!('encoding' in carrier)) return 'rest' in carrier ? { query: `${carrier.rest}=${target}` } : null;
  const written: Partial<Record<Encoding, string>> = {
    percent: encodeURIComponent(target),
    'percent-or-raw': encodeURIComponent(target),
    raw: target,
    base64: encodeURIComponent(Buffer.from(target).toString('base64')),
    'host-only': encodeURIComponent(target.replace(/^https?:\/\//, '')),
  };
  const text = written[carrier.encoding];
  if (text === undefined || 'json' in carrier || 'fragment' in carrier) return null;
  if ('param' in carrier) return { query: `${carrier.param[0]}=${text}` };
  return 'path' in carrier ? { path: carrier.path.replace('{target}', text).replaceAll('{}', 'a') } : { query: text };
}

function wrap(wrapper: Wrapper, target: string): string | null {
  const [host] = wrapper.hosts;
  const [carrier] = wrapper.target;
  const parts = carrier === undefined ? null : carried(carrier, target);
  if (host === undefined || parts === null) return null;
  const place = (wrapper.paths[0] ?? '/').replaceAll('{}', 'a').replaceAll('**', 'a');
  const when = Object.entries(wrapper.when ?? {}).map(([name, wanted]) => `${name}=${encodeURIComponent(wanted)}`);
  const asked = [...when, ...(parts.query === undefined ? [] : [parts.query])].join('&');
  return `https://${host}${parts.path ?? place}${asked === '' ? '' : `?${asked}`}`;
}

/**
 * Addresses as pages hold them: 30 % of platforms, with long queries; 20 % wrapped, every second one around a platform's
 * address; 50 % of other hosts. The same rulebook, count and seed give the same list. Every string is flat, as strings
 * that come from a parser are.
 */
export function engineAddresses(rulebook: RulebookIndex, count: number, seed = 1): string[] {
  const dice = new Dice(seed);
  const hosts = [...rulebook.hosts.keys()];
  const wrappers = [...rulebook.wrappers.values()].filter((wrapper) => wrap(wrapper, 'https://a.example/') !== null);
  const one = (): string => {
    const share = dice.below(100);
    if (share < 30) return onPlatform(dice, hosts);
    if (share >= 50) return strange(dice);
    const target = dice.chance(50) ? onPlatform(dice, hosts) : strange(dice);
    return wrap(dice.one(wrappers), target) as string;
  };
  return JSON.parse(JSON.stringify(Array.from({ length: count }, one)));
}
