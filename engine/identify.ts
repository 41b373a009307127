import { type Address, isWeb, parseAddress } from './address.ts';
import { type KnownPlace, knownHost, ordinary } from './known-hosts.ts';
import { pathBegins } from './path.ts';
import { queryParameter } from './query.ts';
import type { HostEntry, Identity, RulebookIndex, SchemeEntry } from './rulebook.ts';
import type { Vantage } from './types.ts';

/** What an address is that belongs to an unknown app. */
const foreign: Identity = { ...ordinary, kind: 'other' };

/** What a text is that no browser would open. */
export const noAddress: Identity = { ...ordinary, kind: 'other' };

function coversAddress(entry: HostEntry, address: Address): boolean {
  if (entry.prefix !== '' && !pathBegins(entry.prefix, address.path)) return false;
  return entry.param === null || queryParameter(address.query, entry.param) !== null;
}

/** The entry of a rule file that says whose an address is; null where none does. `known` is what is known of its host. */
export function hostEntryOf(address: Address, known: KnownPlace): HostEntry | null {
  for (const entry of known.entries) if (coversAddress(entry, address)) return entry;
  return null;
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

/** {@link identify} for an address that has been taken apart already. */
export function identifyAddress(address: Address, rulebook: RulebookIndex): Identity {
  if (isWeb(address.scheme)) return identifyOnHost(address, knownHost(address.host, rulebook));
  return schemeEntryOf(address, rulebook)?.identity ?? foreign;
}

/** {@link identifyAddress} for a web address of whose host is known what the rules say. */
export function identifyOnHost(address: Address, known: KnownPlace): Identity {
  return hostEntryOf(address, known)?.identity ?? ordinary;
}

/**
 * Says whose an address is: the longest host that a rule names wins, and under it the longest path prefix. Matches
 * whole labels only, so `nottaobao.com` and `taobao.com.evil.example` are nobody's. Never throws.
 */
export function identify(address: string, rulebook: RulebookIndex): Identity {
  const parsed = parseAddress(address);
  return parsed === null ? noAddress : identifyAddress(parsed, rulebook);
}

/** Where a reader of this page stands: its platform and the surface of its host; null on pages of no platform. */
export function vantageOf(pageAddress: string, rulebook: RulebookIndex): Vantage | null {
  const { owner, surface } = identify(pageAddress, rulebook);
  return owner === null || surface === null ? null : { platform: owner, surface, client: null, region: null };
}
