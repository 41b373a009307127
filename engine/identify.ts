import { type Address, isWeb, parseAddress } from './address.ts';
import { hostAndParents, pathBegins } from './path.ts';
import { queryParameter } from './query.ts';
import type { HostEntry, RulebookIndex, SchemeEntry } from './rulebook.ts';
import type { Kind, PlatformId, Surface, Vantage } from './types.ts';

/** Whose an address is, and what it is. */
export interface Identity {
  /** The platform that owns the address; null where no rule names it. */
  readonly owner: PlatformId | null;
  /** The platform that the address leads to: the owner, or null where its short links lead anywhere. */
  readonly platform: PlatformId | null;
  /** All platforms it may lead to, where several share the host on purpose. */
  readonly ambiguous: readonly PlatformId[] | null;
  /** The surface of the page that opens there; null where none does. */
  readonly surface: Surface | null;
  readonly kind: Kind;
}

const ordinary: Identity = { owner: null, platform: null, ambiguous: null, surface: null, kind: 'page' };

function coversAddress(entry: HostEntry, address: Address): boolean {
  if (entry.prefix !== '' && !pathBegins(entry.prefix, address.path)) return false;
  const param = entry.shortLink?.param;
  return param === undefined || queryParameter(address.query, param) !== null;
}

/** The entry of a rule file that says whose an address is, with the host it stands under; null where none does. */
export function hostEntryOf(
  address: Address,
  rulebook: RulebookIndex,
): { readonly host: string; readonly entry: HostEntry } | null {
  for (const host of hostAndParents(address.host)) {
    const entry = rulebook.hosts.get(host)?.find((candidate) => coversAddress(candidate, address));
    if (entry !== undefined) return { host, entry };
  }
  return null;
}

function identifyHost(address: Address, rulebook: RulebookIndex): Identity {
  const found = hostEntryOf(address, rulebook);
  if (found === null) return ordinary;
  const { platform: owner, surface, kind, shortLink } = found.entry;
  if (shortLink === null) return { owner, platform: owner, ambiguous: null, surface, kind };
  const platform = shortLink.to?.[0] ?? null;
  const ambiguous = shortLink.to !== null && shortLink.to.length > 1 ? shortLink.to : null;
  return { owner, platform, ambiguous, surface, kind };
}

/** Ends where a segment does, as path prefixes of hosts do: `weixin://wxpay` is no beginning of `weixin://wxpayments`. */
function schemePathBegins(prefix: string, after: string): boolean {
  return prefix === '' || pathBegins(prefix.toLowerCase(), after);
}

/** The entry of a rule file that says which app answers to an address; null where none does. */
export function schemeEntryOf(address: Address, rulebook: RulebookIndex): SchemeEntry | null {
  const after = `//${address.host}${address.path}`.toLowerCase();
  return (
    rulebook.schemes.get(address.scheme)?.find(({ prefix }) => schemePathBegins(prefix, after)) ??
    rulebook.schemePrefixes.find(
      ({ begins, prefix }) => address.scheme.startsWith(begins) && schemePathBegins(prefix, after),
    ) ??
    null
  );
}

function identifyScheme(address: Address, rulebook: RulebookIndex): Identity {
  const entry = schemeEntryOf(address, rulebook);
  if (entry === null) return { ...ordinary, kind: 'other' };
  return { owner: entry.platform, platform: entry.platform, ambiguous: null, surface: null, kind: entry.kind };
}

/** {@link identify} for an address that has been taken apart already. */
export function identifyAddress(address: Address, rulebook: RulebookIndex): Identity {
  return isWeb(address.scheme) ? identifyHost(address, rulebook) : identifyScheme(address, rulebook);
}

/**
 * Says whose an address is: the longest host that a rule names wins, and under it the longest path prefix. Matches
 * whole labels only, so `nottaobao.com` and `taobao.com.evil.example` are nobody's. Never throws.
 */
export function identify(address: string, rulebook: RulebookIndex): Identity {
  const parsed = parseAddress(address);
  return parsed === null ? { ...ordinary, kind: 'other' } : identifyAddress(parsed, rulebook);
}

/** Where a reader of this page stands: its platform and the surface of its host; null on pages of no platform. */
export function vantageOf(pageAddress: string, rulebook: RulebookIndex): Vantage | null {
  const { owner, surface } = identify(pageAddress, rulebook);
  return owner === null || surface === null ? null : { platform: owner, surface, client: null, region: null };
}
