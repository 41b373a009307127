import { createHash } from 'node:crypto';
import type { Destination, Rulebook } from '../engine/types.ts';

/** The facts of one record as short texts, by the name of the field. */
export type Facts = Readonly<Record<string, string>>;

/** All records of a rulebook, each under its kind and id: `wall wechat-taobao-2013-11`. */
export type Digest = ReadonlyMap<string, Facts>;

/** How one record differs between two rulebooks. */
export interface Change {
  /**
   * `ended`: a wall was given its last day. `confirmed`: seen again, or better sourced, and otherwise the same.
   * `removed`: an id is gone, which must not happen.
   */
  readonly kind: 'added' | 'changed' | 'ended' | 'confirmed' | 'removed';
  /** `platform`, `wrapper`, `block page`, `passcode`, `wall` or `milestone`. */
  readonly what: string;
  readonly id: string;
  /** The platform whose file holds it; empty for milestones. */
  readonly platform: string;
  /** What changed, a field each: `effect: blocked → open`. Of an added wall what it says. */
  readonly details: readonly string[];
}

/** Fields whose words do not matter for what is judged: only whether they changed is told. */
const prose = new Set(['note', 'reason', 'evidence', 'name']);

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

/** Whom a wall names, as its rule file writes it. */
export function destinationWords({ platforms, groups, any, not }: Destination): string {
  if (any) return 'any';
  if (not !== undefined) return `not ${not.join(', ')}`;
  return [...(platforms ?? []), ...(groups ?? []).map((group) => `@${group}`)].join(', ');
}

/** A value as one reads it: no brackets and quotes where they say nothing. */
function plainWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainWords).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name} ${plainWords(one)}`)
    .join('; ');
}

function factOf(name: string, value: unknown): string {
  if (name === 'evidence') return `${(value as unknown[]).length} (${hashOf(value)})`;
  if (prose.has(name)) return hashOf(value);
  return name === 'to' ? destinationWords(value as Destination) : plainWords(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** What a record says, without what it leaves unsaid. */
function factsOf(record: object): Facts {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => (isEmpty(value) ? [] : [[name, factOf(name, value)]])),
  );
}

/** Takes a rulebook apart into records that can be compared one by one. */
export function digestOf({ platforms, milestones = [] }: Rulebook): Digest {
  const acts = milestones.map((one) => [`milestone ${one.id}`, factsOf(one)] as const);
  const records = platforms.flatMap((platform) => {
    const parts = {
      wrapper: platform.wrappers,
      'block page': platform.blockPages,
      passcode: platform.passcodes ?? [],
      wall: platform.walls,
    };
    const own = Object.fromEntries(Object.entries(platform).filter(([, value]) => !hasIds(value)));
    return [
      [`platform ${platform.id}`, factsOf({ ...own, platform: platform.id })] as const,
      ...Object.entries(parts).flatMap(([what, list]) =>
        list.map((one) => [`${what} ${one.id}`, factsOf(one)] as const),
      ),
    ];
  });
  return new Map([...records, ...acts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hasIds(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null && 'id' in one);
}

function detailOf(name: string, before: string | undefined, after: string | undefined): string {
  if (name === 'evidence') return `sources: ${before?.split(' ')[0] ?? 0} → ${after?.split(' ')[0] ?? 0}`;
  if (prose.has(name))
    return `${name} ${before === undefined ? 'added' : after === undefined ? 'removed' : 'reworded'}`;
  return `${name}: ${before ?? 'none'} → ${after ?? 'none'}`;
}

const confirming = new Set(['verified', 'evidence', 'confidence', 'note', 'reason', 'name']);

function compare(before: Facts, after: Facts): { readonly kind: Change['kind']; readonly details: string[] } | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
  if (names.length === 0) return null;
  const details = names.map((name) => detailOf(name, before[name], after[name]));
  if (names.every((name) => confirming.has(name))) return { kind: 'confirmed', details };
  const ended = before.until === undefined && after.until !== undefined;
  return { kind: ended ? 'ended' : 'changed', details };
}

/** What an added wall says, in the fields that tell it apart. */
function saying(what: string, { from, to, effect, since, until }: Facts): string[] {
  if (what !== 'wall') return [];
  return [
    `${from ?? 'all surfaces'} → ${to}: ${effect}, since ${since}${until === undefined ? '' : ` until ${until}`}`,
  ];
}

/** Every record that differs, sorted by what it is, then by id. Same digests, no changes. */
export function changesBetween(before: Digest, after: Digest): Change[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key): Change[] => {
    const at = key.lastIndexOf(' ');
    const [what, id] = [key.slice(0, at), key.slice(at + 1)];
    const [old, now] = [before.get(key), after.get(key)];
    const platform = (now ?? old)?.platform ?? '';
    if (now === undefined) return [{ kind: 'removed', what, id, platform, details: [] }];
    if (old === undefined) return [{ kind: 'added', what, id, platform, details: saying(what, now) }];
    const difference = compare(old, now);
    return difference === null ? [] : [{ what, id, platform, ...difference }];
  });
}
