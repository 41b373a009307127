import { type Address, asAddress, beginsWithHost, isWeb, parseAddress, schemeOf, trimmed } from './address.ts';
import { decode, decodeForm } from './decode.ts';
import { identifyAddress } from './identify.ts';
import { maxParameters } from './plain-parameters.ts';
import type { RulebookIndex } from './rulebook.ts';
import { siteOf } from './site.ts';
import {
  type Carrier,
  type Encoding,
  type Kind,
  type PlatformId,
  toldKinds,
  unlistedWrapper,
  type Wrapper,
} from './types.ts';
import {
  copyPlace,
  fetchedFile,
  loginPlace,
  type NameSays,
  nameSays,
  plainName,
  sharePlace,
  shareText,
  toolPlace,
  wayOut,
} from './unlisted-words.ts';

const wrappersOfOwners = new Map<PlatformId | null, Wrapper>();

/** Stands as the wrapper of a platform's addresses that carry another one although no rule names them; one for each owner. */
function looksLikeWrapper(owner: PlatformId | null): Wrapper {
  let wrapper = wrappersOfOwners.get(owner);
  if (wrapper === undefined) {
    wrapper = {
      id: unlistedWrapper,
      platform: owner ?? '',
      hosts: [],
      schemes: [],
      paths: [],
      target: [],
      leadsTo: [],
      effects: [],
      evidence: [],
      verified: null,
    };
    wrappersOfOwners.set(owner, wrapper);
  }
  return wrapper;
}

/** An address found inside another one. */
export interface Carried {
  readonly address: string;
  readonly carrier: Carrier;
  /** What stands for the address around it. */
  readonly wrapper: Wrapper;
}

/** A value of an address, and where it stands there. Most are never asked for more than their text. */
class Value {
  readonly text: string;
  /** The name of its parameter as it stands in the address; null where it stands without one. */
  readonly #written: string | null;
  readonly #carrier: (name: string, encoding: Encoding) => Carrier;

  constructor(text: string, written: string | null, carrier: (name: string, encoding: Encoding) => Carrier) {
    this.text = text;
    this.#written = written;
    this.#carrier = carrier;
  }

  /** The plain name of its parameter; null where it stands without one. */
  get name(): string | null {
    return this.#written === null ? null : plainName(decodeForm(this.#written));
  }

  carrier(encoding: Encoding): Carrier {
    return this.#carrier(decodeForm(this.#written ?? ''), encoding);
  }
}

function parametersIn(text: string, carrier: (name: string, encoding: Encoding) => Carrier): Value[] {
  const values: Value[] = [];
  // Most queries have no semicolon, and splitting by a text is many times faster.
  for (const part of text.split(text.includes(';') ? /[&;]/ : '&', maxParameters)) {
    const equals = part.indexOf('=');
    if (equals > 0) values.push(new Value(part.slice(equals + 1), part.slice(0, equals), carrier));
  }
  return values;
}

const schemeFirst = /^[a-z][a-z0-9+.-]*(?::|%3a|%253a)/i;
const slashesFirst = /^(?:%(?:25)?2f|\/){2}/i;

/** Everything from an address that begins a segment of a path: query and fragment are its own. */
const inPath = /[/=:_](https?(?::\/|:%2f|%(?:25)?3a)|aHR0c|68747470)/i;

function valuesIn({ path, query, fragment }: Address): Value[] {
  const values: Value[] = [];
  const inside = inPath.exec(path);
  if (inside !== null) {
    const at = inside.index + 1;
    const readable = (inside[1] as string).startsWith('h');
    const tail = `${query === null ? '' : `?${query}`}${fragment === null ? '' : `#${fragment}`}`;
    const text = readable && /^https?:\//i.test(path.slice(at)) ? path.slice(at) + tail : nextSegment(path.slice(at));
    values.push(new Value(text, null, (_, encoding) => ({ path: `${path.slice(0, at)}{target}`, encoding })));
  }
  if (query !== null) {
    if (schemeFirst.test(query) || slashesFirst.test(query) || /^(?:aHR0c|68747470)/.test(query)) {
      const whole = fragment === null ? query : `${query}#${fragment}`;
      values.push(new Value(whole, null, (_, encoding) => ({ query: 'whole', encoding })));
    } else {
      values.push(...parametersIn(query, (name, encoding) => ({ param: [name], encoding })));
    }
  }
  if (fragment !== null) {
    const own = fragment.replace(/^[!/]+/, '');
    if (schemeFirst.test(own)) values.push(new Value(own, null, (_, encoding) => ({ fragment: '', encoding })));
    else
      values.push(
        ...parametersIn(fragment.replace(/^[^?=]*\?/, ''), (name, encoding) => ({ fragment: name, encoding })),
      );
  }
  return values;
}

function nextSegment(text: string): string {
  return text.split('/', 1)[0] as string;
}

interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const readable = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i;
const twice = /^(?:[a-z][a-z0-9+.-]*%3a|%2f%2f)/i;

/** True for all values of which {@link decoded} makes something, and for few others. */
const mayLead = /[\s:%./\\+]|^(?:aHR0c|a1aHR0c|Ly9|a1Ly9|68747470)|-3a|__;/i;

/**
 * What a value says, decoded as its beginning shows; null where it begins with nothing that leads anywhere. A parameter
 * is read as a query is; what stands without one and begins as an address has been encoded by nobody.
 */
function decoded(value: string, named: boolean): Decoded | null {
  if (/^https?-3a/i.test(value)) {
    const text = decode(value, 'urldefense-v2');
    return text === null ? null : { text, encoding: 'urldefense-v2' };
  }
  const defended = value.includes('__;') ? decode(value, 'urldefense-v3') : null;
  if (defended !== null) return { text: defended, encoding: 'urldefense-v3' };
  if (!named && /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(value)) return { text: value, encoding: 'raw' };
  const once = decodeForm(value).trim();
  if (twice.test(once)) return { text: decodeForm(once), encoding: 'percent-twice' };
  const base64 = /^(?:a1)?(?=aHR0c|Ly9)/.exec(once);
  if (base64 !== null) {
    const text = decode(once.slice(base64[0].length), 'base64url');
    return text === null ? null : { text, encoding: base64[0] === '' ? 'base64' : 'bing-a1' };
  }
  if (/^68747470/.test(once)) {
    const text = decode(once, 'hex');
    return text === null ? null : { text, encoding: 'hex' };
  }
  const text = once.replace(/^cache:(?:[\w-]+:)?(?=https?:)/i, '');
  if (readable.test(text)) return { text, encoding: value === once ? 'raw' : 'percent' };
  return beginsWithHost(once) ? { text: once, encoding: 'host-only' } : null;
}

const aHost = /^(?:[a-z0-9_-]+\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)$|^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Reads a decoded value as an address that a browser or a known app would open. */
function addressOf({ text, encoding }: Decoded, rulebook: RulebookIndex): { text: string; address: Address } | null {
  const value = trimmed(text);
  if (/[\s<>"]/.test(value.slice(0, 80).split(/[?#]/, 1)[0] as string)) return null;
  const whole = encoding === 'host-only' ? `https://${value}` : /^[/\\]{2}/.test(value) ? `https:${value}` : value;
  const mended = whole.replace(/^(https?:)\/(?![/\\])/i, '$1//');
  const address = schemeOf(mended) === null ? null : parseAddress(mended);
  if (address === null) return null;
  if (isWeb(address.scheme)) {
    if (!aHost.test(address.host)) return null;
    if (encoding === 'host-only' && identifyAddress(address, rulebook).owner === null) return null;
  } else if (identifyAddress(address, rulebook).owner === null && !rulebook.wrappersByScheme.has(address.scheme)) {
    return null;
  }
  return { text: asAddress(mended), address };
}

/** Whether two addresses are one page, as far as share buttons tell: scheme, `www.`, query and fragment aside. */
function samePage(one: Address, other: Address): boolean {
  const place = ({ host, path }: Address) => host.replace(/^(?:www|m|wap)\./, '') + path.replace(/\/$/, '');
  return place(one) === place(other);
}

/** Kinds of addresses that do something with what they carry, and never lead there. */
const notLeading: ReadonlySet<Kind> = new Set(['payment', ...toldKinds]);

/** Whether its place or its other parameters say that an address does not lead to what it carries, whatever that is. */
function neverLeads(place: string, values: readonly Value[], outer: Address): boolean {
  if (loginPlace.test(place) || copyPlace.test(place)) return true;
  if (isWeb(outer.scheme) && sharePlace.test(place)) return true;
  if (wayOut.test(place)) return false;
  if (toolPlace.test(place)) return true;
  return values.some(({ name }) => name !== null && shareText.has(name));
}

/** How much speaks for a value being where the address leads; 0 where it is not. `ledOut`: the address leads out. */
function weight(says: NameSays, { encoding }: Decoded, target: Address, ledOut: boolean): number {
  if (encoding === 'host-only' && says !== 'way-out') return 0;
  if (!ledOut && fetchedFile.test(target.path)) return 0;
  return says === 'way-out' ? 3 : says === 'nothing' ? 2 : 1;
}

/**
 * Sees through an address that no rule names as a wrapper but that carries another one, by the evidence of its own
 * shape: the name of the parameter, the words of host and path, what else it carries, and whether the other address is
 * another site. `page` is the address of the page on which the link stands, null where nobody knows: what carries it shares it or
 * counts it. To be asked of addresses that `mayCarry` lets through. Null where nothing is carried. Takes linear time, never
 * throws.
 */
export function carriedAddress(outer: Address, rulebook: RulebookIndex, page: string | null): Carried | null {
  const { owner, kind } = identifyAddress(outer, rulebook);
  const app = !isWeb(outer.scheme);
  if (notLeading.has(kind) || (app && owner === null && !/^intent/.test(outer.scheme))) return null;
  const values = valuesIn(outer);
  const leading = values.filter(({ text }) => mayLead.test(text));
  if (leading.length === 0) return null;
  const before = inPath.exec(outer.path);
  const place = `${outer.host}${before === null ? outer.path : outer.path.slice(0, before.index + 1)}`
    .slice(0, 400)
    .toLowerCase();
  const ledOut = app || wayOut.test(place);
  let isNever: boolean | null = null;

  const shown = page === null ? null : parseAddress(page);
  let best: (Omit<Carried, 'wrapper'> & { readonly weight: number }) | null = null;
  let tied = false;
  for (const value of leading) {
    const { name } = value;
    const says: NameSays = name === null ? 'way-out' : nameSays(name);
    if (says === 'other' || (says !== 'way-out' && !ledOut)) continue;
    isNever ??= neverLeads(place, values, outer);
    if (isNever) return null;
    const found = decoded(value.text, name !== null);
    const target = found === null ? null : addressOf(found, rulebook);
    if (found === null || target === null) continue;
    const { address } = target;
    if (!app && siteOf(address.host) === siteOf(outer.host) && address.host !== '') continue;
    if (shown !== null && samePage(address, shown)) continue;
    const heavy = weight(says, found, address, ledOut);
    if (heavy === 0) continue;
    if (name?.startsWith('redirect') && owner !== null && identifyAddress(address, rulebook).owner === owner) continue;
    if (best === null || heavy > best.weight) {
      best = { address: target.text, carrier: value.carrier(found.encoding), weight: heavy };
      tied = false;
    } else if (heavy === best.weight && target.text !== best.address) {
      tied = true;
    }
  }
  if (best === null || tied) return null;
  return { address: best.address, carrier: best.carrier, wrapper: looksLikeWrapper(owner) };
}
