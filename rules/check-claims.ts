import type { Path } from './complaints.ts';
import type { Problem } from './problem.ts';
import type { PlatformFile } from './schema.ts';
import { nameOf, type PlatformSource } from './sources.ts';

/** A host, or the beginning of an address, that a platform calls its own. */
interface ClaimedHost {
  readonly host: string;
  readonly path: Path;
  /** True for a short link that needs a parameter: the rest of the host may be something else besides. */
  readonly partly: boolean;
}

function* shortLinkHosts(shortLinks: PlatformFile['shortLinks'] = []): Generator<ClaimedHost> {
  if (Array.isArray(shortLinks)) {
    yield* shortLinks.map((host, i) => ({ host, path: ['shortLinks', i], partly: false }));
    return;
  }
  for (const [host, link] of Object.entries(shortLinks)) {
    yield { host, path: ['shortLinks', host], partly: 'param' in link };
  }
}

/** Every host of a platform, with its place. */
export function* claimedHosts(value: PlatformFile): Generator<ClaimedHost> {
  for (const host of Object.keys(value.hosts ?? {})) yield { host, path: ['hosts', host], partly: false };
  for (const key of ['assets', 'affiliates', 'payments', 'miniPrograms', 'shares', 'logins'] as const) {
    for (const [i, host] of (value[key] ?? []).entries()) yield { host, path: [key, i], partly: false };
  }
  yield* shortLinkHosts(value.shortLinks);
}

/** Schemes that are claimed as a whole, not for some path only. */
function wholeSchemes(schemes: PlatformFile['schemes'] = []): { scheme: string; path: Path }[] {
  const all = Array.isArray(schemes)
    ? schemes.map((scheme, i) => ({ scheme, path: ['schemes', i] }))
    : Object.keys(schemes).map((scheme) => ({ scheme, path: ['schemes', scheme] }));
  return all.filter(({ scheme }) => !scheme.includes('://'));
}

interface Claim {
  readonly what: string;
  readonly name: string;
  readonly path: Path;
  readonly hint: string;
}

/** Names that no two places may share: ids of platforms, walls, wrappers, block pages and passcodes, hosts and schemes. */
function* claims({ value }: PlatformSource): Generator<Claim> {
  const once = 'an id is for ever and for one thing: choose another';
  yield { what: 'platform', name: value.id, path: ['id'], hint: once };
  const lists = { walls: 'wall', wrappers: 'wrapper', blockPages: 'block page', passcodes: 'passcode' } as const;
  for (const [key, what] of Object.entries(lists)) {
    for (const [i, { id }] of (value[key as keyof typeof lists] ?? []).entries()) {
      yield { what, name: id, path: [key, i, 'id'], hint: once };
    }
  }
  for (const { host, path, partly } of claimedHosts(value)) {
    if (partly) continue;
    const hint =
      'a host belongs to one place: remove it from one; a host shared on purpose goes to one file, as a short link with `ambiguous`';
    yield { what: 'host', name: host, path, hint };
  }
  for (const { scheme, path } of wholeSchemes(value.schemes)) {
    yield { what: 'scheme', name: scheme, path, hint: 'an app answers to a scheme alone: take it out of one file' };
  }
}

/** Ids, hosts and schemes that are claimed twice, and files that are not called like their platform. */
export function checkClaims(files: readonly PlatformSource[]): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, string>();
  for (const file of files) {
    const name = nameOf(file.path);
    if (file.value.id !== name) {
      const message = `\`${file.value.id}\` stands in ${name}.yaml`;
      problems.push(file.problemAt(['id'], message, 'give file and platform the same name'));
    }
    for (const { what, name, path, hint } of claims(file)) {
      const key = `${what} ${name}`;
      const holder = first.get(key);
      if (holder === undefined) first.set(key, file.path);
      else problems.push(file.problemAt(path, `${what} \`${name}\` is claimed twice, first in ${holder}`, hint));
    }
  }
  return problems;
}
