import { firstDay } from '../../engine/dates.ts';
import { clients, kinds, surfaces, wallEffects } from '../../engine/types.ts';
import type { PlatformFile } from '../../rules/schema.ts';
import type { WallFile } from '../../rules/schema-walls.ts';
import { daysLater } from '../cases/days.ts';
import type { Random } from './random.ts';
import { another, change, listChange, otherHost, otherPath, type Path, type Site, type World } from './site.ts';

const distances = [1, 1, 1, 2, 7, 31, 365];

function otherDay(random: Random, day: string): string {
  return daysLater(firstDay(day), random.pick(distances) * random.pick([1, -1]));
}

function otherSurfaces(random: Random, from: WallFile['from']): unknown {
  if (from === 'all') return [random.pick(surfaces)];
  if (random.below(8) === 0) return 'all';
  return listChange(random, from, surfaces);
}

function otherDestinations(random: Random, to: WallFile['to'], own: string, world: World): unknown {
  const names = [...world.platforms.filter((id) => id !== own), ...world.groups.map((group) => `@${group}`)];
  if (to === 'any') return { not: [random.pick(names)] };
  if (typeof to === 'object' && 'not' in to) {
    const not = listChange(random, to.not as string[], names);
    return not === null ? null : { not };
  }
  return listChange(random, [to].flat() as string[], names);
}

function otherOnly(random: Random, only: NonNullable<WallFile['only']>): unknown {
  if (random.below(2) === 0) return undefined;
  if (only.client !== undefined) return { ...only, client: another(random, clients, only.client) };
  return { ...only, region: another(random, ['CA', 'DE', 'JP', 'US'], only.region as string) };
}

function* linkSites(links: NonNullable<WallFile['links']>, path: Path): Generator<Site> {
  const kind = 'wall links';
  const { kinds: named, hosts = [], paths = [] } = links;
  if (named !== undefined) {
    yield { kind, propose: (random) => change([...path, 'kinds'], named, listChange(random, named, kinds)) };
  }
  for (const [i, host] of hosts.entries()) {
    yield { kind, propose: (random) => change([...path, 'hosts', i], host, otherHost(random, host)) };
  }
  for (const [i, one] of paths.entries()) {
    yield { kind, propose: (random) => change([...path, 'paths', i], one, otherPath(random, one)) };
  }
}

function* sitesOfWall(wall: WallFile, path: Path, own: string, world: World): Generator<Site> {
  const site = (kind: string, key: keyof WallFile, next: (random: Random) => unknown): Site => ({
    kind: `wall ${kind}`,
    propose: (random) => change([...path, key], wall[key], next(random)),
  });
  // What is not judged has no effect that could be seen: it is only named beside verdicts.
  if (wall.judged !== false) yield site('effect', 'effect', (random) => another(random, wallEffects, wall.effect));
  yield site('from', 'from', (random) => otherSurfaces(random, wall.from));
  yield site('to', 'to', (random) => otherDestinations(random, wall.to, own, world));
  yield site('since', 'since', (random) => otherDay(random, wall.since));
  const { until, only, links, through } = wall;
  if (until !== undefined) {
    yield site('until', 'until', (random) => otherDay(random, until));
    yield site('until dropped', 'until', () => undefined);
  }
  if (only !== undefined) yield site('only', 'only', (random) => otherOnly(random, only));
  if (links !== undefined) yield* linkSites(links, [...path, 'links']);
  if (through !== undefined) yield site('through', 'through', (random) => listChange(random, through, world.wrappers));
  if (wall.judged === false) yield site('judged', 'judged', () => undefined);
  if (wall.inbound === true) yield site('side', 'inbound', () => undefined);
}

/** All that can be changed about the walls of one file. */
export function* wallSites(file: PlatformFile, world: World): Generator<Site> {
  for (const [i, wall] of (file.walls ?? []).entries()) yield* sitesOfWall(wall, ['walls', i], file.id, world);
}
