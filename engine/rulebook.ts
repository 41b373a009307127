import { openPasscodes, type PasscodeTables } from './passcode-tables.ts';
import { splitHostPath } from './path.ts';
import type {
  BlockPage,
  Kind,
  Platform,
  PlatformId,
  Rulebook,
  RulebookStamp,
  ShortLink,
  Surface,
  Wall,
  Wrapper,
  WrapperId,
} from './types.ts';

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

/** What a `host/path-prefix` of a rule file says about the addresses it covers. */
export interface HostEntry {
  readonly host: string;
  readonly platform: PlatformId;
  readonly prefix: string;
  /** Null on hosts where no page is met: short links, files, payments. */
  readonly surface: Surface | null;
  readonly kind: Kind;
  readonly shortLink: ShortLink | null;
  /** The query parameter without which an address is something else; null where it takes none. */
  readonly param: string | null;
  readonly identity: Identity;
}

/** What a scheme, or a `scheme://path` prefix, says. */
export interface SchemeEntry {
  readonly platform: PlatformId;
  /** What the text after `scheme:` begins with; empty for the whole scheme. */
  readonly prefix: string;
  readonly kind: Kind;
  readonly identity: Identity;
}

/** A rulebook made ready for answers. */
export interface RulebookIndex {
  readonly book: Rulebook;
  readonly stamp: RulebookStamp;
  readonly platforms: ReadonlyMap<PlatformId, Platform>;
  readonly walls: ReadonlyMap<string, Wall>;
  readonly wrappers: ReadonlyMap<WrapperId, Wrapper>;
  /** By host, the longest path prefix first. */
  readonly hosts: ReadonlyMap<string, readonly HostEntry[]>;
  /** By lower-case scheme, the longest prefix first. */
  readonly schemes: ReadonlyMap<string, readonly SchemeEntry[]>;
  /** Schemes written with a trailing `*`. */
  readonly schemePrefixes: readonly (SchemeEntry & { readonly begins: string })[];
  readonly wrappersByHost: ReadonlyMap<string, readonly Wrapper[]>;
  readonly wrappersByScheme: ReadonlyMap<string, readonly Wrapper[]>;
  /** Scheme wrappers written with a trailing `*`. */
  readonly wrapperSchemePrefixes: readonly { readonly begins: string; readonly wrapper: Wrapper }[];
  readonly blockPagesByHost: ReadonlyMap<string, readonly BlockPage[]>;
  readonly passcodes: PasscodeTables;
  /** Walls by the platform whose readers meet them. */
  readonly outbound: ReadonlyMap<PlatformId, readonly Wall[]>;
  /** Walls raised by the destination, by the destination. */
  readonly inbound: ReadonlyMap<PlatformId, readonly Wall[]>;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A `scheme://path` pattern of a rule file, or null where it is a host. */
function splitScheme(pattern: string): { scheme: string; prefix: string } | null {
  const colon = pattern.indexOf('://');
  return colon < 0 ? null : { scheme: pattern.slice(0, colon).toLowerCase(), prefix: pattern.slice(colon + 1) };
}

function identityOf(owner: PlatformId, kind: Kind, surface: Surface | null, shortLink: ShortLink | null): Identity {
  if (shortLink === null) return { owner, platform: owner, ambiguous: null, surface, kind };
  const { to } = shortLink;
  return { owner, platform: to?.[0] ?? null, ambiguous: to !== null && to.length > 1 ? to : null, surface, kind };
}

/**
 * Builds the tables that answer fast. `sha256` is that of the exact bytes the rulebook was read from, and is carried
 * by every finding.
 */
export function openRulebook(book: Rulebook, sha256: string): RulebookIndex {
  const hosts = new Map<string, HostEntry[]>();
  const schemes = new Map<string, SchemeEntry[]>();
  const schemePrefixes: (SchemeEntry & { begins: string })[] = [];
  const wrappersByHost = new Map<string, Wrapper[]>();
  const wrappersByScheme = new Map<string, Wrapper[]>();
  const wrapperSchemePrefixes: { begins: string; wrapper: Wrapper }[] = [];
  const blockPagesByHost = new Map<string, BlockPage[]>();
  const outbound = new Map<PlatformId, Wall[]>();
  const inbound = new Map<PlatformId, Wall[]>();
  const walls = new Map<string, Wall>();
  const wrappers = new Map<WrapperId, Wrapper>();

  for (const platform of book.platforms) {
    const addHost = (pattern: string, kind: Kind, surface: Surface | null, shortLink: ShortLink | null = null) => {
      const [place, paramInPattern] = pattern.split('?', 2) as [string, string?];
      const { host, prefix } = splitHostPath(place);
      const param = shortLink?.param ?? paramInPattern ?? null;
      const identity = identityOf(platform.id, kind, surface, shortLink);
      push(hosts, host, { host, platform: platform.id, prefix, surface, kind, shortLink, param, identity });
    };
    const addScheme = (name: string, prefix: string, owner: PlatformId, kind: Kind) => {
      const entry: SchemeEntry = { platform: owner, prefix, kind, identity: identityOf(owner, kind, null, null) };
      if (name.endsWith('*')) schemePrefixes.push({ begins: name.slice(0, -1), ...entry });
      else push(schemes, name, entry);
    };
    const addEither = (pattern: string, kind: Kind) => {
      const scheme = splitScheme(pattern);
      if (scheme === null) addHost(pattern, kind, null);
      else addScheme(scheme.scheme, scheme.prefix, platform.id, kind);
    };

    for (const [pattern, surface] of Object.entries(platform.hosts)) addHost(pattern, 'page', surface);
    for (const pattern of platform.assets) addHost(pattern, 'page', null);
    for (const pattern of platform.affiliates) addHost(pattern, 'affiliate', null);
    for (const [pattern, link] of Object.entries(platform.shortLinks)) addHost(pattern, 'short-link', null, link);
    for (const pattern of platform.payments) addEither(pattern, 'payment');
    for (const pattern of platform.miniPrograms) addEither(pattern, 'mini-program');
    for (const pattern of platform.shares) addHost(pattern, 'share', null);
    for (const pattern of platform.logins) addHost(pattern, 'login', null);
    for (const [pattern, owner] of Object.entries(platform.schemes)) {
      const scheme = splitScheme(pattern);
      addScheme(scheme?.scheme ?? pattern.toLowerCase(), scheme?.prefix ?? '', owner, 'deep-link');
    }
    for (const wrapper of platform.wrappers) {
      wrappers.set(wrapper.id, wrapper);
      for (const host of wrapper.hosts) push(wrappersByHost, host, wrapper);
      for (const name of wrapper.schemes) {
        if (name.endsWith('*')) wrapperSchemePrefixes.push({ begins: name.slice(0, -1), wrapper });
        else push(wrappersByScheme, name.toLowerCase(), wrapper);
      }
    }
    for (const page of platform.blockPages) for (const host of page.hosts) push(blockPagesByHost, host, page);
    for (const wall of platform.walls) {
      walls.set(wall.id, wall);
      push(wall.inbound ? inbound : outbound, platform.id, wall);
    }
  }

  for (const list of hosts.values()) list.sort(longestPrefixFirst);
  for (const list of schemes.values()) list.sort(longestPrefixFirst);
  schemePrefixes.sort((a, b) => b.begins.length - a.begins.length || longestPrefixFirst(a, b));

  return {
    book,
    stamp: { version: book.version, sha256 },
    platforms: new Map(book.platforms.map((platform) => [platform.id, platform])),
    walls,
    wrappers,
    hosts,
    schemes,
    schemePrefixes,
    wrappersByHost,
    wrappersByScheme,
    wrapperSchemePrefixes,
    blockPagesByHost,
    passcodes: openPasscodes(book.platforms),
    outbound,
    inbound,
  };
}

/** The longest prefix first; of equals, the one that needs a parameter. */
function longestPrefixFirst(a: Begins, b: Begins): number {
  return b.prefix.length - a.prefix.length || Number(needsParam(b)) - Number(needsParam(a));
}

interface Begins {
  readonly prefix: string;
  readonly param?: string | null;
}

function needsParam({ param = null }: Begins): boolean {
  return param !== null;
}

/** The group that a platform belongs to; null where there is no platform. */
export function groupOf(platform: PlatformId | null, rulebook: RulebookIndex): string | null {
  return platform === null ? null : (rulebook.platforms.get(platform)?.group ?? null);
}

/** The surfaces on which links of a platform are met, as its hosts and its walls name them. */
export function surfacesOf(platform: PlatformId, rulebook: RulebookIndex): Set<Surface> {
  const found = new Set<Surface>(Object.values(rulebook.platforms.get(platform)?.hosts ?? {}));
  for (const wall of rulebook.outbound.get(platform) ?? []) for (const surface of wall.from ?? []) found.add(surface);
  return found;
}
