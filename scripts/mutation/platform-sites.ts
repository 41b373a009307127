import { surfaces } from '../../engine/types.ts';
import type { PlatformFile } from '../../rules/schema.ts';
import type { Random } from './random.ts';
import { another, change, misspelled, otherHost, renamed, type Site, type World } from './site.ts';

function* hostSites(file: PlatformFile): Generator<Site> {
  const map = Object.entries(file.hosts ?? {});
  for (const [i, [host, surface]] of map.entries()) {
    yield { kind: 'host', propose: (random) => renamed(['hosts'], map, i, otherHost(random, host)) };
    yield {
      kind: 'surface of a host',
      propose: (random) => change(['hosts', host], surface, another(random, surfaces, surface)),
    };
  }
  for (const key of ['assets', 'affiliates', 'payments', 'miniPrograms', 'shares', 'logins'] as const) {
    for (const [i, host] of (file[key] ?? []).entries()) {
      yield { kind: 'other host', propose: (random) => change([key, i], host, otherHost(random, host)) };
    }
  }
}

type ShortLinkFile = Exclude<NonNullable<PlatformFile['shortLinks']>, string[]>[string];

function otherOwner(random: Random, link: ShortLinkFile, own: string, { platforms }: World): unknown {
  if ('to' in link) return {};
  if ('param' in link) return random.pick([{ param: misspelled(random, link.param) }, {}]);
  if ('ambiguous' in link) {
    const [first, ...rest] = link.ambiguous as [string, ...string[]];
    const other = another(random, platforms, ...link.ambiguous) as string;
    return random.pick([
      {},
      { ambiguous: [first, ...rest.slice(1), other] },
      { ambiguous: [...link.ambiguous, other] },
    ]);
  }
  return random.pick([{ to: 'anywhere' }, { ambiguous: [own, another(random, platforms, own)] }]);
}

function* shortLinkSites(file: PlatformFile, world: World): Generator<Site> {
  const path = ['shortLinks'];
  const { shortLinks = [] } = file;
  const map: [string, ShortLinkFile][] = Array.isArray(shortLinks)
    ? shortLinks.map((host) => [host, {}])
    : Object.entries(shortLinks);
  for (const [i, [host, link]] of map.entries()) {
    yield { kind: 'short link', propose: (random) => renamed(path, map, i, otherHost(random, host)) };
    yield {
      kind: 'owner of a short link',
      propose: (random) => {
        const next = otherOwner(random, link, file.id, world);
        const made = change([...path, host], link, next);
        const value = Object.fromEntries(map.map(([key, one]) => [key, key === host ? next : one]));
        return made === null ? null : { ...made, path, value };
      },
    };
  }
}

function otherScheme(random: Random, pattern: string): string {
  const [, name = '', rest = ''] = /^([a-z0-9+.-]+)(.*)$/i.exec(pattern) ?? [];
  const next = misspelled(random, name);
  return /^[a-z]/i.test(next) ? `${next}${rest}` : `x${next}${rest}`;
}

function* schemeSites({ schemes = [], id }: PlatformFile, { platforms }: World): Generator<Site> {
  const kind = 'scheme';
  if (Array.isArray(schemes)) {
    for (const [i, scheme] of schemes.entries()) {
      yield { kind, propose: (random) => change(['schemes', i], scheme, otherScheme(random, scheme)) };
    }
    return;
  }
  const map = Object.entries(schemes);
  for (const [i, [scheme, owner]] of map.entries()) {
    yield { kind, propose: (random) => renamed(['schemes'], map, i, otherScheme(random, scheme)) };
    yield {
      kind,
      propose: (random) => change(['schemes', scheme], owner, another(random, platforms, owner as string, id)),
    };
  }
}

/** The group shows only where a wall names one. */
function* groupSites({ group, id }: PlatformFile, { groups, namedGroups }: World): Generator<Site> {
  const own = group ?? id;
  const choices = namedGroups.has(own) ? groups : [...namedGroups];
  if (choices.length === 0) return;
  yield { kind: 'group', propose: (random) => change(['group'], group, another(random, choices, own)) };
}

/** All that can be changed about what belongs to a platform. */
export function* platformSites(file: PlatformFile, world: World): Generator<Site> {
  yield* hostSites(file);
  yield* shortLinkSites(file, world);
  yield* schemeSites(file, world);
  yield* groupSites(file, world);
}
