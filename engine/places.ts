import { decodeForm } from './decode.ts';
import type { HostTable } from './host-table.ts';
import { type KnownHost, type KnownPlace, placeUnder, strangeHost } from './known-hosts.ts';
import type { Layer, PlainWrapper } from './layers.ts';
import { plainHost, readPlainHost } from './plain-host.ts';
import { plainPath, readPlainPath } from './plain-path.ts';
import { equalsSigns, nameStarts, plainQuery, readPlainQuery, valueEnds } from './plain-query.ts';

/**
 * What the rules say of the place of an address, which is read whole and in place: nearly all addresses on pages can be
 * read so. Null where a browser may change something of it, so that it takes a parser.
 */
export function placeOf(address: string, hosts: HostTable<KnownHost>): KnownPlace | null {
  const end = readPlainHost(address);
  if (end < 0 || !readPlainPath(address, end) || !readPlainQuery(address, plainPath.end)) return null;
  return placeUnder(hosts.findPlain(address) ?? strangeHost, plainPath.segment);
}

/** Whether the path of the address that was read last is one of these, which have no slash at their ends; none stand for all. */
function pathIsOneOf(paths: readonly string[], text: string): boolean {
  const start = plainHost.end;
  const { end } = plainPath;
  const last = end > start && text.charCodeAt(end - 1) === 0x2f ? end - 1 : end;
  for (const path of paths) if (path.length === last - start && text.startsWith(path, start)) return true;
  return paths.length === 0;
}

/** Whether a name of a parameter is written with escapes, so that it has to be decoded to be compared. */
function hasEscapedName(text: string): boolean {
  for (let i = 0; i < plainQuery.count; i++) {
    const end = equalsSigns[i] as number;
    for (let at = nameStarts[i] as number; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x25 || code === 0x2b) return true;
    }
  }
  return false;
}

/** The value of the first parameter of a name, as it stands in the address that was read last; null where it is absent. */
function firstValue(name: string, text: string): string | null {
  for (let i = 0; i < plainQuery.count; i++) {
    const start = nameStarts[i] as number;
    const end = equalsSigns[i] as number;
    if (end - start === name.length && text.startsWith(name, start)) return text.slice(end + 1, valueEnds[i]);
  }
  return null;
}

/** A wrapper taken off in place. */
interface OpenedInPlace {
  readonly layer: Layer;
  readonly target: string;
}

/**
 * The plain wrapper that an address is, and what it carries, for the address that {@link placeOf} has just read; null where it
 * takes more to say. Whether the target can be read in place is not looked at.
 */
export function openInPlace(text: string, { plainWrappers }: KnownPlace): OpenedInPlace | null {
  for (const one of plainWrappers) if (pathIsOneOf(one.paths, text)) return openAs(one, text);
  return null;
}

function openAs({ names, layer }: PlainWrapper, text: string): OpenedInPlace | null {
  // The separator of parameters that browsers know is `&` alone.
  if (hasEscapedName(text) || plainQuery.semicolons) return null;
  for (const name of names) {
    const value = firstValue(name, text);
    if (value !== null && value !== '') return { layer, target: decodeForm(value) };
  }
  return null;
}
