import { type Choice, closest, didYouMean } from './closest.ts';
import type { Path } from './complaints.ts';
import type { Outline } from './outline.ts';
import type { Problem } from './problem.ts';
import type { PlatformFile } from './schema.ts';
import type { PlatformSource } from './sources.ts';

interface Reference {
  readonly name: string;
  readonly path: Path;
}

function* destinations({ walls = [] }: PlatformFile): Generator<Reference> {
  for (const [i, { to }] of walls.entries()) {
    if (typeof to === 'string') yield { name: to, path: ['walls', i, 'to'] };
    else if (Array.isArray(to)) yield* to.map((name, j) => ({ name, path: ['walls', i, 'to', j] }));
    else yield* (to as { not: string[] }).not.map((name, j) => ({ name, path: ['walls', i, 'to', 'not', j] }));
  }
}

/** Every place where a file names another platform or a group. */
function* platformsNamed(value: PlatformFile): Generator<Reference> {
  yield* destinations(value);
  yield* (value.inside ?? []).map((name, i) => ({ name, path: ['inside', i] }));
  for (const [i, { examples }] of (value.walls ?? []).entries()) {
    for (const [j, { platform }] of examples.entries()) {
      if (platform !== undefined) yield { name: platform, path: ['walls', i, 'examples', j, 'platform'] };
    }
  }
  for (const [i, { leadsTo = [] }] of (value.wrappers ?? []).entries()) {
    yield* leadsTo.map((name, j) => ({ name, path: ['wrappers', i, 'leadsTo', j] }));
  }
  for (const [i, { toldApart = {} }] of (value.passcodes ?? []).entries()) {
    yield* Object.keys(toldApart).map((name) => ({ name, path: ['passcodes', i, 'toldApart', name] }));
  }
  const { schemes = [], shortLinks = [] } = value;
  if (!Array.isArray(schemes)) {
    yield* Object.entries(schemes).map(([scheme, name]) => ({ name, path: ['schemes', scheme] }));
  }
  if (Array.isArray(shortLinks)) return;
  for (const [host, link] of Object.entries(shortLinks)) {
    if (!('ambiguous' in link)) continue;
    yield* link.ambiguous.map((name, i) => ({ name, path: ['shortLinks', host, 'ambiguous', i] }));
  }
}

/** Every place where a file names a wrapper, or a wall or wrapper. */
function* recordsNamed({ walls = [] }: PlatformFile): Generator<Reference & { readonly what: string }> {
  for (const [i, { through = [], examples }] of walls.entries()) {
    yield* through.map((name, j) => ({ name, what: 'wrapper', path: ['walls', i, 'through', j] }));
    for (const [j, { by }] of examples.entries()) {
      if (by !== undefined) yield { name: by, what: 'wall or wrapper', path: ['walls', i, 'examples', j, 'by'] };
    }
  }
}

function choicesOf(ids: Iterable<string>): Choice[] {
  return [...ids].map((id) => ({ id, words: [id] }));
}

/** How the platforms and groups of all files are called. */
interface Known {
  readonly platforms: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly choices: readonly Choice[];
}

function knownIn(files: readonly PlatformSource[], outlines: readonly Outline[], unread: readonly string[]): Known {
  const platforms = new Set([...unread, ...outlines.map(({ id }) => id), ...files.map(({ value }) => value.id)]);
  const groups = new Set(outlines.map(({ group }) => group));
  const named = files.map(({ value: { id, name } }) => ({ id, words: [id, name.en, name.zh] }));
  const unnamed = choicesOf([...platforms].filter((id) => !named.some((one) => one.id === id)));
  return { platforms, groups, choices: [...named, ...unnamed, ...choicesOf([...groups].map((group) => `@${group}`))] };
}

/** What is wrong with the name of a platform or group; null where it exists. */
function unknownPlatform(name: string, { platforms, groups, choices }: Known) {
  if (name === 'any' || platforms.has(name)) return null;
  const group = name.startsWith('@') ? name.slice(1) : null;
  if (group !== null && groups.has(group)) return null;
  if (group !== null && platforms.has(group)) {
    return { message: `\`${group}\` is a platform, not a group`, hint: `write \`${group}\`` };
  }
  if (group === null && groups.has(name)) {
    return { message: `\`${name}\` is a group, not a platform`, hint: `write \`"@${name}"\`, or name its platforms` };
  }
  const guess = didYouMean(closest(name, choices));
  return group === null
    ? {
        message: `there is no platform \`${name}\``,
        hint: `${guess}use an id from rules/platforms, or add the platform first`,
      }
    : {
        message: `no platform belongs to the group \`${group}\``,
        hint: `${guess}a group is what \`group\` says in a file of rules/platforms`,
      };
}

/**
 * Platforms, groups, wrappers and walls that are named and do not exist. `outlines` are those of all files that are YAML,
 * also with a broken shape; `unread` are the ids of the others, of which nobody knows what they name.
 */
export function checkReferences(
  files: readonly PlatformSource[],
  outlines: readonly Outline[],
  unread: readonly string[],
): Problem[] {
  const known = knownIn(files, outlines, unread);
  const wrappers = new Set(outlines.flatMap((one) => one.wrappers));
  const walls = new Set(outlines.flatMap((one) => one.walls));
  return files.flatMap((file) => {
    const platforms = [...platformsNamed(file.value)].flatMap(({ name, path }) => {
      const wrong = unknownPlatform(name, known);
      if (wrong === null || (name.startsWith('@') && unread.length > 0)) return [];
      return [file.problemAt(path, wrong.message, wrong.hint)];
    });
    const records = [...recordsNamed(file.value)].flatMap(({ name, what, path }) => {
      if (unread.length > 0 || wrappers.has(name) || (what !== 'wrapper' && walls.has(name))) return [];
      const guess = didYouMean(closest(name, choicesOf(what === 'wrapper' ? wrappers : [...walls, ...wrappers])));
      return [file.problemAt(path, `there is no ${what} \`${name}\``, `${guess}use the id of one that exists`)];
    });
    return [...platforms, ...records];
  });
}
