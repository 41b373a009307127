import type { HostTable } from './host-table.ts';
import { type KnownHost, type KnownPlace, placeOnHost, strangeHost } from './known-hosts.ts';
import { plain, readPlain } from './plain-address.ts';

/**
 * What the rules say of the place of an address, which is read whole and in place: nearly all addresses on pages can be
 * read so. Null where a browser may change something of it, so that it takes a parser.
 */
export function placeOf(address: string, hosts: HostTable<KnownHost>): KnownPlace | null {
  return readPlain(address) ? placeRead(address, hosts) : null;
}

/** {@link placeOf} for the address that was read last. */
export function placeRead(address: string, hosts: HostTable<KnownHost>): KnownPlace {
  return placeOnHost(hosts.findRead(address, plain) ?? strangeHost);
}
