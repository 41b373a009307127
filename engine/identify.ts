import { type Address, isWeb, parseAddress, plainHostEnd, plainHostStart } from './address.ts';
import type { HostTable } from './host-table.ts';
import { type KnownHost, knownHosts } from './known-hosts.ts';
import { pathBegins } from './path.ts';
import { queryParameter } from './query.ts';
import type { HostEntry, Identity, RulebookIndex, SchemeEntry } from './rulebook.ts';
import type { Vantage } from './types.ts';

/** What an address is that no rule names. */
const ordinary: Identity = { owner: null, platform: null, ambiguous: null, surface: null, kind: 'page' };

/** What an address is that belongs to an unknown app. */
const foreign: Identity = { ...ordinary, kind: 'other' };

/** What a text is that no browser would open. */
export const noAddress: Identity = { ...ordinary, kind: 'other' };

function coversAddress(entry: HostEntry, address: Address): boolean {
  if (entry.prefix !== '' && !pathBegins(entry.prefix, address.path)) return false;
  const param = entry.shortLink?.param;
  return param === undefined || queryParameter(address.query, param) !== null;
}

/** The entry of a rule file that says whose an address is; null where none does. */
export function hostEntryOf(address: Address, rulebook: RulebookIndex): HostEntry | null {
  const known = knownHosts(rulebook).find(address.host, 0, address.host.length);
  return known?.entries.find((entry) => coversAddress(entry, address)) ?? null;
}

/** The entry of a rule file that says which app answers to an address; null where none does. */
export function schemeEntryOf(address: Address, rulebook: RulebookIndex): SchemeEntry | null {
  const after = `//${address.host}${address.path}`.toLowerCase();
  return (
    rulebook.schemes.get(address.scheme)?.find(({ prefix }) => after.startsWith(prefix.toLowerCase())) ??
    rulebook.schemePrefixes.find(
      ({ begins, prefix }) => address.scheme.startsWith(begins) && after.startsWith(prefix.toLowerCase()),
    ) ??
    null
  );
}

/** {@link identify} for an address that has been taken apart already. */
export function identifyAddress(address: Address, rulebook: RulebookIndex): Identity {
  if (isWeb(address.scheme)) return hostEntryOf(address, rulebook)?.identity ?? ordinary;
  return schemeEntryOf(address, rulebook)?.identity ?? foreign;
}

/**
 * What an address is where its host alone says so, as most do; null where it takes more of the address, and where it
 * may be a wrapper.
 */
export function identifyByHost(address: string, hosts: HostTable<KnownHost>): Identity | null {
  const end = plainHostEnd(address);
  if (end < 0) return null;
  const known = hosts.find(address, plainHostStart(address), end);
  return known === undefined ? ordinary : known.always;
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
