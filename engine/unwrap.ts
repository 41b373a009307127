import {
  type Address,
  asAddress,
  beginsWithHost,
  isPlain,
  isWeb,
  parseAddress,
  parsePlain,
  schemeOf,
  trimmed,
} from './address.ts';
import { decode, decodeForm } from './decode.ts';
import type { HostTable } from './host-table.ts';
import { identifyAddress, identifyOnHost, noAddress } from './identify.ts';
import { type KnownHost, type KnownPlace, knownHosts, strangeHost } from './known-hosts.ts';
import { type Layer, layerOf, plainQuery } from './layers.ts';
import { maxLength } from './limits.ts';
import { mayCarry, plainMayCarry } from './may-carry.ts';
import { hostAndParents, pathFits } from './path.ts';
import { placeOf } from './places.ts';
import { plain } from './plain-address.ts';
import { parametersFit, queryParameter } from './query.ts';
import type { Identity, RulebookIndex } from './rulebook.ts';
import type { BlockPage, Carrier, Encoding, Wrapper, WrapperEffect } from './types.ts';
import { carriedAddress } from './unlisted.ts';

/** Wrappers inside wrappers are followed this deep, then no further. */
export const maxDepth = 8;

export { maxLength };

/** What stands around an address, from the outside in. */
export interface Unwrapped {
  /** Every readable address, the one asked about first. */
  readonly chain: readonly string[];
  readonly layers: readonly Layer[];
  /** The innermost readable address; null where the innermost wrapper cannot be read offline. */
  readonly target: string | null;
  /** True where the walk ended at {@link maxDepth}, {@link maxLength} or at an address met before. */
  readonly stopped: boolean;
}

/** A word with a dot in it that is a file rather than a host. */
const looksLikeFile = /^[^/?#]*\.(?:html?|shtml|php|jsp|aspx?|js|css|png|jpe?g|gif)(?=[/?#]|$)/i;

/** What a target that is only a path is relative to: the origin of the address that carries it. */
function originOf(outer: string): string | null {
  try {
    const { protocol, host } = new URL(outer);
    return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${host}` : null;
  } catch {
    return null;
  }
}

/** Turns a decoded value into an absolute address, or null where no browser or known app would open it. */
function accept(value: string, wrapper: WrapperShape, outer: string, rulebook: RulebookIndex): string | null {
  if (isPlain(value)) return value;
  const text = trimmed(value);
  if (text === '') return null;
  if (/^[/\\]{2}/.test(text)) return acceptAbsolute(`https:${text}`, rulebook);
  if (text.startsWith('/')) {
    const base = wrapper.base ?? originOf(outer);
    return base === null ? null : asAddress(base.replace(/\/$/, '') + text);
  }
  if (beginsWithHost(text)) return looksLikeFile.test(text) ? null : acceptAbsolute(`https://${text}`, rulebook);
  return schemeOf(text) === null ? null : acceptAbsolute(text, rulebook);
}

function acceptAbsolute(text: string, rulebook: RulebookIndex): string | null {
  const address = parseAddress(text);
  if (address === null) return null;
  if (isWeb(address.scheme)) return address.host === '' ? null : asAddress(text);
  const known = identifyAddress(address, rulebook).platform !== null || rulebook.wrappersByScheme.has(address.scheme);
  return known ? asAddress(text) : null;
}

function readParameter(
  query: string | null,
  names: readonly string[],
  { encoding }: { readonly encoding: Encoding },
): string | null {
  for (const name of names) {
    const raw = queryParameter(query, name);
    if (raw === null || raw === '') continue;
    const value = plainQuery.has(encoding) ? decodeForm(raw) : decode(raw, encoding);
    if (value !== null) return value;
  }
  return null;
}

function readJson(text: string | null, members: string): string | null {
  if (text === null) return null;
  try {
    let value: unknown = JSON.parse(text);
    for (const member of members.split('.')) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return null;
      value = (value as Record<string, unknown>)[member];
    }
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** The part of the path at `{target}`; as the template's last part it takes everything that follows, query and fragment too. */
function readPath(template: string, address: Address): string | null {
  const at = template.indexOf('{target}');
  const before = template.slice(0, at).split('/');
  const after = template.slice(at + '{target}'.length);
  const head = before.pop() as string;
  const segments = address.path.split('/');
  for (const [i, part] of before.entries()) {
    if (part !== '{}' && part !== segments[i]) return null;
  }
  const rest = segments.slice(before.length).join('/');
  if (!rest.startsWith(head)) return null;
  const value = rest.slice(head.length);
  if (after === '') {
    const query = address.query === null ? '' : `?${address.query}`;
    const fragment = address.fragment === null ? '' : `#${address.fragment}`;
    return value === '' ? null : value + query + fragment;
  }
  const end = value.indexOf(after[0] as string);
  return end > 0 ? value.slice(0, end) : null;
}

function readRest(name: string, text: string): string | null {
  const at = text.search(new RegExp(`(?:^|[?&#/;])${name.replace(/[^\w]/g, '\\$&')}=`));
  if (at < 0) return null;
  const value = text.slice(text.indexOf(`${name}=`, at) + name.length + 1);
  if (/^(?:[a-z][a-z0-9+.-]*%3a|%2f)/i.test(value)) return decodeForm(value.split('&', 1)[0] as string);
  return value;
}

/** Android's intent syntax, https://developer.chrome.com/docs/android/intents */
function readIntent(extra: string, text: string): string | null {
  const mark = text.indexOf('#Intent;');
  if (mark < 0) return null;
  const fields = text.slice(mark + '#Intent;'.length).split(';');
  const field = (name: string) => fields.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  const fallback = field(`S.${extra}`);
  if (fallback !== null) return decode(fallback, 'percent');
  const scheme = field('scheme');
  return scheme === null ? null : `${scheme}:${text.slice(text.indexOf(':') + 1, mark)}`;
}

function readCarrier(carrier: Carrier, address: Address, text: string): string | null {
  if ('opaque' in carrier) return null;
  if ('json' in carrier) return readJson(readParameter(address.query, [carrier.param], carrier), carrier.json);
  if ('param' in carrier) return readParameter(address.query, carrier.param, carrier);
  if ('fragment' in carrier)
    return readParameter(address.fragment?.replace(/^[^?]*\?/, '') ?? null, [carrier.fragment], carrier);
  if ('rest' in carrier) return readRest(carrier.rest, text);
  if ('intent' in carrier) return readIntent(carrier.intent, text);
  const raw = 'path' in carrier ? readPath(carrier.path, address) : wholeQuery(address);
  return raw === null || raw === '' ? null : decode(raw, carrier.encoding);
}

/** A target written raw behind the question mark may hold a fragment of its own. */
function wholeQuery(address: Address): string | null {
  if (address.query === null) return null;
  return address.fragment === null ? address.query : `${address.query}#${address.fragment}`;
}

type WrapperShape = Pick<Wrapper, 'target' | 'base'>;

/** The target that a wrapper or block page carries; its address is null where it has one that cannot be read. */
interface CarriedTarget {
  readonly address: string | null;
  readonly carrier: Carrier;
}

/** What a wrapper or block page carries; null where it carries nothing. */
function readTarget(
  shape: WrapperShape,
  address: Address,
  text: string,
  rulebook: RulebookIndex,
): CarriedTarget | null {
  for (const carrier of shape.target) {
    if ('opaque' in carrier) return { address: null, carrier };
    const value = readCarrier(carrier, address, text);
    const accepted = value === null ? null : accept(value, shape, text, rulebook);
    if (accepted !== null) return { address: accepted, carrier };
  }
  return null;
}

interface Place {
  readonly paths: readonly string[];
  readonly when?: Readonly<Record<string, string>>;
}

function standsAt(place: Place, address: Address): boolean {
  if (place.paths.length > 0 && !place.paths.some((template) => pathFits(template, address.path))) return false;
  return place.when === undefined || parametersFit(address.query, place.when);
}

function schemeStandsAt(wrapper: Wrapper, address: Address): boolean {
  const after = `//${address.host}${address.path}`.toLowerCase();
  if (wrapper.paths.length > 0 && !wrapper.paths.some((template) => pathFits(template.toLowerCase(), after)))
    return false;
  return wrapper.when === undefined || parametersFit(address.query, wrapper.when);
}

/** The wrappers of apps that an address may be, its scheme looked at only. */
function wrappersOfApps({ scheme }: Address, rulebook: RulebookIndex): Wrapper[] {
  const begun = rulebook.wrapperSchemePrefixes.filter(({ begins }) => scheme.startsWith(begins));
  return [...(rulebook.wrappersByScheme.get(scheme) ?? []), ...begun.map(({ wrapper }) => wrapper)];
}

function effectAt(wrapper: Wrapper, address: Address): WrapperEffect {
  const fits = wrapper.effects.find(
    (one) =>
      (one.path === undefined || pathFits(one.path, address.path)) &&
      (one.when === undefined || parametersFit(address.query, one.when)),
  );
  return fits?.effect ?? 'pass';
}

/** An address on the way, taken apart no further than its host and the first segment of its path need. */
interface Met {
  readonly text: string;
  /** Null where {@link known} says all, and where no browser would open it. */
  readonly address: Address | null;
  /** What the rules say of where it stands; null where it has no host. */
  readonly known: KnownPlace | null;
  /** Whether it could carry another address; null where nobody has looked. */
  readonly mayCarry: boolean | null;
}

function meet(text: string, hosts: HostTable<KnownHost>): Met {
  const known = placeOf(text, hosts);
  if (known !== null) {
    const may = plainMayCarry(text);
    const address = known.always === null || may ? parsePlain(text, plain.hostEnd) : null;
    if (known.always !== null || address !== null) return { text, address, known, mayCarry: may };
  }
  const address = parseAddress(text);
  if (address === null || !isWeb(address.scheme)) return { text, address, known: null, mayCarry: null };
  const found = hosts.find(address.host, 0, address.host.length) ?? strangeHost;
  return { text, address, known: found, mayCarry: null };
}

function identityOf({ address, known }: Met, rulebook: RulebookIndex): Identity {
  if (known !== null && known.always !== null) return known.always;
  if (address === null) return noAddress;
  return known === null ? identifyAddress(address, rulebook) : identifyOnHost(address, known);
}

/** A wrapper taken off, and the address it carries; null where that cannot be read. */
interface Opened {
  readonly layer: Layer;
  readonly target: string | null;
}

/** The wrapper that an address is, a known one or one that looks like it, and what it carries; null where it is none. */
function open(
  { address, text, known, mayCarry: may }: Met,
  rulebook: RulebookIndex,
  page: string | null,
): Opened | null {
  if (address !== null) {
    const stands = known === null ? schemeStandsAt : standsAt;
    for (const wrapper of known?.wrappers ?? wrappersOfApps(address, rulebook)) {
      const target = stands(wrapper, address) ? readTarget(wrapper, address, text, rulebook) : null;
      if (target !== null)
        return { layer: layerOf(wrapper, effectAt(wrapper, address), target.carrier), target: target.address };
    }
  }
  if (!(may ?? mayCarry(text))) return null;
  const outer = address ?? parseAddress(text);
  const carried = outer === null ? null : carriedAddress(outer, rulebook, page);
  if (carried === null) return null;
  return { layer: { wrapper: carried.wrapper, effect: 'pass', carrier: carried.carrier }, target: carried.address };
}

/** {@link Unwrapped}, and what the innermost readable address is. */
export interface Identified {
  readonly unwrapped: Unwrapped;
  readonly identity: Identity;
}

/** Does what {@link unwrap} and {@link identify} do, and takes each address apart but once. */
export function unwrapAndIdentify(link: string, rulebook: RulebookIndex, page: string | null): Identified {
  const hosts = knownHosts(rulebook);
  const chain = [link];
  const layers: Layer[] = [];
  let target: string | null = link;
  let current = link;
  let met: Met | null;
  let stopped: boolean;
  for (;;) {
    met = null;
    stopped = current.length > maxLength;
    let opened: Opened | null = null;
    if (!stopped) {
      met = meet(current, hosts);
      opened = open(met, rulebook, page);
    }
    if (opened === null) break;
    stopped = layers.length === maxDepth;
    if (stopped) break;
    layers.push(opened.layer);
    target = opened.target;
    if (target === null) break;
    stopped = chain.includes(target);
    if (stopped) {
      target = current;
      break;
    }
    chain.push(target);
    current = target;
  }
  return { unwrapped: { chain, layers, target, stopped }, identity: identityOf(met ?? meet(current, hosts), rulebook) };
}

/**
 * Takes the wrappers off an address, one layer at a time, each decoded exactly as it was encoded; where no known one
 * stands around it, also what only looks like a wrapper. `page` is the address of the page on which the link stands,
 * null where nobody knows. Works offline: where a wrapper hides its target, `target` is null. Ends at
 * {@link maxDepth}, at {@link maxLength} and at loops, and never throws.
 */
export function unwrap(link: string, rulebook: RulebookIndex, page: string | null = null): Unwrapped {
  return unwrapAndIdentify(link, rulebook, page).unwrapped;
}

/** A page that means "this link was stopped here", with the stopped address where it can be read. */
export interface Stopped {
  readonly page: BlockPage;
  readonly target: string | null;
}

/** Whether an address is a known block or warning page; null where it is not. */
export function blockPageAt(pageAddress: string, rulebook: RulebookIndex): Stopped | null {
  const address = parseAddress(pageAddress);
  if (address === null || pageAddress.length > maxLength) return null;
  for (const host of hostAndParents(address.host)) {
    const page = rulebook.blockPagesByHost.get(host)?.find((one) => standsAt(one, address));
    if (page === undefined) continue;
    const target = readTarget({ target: page.target }, address, pageAddress, rulebook);
    return { page, target: target?.address ?? null };
  }
  return null;
}
