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

function sayAll({ prefix, shortLink }: HostEntry): boolean {
  return prefix === '' && shortLink?.param === undefined;
}

function knownHost(host: string, { hosts, wrappersByHost }: RulebookIndex): KnownHost {
  const upwards = [...hostAndParents(host)];
  const entries = upwards.flatMap((one) => hosts.get(one) ?? []);
  const wrappers = upwards.flatMap((one) => wrappersByHost.get(one) ?? []);
  const [first] = entries;
  const always = first !== undefined && wrappers.length === 0 && sayAll(first) ? first.identity : null;
  return { entries, wrappers, always };
}

const tables = new WeakMap<RulebookIndex, HostTable<KnownHost>>();

/** The hosts that a rulebook speaks of, block pages aside; made when first asked for. */
export function knownHosts(rulebook: RulebookIndex): HostTable<KnownHost> {
  let table = tables.get(rulebook);
  if (table === undefined) {
    const hosts = new Set([...rulebook.hosts.keys(), ...rulebook.wrappersByHost.keys()]);
    table = new HostTable(new Map([...hosts].map((host) => [host, knownHost(host, rulebook)])));
    tables.set(rulebook, table);
  }
  return table;
}
