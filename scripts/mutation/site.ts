import type { Random } from './random.ts';

/** The keys and indexes that lead to a value of a parsed file. */
export type Path = readonly (string | number)[];

/** A change of one value. */
export interface Change {
  readonly path: Path;
  /** Undefined takes the key away. */
  readonly value: unknown;
  /** What was changed, for a reader: `since 2013-11 → 2013-12-01`. */
  readonly what: string;
}

/** A place in a rule file where one value can become another that is valid too. */
export interface Site {
  /** The row of the table that it counts for. */
  readonly kind: string;
  /** Null where this draw would change nothing. */
  readonly propose: (random: Random) => Change | null;
}

/** What a site may choose from. */
export interface World {
  readonly platforms: readonly string[];
  readonly groups: readonly string[];
  /** Groups that some wall names. */
  readonly namedGroups: ReadonlySet<string>;
  readonly wrappers: readonly string[];
}

/** Something else than what is there; null where there is nothing else. */
export function another<T>(random: Random, list: readonly T[], ...not: readonly T[]): T | null {
  const others = list.filter((one) => !not.includes(one));
  return others.length === 0 ? null : random.pick(others);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** A {@link Change} at a path, described by what was there; null where there is no new value or it is the old one. */
export function change(path: Path, before: unknown, after: unknown): Change | null {
  if (after === null || JSON.stringify(before) === JSON.stringify(after)) return null;
  return { path, value: after, what: `${path.at(-1)} ${shown(before)} → ${shown(after)}` };
}

type Entries = readonly (readonly [string, unknown])[];

/** A {@link Change} of one key of a map, in the order that it had; null where that name is taken. */
export function renamed(path: Path, map: Entries, at: number, name: string): Change | null {
  const before = map[at]?.[0] as string;
  if (map.some(([key]) => key === name)) return null;
  const value = Object.fromEntries(map.map(([key, one], i) => [i === at ? name : key, one]));
  return { path, value, what: `${path.at(-1)} ${before} → ${name}` };
}

/** A list with one entry changed, taken away or added. `others` are the entries that may come in. */
export function listChange<T>(random: Random, list: readonly T[], others: readonly T[]): T[] | null {
  const at = random.below(list.length);
  const fresh = another(random, others, ...list);
  const way = random.pick(['replace', 'drop', 'add'] as const);
  if (way === 'drop' && list.length > 1) return list.filter((_, i) => i !== at);
  if (fresh === null) return null;
  return way === 'add' ? [...list, fresh] : list.map((one, i) => (i === at ? fresh : one));
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A word with one of its letters changed; one without letters gets one at its end. */
export function misspelled(random: Random, word: string): string {
  const at = [...word.matchAll(/[a-z0-9]/gi)].map(({ index }) => index);
  if (at.length === 0) return `${word}${random.pick([...letters])}`;
  const index = random.pick(at);
  const letter = another(random, [...letters], (word[index] as string).toLowerCase()) as string;
  return `${word.slice(0, index)}${letter}${word.slice(index + 1)}`;
}

/** A `host/path` or `scheme://path` pattern with one label of its host, or its scheme, changed. */
export function otherHost(random: Random, pattern: string): string {
  const [, start = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/]*)(.*)$/i.exec(pattern) ?? [];
  if (start !== '') return `${misspelled(random, start.slice(0, -3))}://${host}${rest}`;
  const labels = host.split('.');
  const at = random.below(labels.length - 1);
  return `${labels.map((label, i) => (i === at ? misspelled(random, label) : label)).join('.')}${rest}`;
}

/** A path template with one of its segments changed; the mark of a target or a code stays. */
export function otherPath(random: Random, template: string): string {
  const segments = template.split('/');
  const open = segments.flatMap((segment, i) => (['', '{target}', '{code}'].includes(segment) ? [] : [i]));
  if (open.length === 0) return template === '/' ? '/x' : `/x${template}`;
  const at = random.pick(open);
  const segment = segments[at] as string;
  segments[at] = otherSegment(random, segment);
  return segments.join('/');
}

function otherSegment(random: Random, segment: string): string {
  if (segment === '**') return '{}';
  if (segment === '{}') return 'y';
  const [literal = '', ...mark] = segment.split(/(?=\{target\})/);
  return [misspelled(random, literal), ...mark].join('');
}
