import { identify } from '../engine/identify.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Problem } from './problem.ts';
import type { ReadFile } from './read.ts';
import type { PlatformFile, WrapperFile } from './schema.ts';

/** A platform's file of the right shape. */
export type PlatformSource = ReadFile<PlatformFile>;

/** The name of a file without folder and ending. */
export function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}

/** Hosts that are short links altogether; one that needs a parameter may be an ordinary host besides. */
function shortLinkHosts(shortLinks: PlatformFile['shortLinks'] = []): { host: string; path: (string | number)[] }[] {
  if (Array.isArray(shortLinks)) return shortLinks.map((host, i) => ({ host, path: ['shortLinks', i] }));
  return Object.entries(shortLinks).flatMap(([host, link]) =>
    'param' in link ? [] : [{ host, path: ['shortLinks', host] }],
  );
}

/** Schemes that are claimed as a whole, not for some path only. */
function wholeSchemes(schemes: PlatformFile['schemes'] = []): { scheme: string; path: (string | number)[] }[] {
  const all = Array.isArray(schemes)
    ? schemes.map((scheme, i) => ({ scheme, path: ['schemes', i] }))
    : Object.keys(schemes).map((scheme) => ({ scheme, path: ['schemes', scheme] }));
  return all.filter(({ scheme }) => !scheme.includes('://'));
}

/** Names that several files must not share: ids of platforms, walls, wrappers, block pages and passcodes, hosts and schemes. */
function* claims(
  file: PlatformSource,
): Generator<{ what: string; name: string; path: (string | number)[]; hint: string }> {
  const { value } = file;
  const once = 'an id is for ever and for one thing: choose another';
  yield { what: 'platform', name: value.id, path: ['id'], hint: once };
  for (const [i, wall] of (value.walls ?? []).entries())
    yield { what: 'wall', name: wall.id, path: ['walls', i, 'id'], hint: once };
  for (const [i, wrapper] of (value.wrappers ?? []).entries()) {
    yield { what: 'wrapper', name: wrapper.id, path: ['wrappers', i, 'id'], hint: once };
  }
  for (const [i, page] of (value.blockPages ?? []).entries()) {
    yield { what: 'block page', name: page.id, path: ['blockPages', i, 'id'], hint: once };
  }
  for (const [i, passcode] of (value.passcodes ?? []).entries()) {
    yield { what: 'passcode', name: passcode.id, path: ['passcodes', i, 'id'], hint: once };
  }
  const shared = 'a host belongs to one place; hosts shared on purpose go to one file as a short link with `ambiguous`';
  for (const host of Object.keys(value.hosts ?? {}))
    yield { what: 'host', name: host, path: ['hosts', host], hint: shared };
  const lists = {
    assets: value.assets,
    affiliates: value.affiliates,
    payments: value.payments,
    miniPrograms: value.miniPrograms,
  };
  for (const [key, list] of Object.entries(lists)) {
    for (const [i, host] of (list ?? []).entries()) yield { what: 'host', name: host, path: [key, i], hint: shared };
  }
  for (const { scheme, path } of wholeSchemes(value.schemes)) {
    yield { what: 'scheme', name: scheme, path, hint: 'an app answers to a scheme alone: take it out of one file' };
  }
  for (const { host, path } of shortLinkHosts(value.shortLinks)) yield { what: 'host', name: host, path, hint: shared };
}

/** Ids, hosts and schemes that are claimed twice, and files that are not called like their platform. */
export function checkNames(files: readonly PlatformSource[]): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, string>();
  for (const file of files) {
    if (file.value.id !== nameOf(file.path)) {
      problems.push(
        file.problemAt(
          ['id'],
          `\`${file.value.id}\` stands in ${nameOf(file.path)}.yaml`,
          'give file and platform the same name',
        ),
      );
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

/** Every place where a file names another platform or a group. */
function* references(value: PlatformFile): Generator<{ name: string; path: (string | number)[] }> {
  for (const [i, wall] of (value.walls ?? []).entries()) {
    const { to } = wall;
    if (typeof to === 'string') yield { name: to, path: ['walls', i, 'to'] };
    else if (Array.isArray(to)) for (const [j, name] of to.entries()) yield { name, path: ['walls', i, 'to', j] };
    else
      for (const [j, name] of (to as { not: string[] }).not.entries())
        yield { name, path: ['walls', i, 'to', 'not', j] };
  }
  for (const [i, wrapper] of (value.wrappers ?? []).entries()) {
    for (const [j, name] of (wrapper.leadsTo ?? []).entries()) yield { name, path: ['wrappers', i, 'leadsTo', j] };
  }
  for (const [i, { toldApart }] of (value.passcodes ?? []).entries()) {
    for (const name of Object.keys(toldApart ?? {})) yield { name, path: ['passcodes', i, 'toldApart', name] };
  }
  const { schemes, shortLinks } = value;
  if (schemes !== undefined && !Array.isArray(schemes)) {
    for (const [scheme, name] of Object.entries(schemes)) yield { name, path: ['schemes', scheme] };
  }
  if (shortLinks !== undefined && !Array.isArray(shortLinks)) {
    for (const [host, link] of Object.entries(shortLinks)) {
      if ('ambiguous' in link)
        for (const [j, name] of link.ambiguous.entries()) yield { name, path: ['shortLinks', host, 'ambiguous', j] };
    }
  }
}

/** What a wrapper does to readers, in the words of walls. */
function wallEffectsOf(wrapper: WrapperFile): string[] {
  return [wrapper.effect]
    .flat()
    .map((one) => (typeof one === 'string' ? one : one.effect))
    .map((effect) => (effect === 'app-launch' ? 'login-wall' : effect));
}

/** Wrappers that walls work through and nobody has, and those that never do what the wall says. */
export function checkThrough(files: readonly PlatformSource[]): Problem[] {
  const wrappers = new Map(files.flatMap((file) => (file.value.wrappers ?? []).map((one) => [one.id, one] as const)));
  return files.flatMap((file) =>
    (file.value.walls ?? []).flatMap((wall, i) =>
      (wall.through ?? []).flatMap((name, j) => {
        const path = ['walls', i, 'through', j];
        const wrapper = wrappers.get(name);
        if (wrapper === undefined)
          return [file.problemAt(path, `there is no wrapper \`${name}\``, 'use the id of a wrapper, or add it first')];
        // A wall that is not judged tells what the wrapper does in cases that no link shows.
        if (wall.judged === false || wallEffectsOf(wrapper).includes(wall.effect)) return [];
        return [
          file.problemAt(
            path,
            `\`${wall.id}\` says ${wall.effect}, yet its wrapper \`${name}\` never has that effect`,
            'compare the two with their sources, and mend one of them',
          ),
        ];
      }),
    ),
  );
}

/** Platforms and groups that nobody has. `known` are the ids of all files, those with a broken shape too: one mistake should not be told many times. */
export function checkReferences(files: readonly PlatformSource[], known: ReadonlySet<string>): Problem[] {
  const platforms = new Set([...known, ...files.map((file) => file.value.id)]);
  const groups = new Set(files.map((file) => file.value.group ?? file.value.id));
  return files.flatMap((file) =>
    [...references(file.value)].flatMap(({ name, path }) => {
      if (name === 'any' || platforms.has(name)) return [];
      if (name.startsWith('@') && groups.has(name.slice(1))) return [];
      const what = name.startsWith('@')
        ? `no platform belongs to the group \`${name.slice(1)}\``
        : `there is no platform \`${name}\``;
      return [file.problemAt(path, what, 'use an id from rules/platforms, or add the platform first')];
    }),
  );
}

/** A wrapper stands on hosts of its own platform, or on hosts that no platform claims. */
export function checkWrapperHosts(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.wrappers ?? []).flatMap((wrapper, i) =>
    (wrapper.hosts ?? []).flatMap((host, j) => {
      const { owner } = identify(`https://${host}`, rulebook);
      return owner === null || owner === file.value.id
        ? []
        : [
            file.problemAt(
              ['wrappers', i, 'hosts', j],
              `${host} belongs to \`${owner}\``,
              `move the wrapper to ${owner}.yaml, or name the host under \`hosts\` here`,
            ),
          ];
    }),
  );
}

/** Hosts that only look like a platform's must not be identified as it. */
export function checkLookalikes(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.lookalikes ?? []).flatMap((host, i) =>
    identify(`https://${host}`, rulebook).owner === file.value.id
      ? [
          file.problemAt(
            ['lookalikes', i],
            `${host} is identified as \`${file.value.id}\``,
            'narrow `hosts`, or take it off the look-alikes',
          ),
        ]
      : [],
  );
}
