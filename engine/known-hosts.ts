import { HostTable } from './host-table.ts';

import { hostAndParents } from './path.ts';
import { firstSegment, segmentHash } from './plain-address.ts';
import { asPlainWrappers, type PlainWrapper } from './plain-wrappers.ts';
import type { HostEntry, Identity, RulebookIndex } from './rulebook.ts';
import type { Wrapper } from './types.ts';

/** All that the rules say of some addresses of a host, be it about the host itself or about those it stands under. */
export interface KnownPlace {
  /** The closest host first; under it the longest path prefix. */
  readonly entries: readonly HostEntry[];
  /** The closest host first. */
  readonly wrappers: readonly Wrapper[];
  /** The first of them that can be read in place; empty where one that cannot stands in front of all. */
  readonly plainWrappers: readonly PlainWrapper[];
  /** What every such address is; null where that hangs on path or query. */
  readonly always: Identity | null;
  /** Its number among all places of its rulebook, by which something can be kept about each. */
  readonly index: number;
}

/** What the rules say of all addresses of a host. */
export interface KnownHost extends KnownPlace {
  /** The same by the {@link segmentHash} of a path's first segment, for those that a rule names; null where none does. */
  readonly bySegment: ReadonlyMap<number, KnownPlace> | null;
  /** The same for all other first segments. */
  readonly elsewhere: KnownPlace;
}

/** What an address is that no rule names. */
export const ordinary: Identity = { owner: null, platform: null, ambiguous: null, surface: null, kind: 'page' };

const nowhere: KnownPlace = { entries: [], wrappers: [], plainWrappers: [], always: ordinary, index: 0 };

/** What is known of the hosts of which no rule speaks. */
export const strangeHost: KnownHost = { ...nowhere, bySegment: null, elsewhere: nowhere };

function saysAll({ prefix, shortLink }: HostEntry): boolean {
  return prefix === '' && shortLink?.param === undefined;
}

function placeOf(entries: readonly HostEntry[], wrappers: readonly Wrapper[], index: number): KnownPlace {
  const [first] = entries;
  const says = first === undefined ? ordinary : saysAll(first) ? first.identity : null;
  const plain = wrappers.map(asPlainWrappers);
  const others = plain.indexOf(null);
  const plainWrappers = (others < 0 ? plain : plain.slice(0, others)).flatMap((one) => one ?? []);
  return { entries, wrappers, plainWrappers, always: wrappers.length === 0 ? says : null, index };
}

/** The hash of the first segment that a path has to have; null where it may have any. */
function firstSegmentOf(path: string): number | null {
  const [before, segment] = path.split('/', 2);
  return before !== '' || segment === undefined || segment === '{}' || segment === '**' ? null : segmentHash(segment);
}

/** The hash of the first segment of every path that begins with a prefix; null where they may have any. */
function segmentOfPrefix({ prefix }: HostEntry): number | null {
  return prefix === '/' ? null : firstSegmentOf(prefix);
}

/** The first segments under which a wrapper stands; null where it may stand under any. */
function segmentsOf({ paths }: Wrapper): (number | null)[] {
  return paths.length === 0 ? [null] : paths.map(firstSegmentOf);
}

function gather(host: string, { hosts, wrappersByHost }: RulebookIndex, nextIndex: () => number): KnownHost {
  const upwards = [...hostAndParents(host)];
  const entries = upwards.flatMap((one) => hosts.get(one) ?? []);
  const wrappers = upwards.flatMap((one) => wrappersByHost.get(one) ?? []);
  const under = (segment: number | null) =>
    placeOf(
      entries.filter((entry) => [null, segment].includes(segmentOfPrefix(entry))),
      wrappers.filter((wrapper) => segmentsOf(wrapper).some((one) => one === null || one === segment)),
      nextIndex(),
    );
  const named = [...entries.map(segmentOfPrefix), ...wrappers.flatMap(segmentsOf)];
  const segments = new Set(named.filter((segment) => segment !== null));
  return {
    ...placeOf(entries, wrappers, nextIndex()),
    bySegment: segments.size === 0 ? null : new Map([...segments].map((segment) => [segment, under(segment)])),
    elsewhere: under(null),
  };
}

interface Known {
  readonly table: HostTable<KnownHost>;
  readonly places: number;
}

const known = new WeakMap<RulebookIndex, Known>();

function knownOf(rulebook: RulebookIndex): Known {
  let all = known.get(rulebook);
  if (all === undefined) {
    const hosts = new Set([...rulebook.hosts.keys(), ...rulebook.wrappersByHost.keys()]);
    // 0 is the place on all hosts of which no rule speaks.
    let places = 1;
    const nextIndex = () => places++;
    const table = new HostTable(new Map([...hosts].map((host) => [host, gather(host, rulebook, nextIndex)])));
    all = { table, places };
    known.set(rulebook, all);
  }
  return all;
}

/** The hosts that a rulebook speaks of, block pages aside; made when first asked for. */
export function knownHosts(rulebook: RulebookIndex): HostTable<KnownHost> {
  return knownOf(rulebook).table;
}

/** How many places a rulebook tells apart; the number of each is smaller. */
export function placeCount(rulebook: RulebookIndex): number {
  return knownOf(rulebook).places;
}

/** The place among all that the rules say of a host that the path of the address has which was read last. */
export function placeOnHost({ bySegment, elsewhere }: KnownHost): KnownPlace {
  return bySegment === null ? elsewhere : (bySegment.get(firstSegment()) ?? elsewhere);
}

/** What the rules say of a host. */
export function knownHost(host: string, rulebook: RulebookIndex): KnownHost {
  return knownHosts(rulebook).find(host, 0, host.length) ?? strangeHost;
}
