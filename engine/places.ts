import type { HostTable } from './host-table.ts';
import { type KnownHost, type KnownPlace, placeOnHost, strangeHost } from './known-hosts.ts';
import type { Layer, PlainWrapper } from './layers.ts';
import { parameters, plain, readDecoded, readParameters, readPlain } from './plain-address.ts';

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

/** Whether the path of the address that was read last is one of these, which have no slash at their ends; none stand for all. */
function pathIsOneOf(paths: readonly string[], text: string): boolean {
  const start = plain.hostEnd;
  const end = plain.pathEnd;
  const last = end > start && text.charCodeAt(end - 1) === 0x2f ? end - 1 : end;
  for (const path of paths) if (path.length === last - start && text.startsWith(path, start)) return true;
  return paths.length === 0;
}

/** Which parameter is the first of a name; -1 where none is. */
function parameterNamed(name: string, text: string): number {
  for (let i = 0; i < parameters.count; i++) {
    const start = parameters.names[i] as number;
    if ((parameters.equals[i] as number) - start === name.length && text.startsWith(name, start)) return i;
  }
  return -1;
}

/** A wrapper taken off in place. */
interface OpenedInPlace {
  readonly layer: Layer;
  readonly target: string;
}

/**
 * The plain wrapper that the address is which {@link placeOf} has just read, and the plain address that it carries, which then is
 * the one that was read last. Null where it takes more to say.
 */
export function openInPlace(text: string, { plainWrappers }: KnownPlace): OpenedInPlace | null {
  for (const one of plainWrappers) if (pathIsOneOf(one.paths, text)) return openAs(one, text);
  return null;
}

function openAs({ names, layer }: PlainWrapper, text: string): OpenedInPlace | null {
  readParameters();
  if (parameters.escapedNames || parameters.semicolons) return null;
  for (const name of names) {
    const at = parameterNamed(name, text);
    if (at < 0) continue;
    const from = (parameters.equals[at] as number) + 1;
    const to = parameters.ends[at] as number;
    if (from === to) continue;
    const target = readDecoded(from, to);
    return target === null ? null : { layer, target };
  }
  return null;
}
