import type { ReadFile } from '../../rules/read.ts';
import type { PlatformFile } from '../../rules/schema.ts';
import { passcodeSites } from './passcode-sites.ts';
import { platformSites } from './platform-sites.ts';
import { type Random, randomFrom } from './random.ts';
import type { Change, Site, World } from './site.ts';
import { wallSites } from './wall-sites.ts';
import { wrapperSites } from './wrapper-sites.ts';

/** One change of one rule file. */
export interface Mutation extends Change {
  readonly kind: string;
  readonly file: ReadFile<PlatformFile>;
}

function namedGroups(files: readonly PlatformFile[]): Set<string> {
  const destinations = files.flatMap((file) => (file.walls ?? []).map(({ to }) => to));
  const names = destinations.flatMap(
    (to) => (typeof to === 'object' && 'not' in to ? to.not : to) as string | string[],
  );
  return new Set(names.filter((name) => name.startsWith('@')).map((name) => name.slice(1)));
}

function worldOf(files: readonly PlatformFile[]): World {
  return {
    platforms: files.map(({ id }) => id),
    groups: [...new Set(files.flatMap(({ group }) => group ?? []))].sort(),
    namedGroups: namedGroups(files),
    wrappers: files.flatMap((file) => (file.wrappers ?? []).map(({ id }) => id)),
  };
}

type Placed = Site & Pick<Mutation, 'file'>;

function sitesByKind(files: readonly ReadFile<PlatformFile>[]): Map<string, Placed[]> {
  const world = worldOf(files.map(({ value }) => value));
  const kinds = new Map<string, Placed[]>();
  for (const file of files) {
    for (const sites of [wallSites, wrapperSites, platformSites, passcodeSites]) {
      for (const site of sites(file.value, world)) {
        kinds.set(site.kind, [...(kinds.get(site.kind) ?? []), { ...site, file }]);
      }
    }
  }
  return kinds;
}

/** Draws that came to nothing before a kind is taken for used up. */
const patience = 40;

function draw(sites: readonly Placed[], random: Random, made: Set<string>): Mutation | null {
  for (let tries = 0; tries < patience; tries++) {
    const { kind, file, propose } = random.pick(sites);
    const change = propose(random);
    if (change === null) continue;
    const key = `${file.path} ${change.path.join('.')} ${change.what}`;
    if (made.has(key)) continue;
    made.add(key);
    return { ...change, kind, file };
  }
  return null;
}

/**
 * So many different mutations, the same ones for the same seed and rules. All kinds take their turn, so that the rare
 * ones are tried as often as the common ones; of each kind the place is drawn at random.
 */
export function drawMutations(files: readonly ReadFile<PlatformFile>[], count: number, seed: number): Mutation[] {
  const random = randomFrom(seed);
  const kinds = sitesByKind(files);
  const made = new Set<string>();
  const mutations: Mutation[] = [];
  while (mutations.length < count && kinds.size > 0) {
    for (const [kind, sites] of [...kinds]) {
      if (mutations.length === count) break;
      const mutation = draw(sites, random, made);
      if (mutation === null) kinds.delete(kind);
      else mutations.push(mutation);
    }
  }
  return mutations;
}

/** The file's value with the change made; the original is left alone. */
export function mutated({ file, path, value }: Mutation): PlatformFile {
  const copy: PlatformFile = JSON.parse(JSON.stringify(file.value));
  const last = path.at(-1) as string | number;
  let holder = copy as unknown as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** `rules/platforms/x.yaml:12 since 2013-11 → 2013-11-02`, with the place of the value in its file. */
export function placeOf({ file, path, what, kind }: Mutation): string {
  const { line } = file.problemAt(path, '', '');
  const holder = path.slice(0, 2).reduce<unknown>((value, step) => (value as never)?.[step], file.value);
  const id = typeof holder === 'object' && holder !== null && 'id' in holder ? ` of ${holder.id}` : '';
  return `${file.path}:${line} ${kind}${id}: ${what}`;
}
