import { HostTable } from './host-table.ts';
import { hostAndParents } from './path.ts';
import type { HostEntry, Identity, RulebookIndex } from './rulebook.ts';
import type { Wrapper } from './types.ts';

/** All that the rules say of the addresses of a host, be it about the host itself or about those it stands under. */
export interface KnownHost {
  /** The closest host first; under it the longest path prefix. */
  readonly entries: readonly HostEntry[];
  /** The closest host first. */
  readonly wrappers: readonly Wrapper[];
  /** What every address of the host is; null where that hangs on path or query. */
  readonly always: Identity | null;
}

/** What an address is that no rule names. */
export const ordinary: Identity = { owner: null, platform: null, ambiguous: null, surface: null, kind: 'page' };

/** What is known of the hosts of which no rule speaks. */
export const strangeHost: KnownHost = { entries: [], wrappers: [], always: ordinary };

function saysAll({ prefix, shortLink }: HostEntry): boolean {
  return prefix === '' && shortLink?.param === undefined;
}

function gather(host: string, { hosts, wrappersByHost }: RulebookIndex): KnownHost {
  const upwards = [...hostAndParents(host)];
  const entries = upwards.flatMap((one) => hosts.get(one) ?? []);
  const wrappers = upwards.flatMap((one) => wrappersByHost.get(one) ?? []);
  const [first] = entries;
  const always = first !== undefined && wrappers.length === 0 && saysAll(first) ? first.identity : null;
  return { entries, wrappers, always };
}

const tables = new WeakMap<RulebookIndex, HostTable<KnownHost>>();

/** The hosts that a rulebook speaks of, block pages aside; made when first asked for. */
export function knownHosts(rulebook: RulebookIndex): HostTable<KnownHost> {
  let table = tables.get(rulebook);
  if (table === undefined) {
    const hosts = new Set([...rulebook.hosts.keys(), ...rulebook.wrappersByHost.keys()]);
    table = new HostTable(new Map([...hosts].map((host) => [host, gather(host, rulebook)])));
    tables.set(rulebook, table);
  }
  return table;
}

/** What the rules say of a host. */
export function knownHost(host: string, rulebook: RulebookIndex): KnownHost {
  return knownHosts(rulebook).find(host, 0, host.length) ?? strangeHost;
}
