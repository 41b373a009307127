import { surfacesOf } from '../../engine/rulebook.ts';
import { clients, type PlatformId, type Surface, surfaces, type Vantage, type Wall } from '../../engine/types.ts';
import type { Ground } from './destinations.ts';

/** What a place says of the reader. */
export type Reader = Pick<Vantage, 'client' | 'region'>;

function ownSurfaces(home: PlatformId, { rulebook }: Ground): Surface[] {
  const own = surfacesOf(home, rulebook);
  return surfaces.filter((surface) => own.has(surface) && surface !== 'checkout');
}

/** The surfaces of a wall; of one that names none, two that the platform has. */
export function surfacesFor(wall: Wall, home: PlatformId, ground: Ground): readonly Surface[] {
  if (wall.from !== null) return wall.from;
  const own = ownSurfaces(home, ground);
  return (own.length > 0 ? own : surfaces).slice(0, 2);
}

/** A surface that the wall does not name: one that the platform has where there is one; null where it names all. */
export function surfaceBeside({ from }: Wall, home: PlatformId, ground: Ground): Surface | null {
  if (from === null) return null;
  const others = [...ownSurfaces(home, ground), ...surfaces].filter((surface) => surface !== 'checkout');
  return others.find((surface) => !from.includes(surface)) ?? null;
}

/** The readers that a wall is about; where it tells readers apart, also others and one of whom nothing is said. */
export function readersOf(only: NonNullable<Wall['only']> = {}): {
  readonly about: Reader;
  readonly others: readonly Reader[];
} {
  const about: Reader = { client: only.client ?? null, region: only.region ?? null };
  const others: Reader[] = [];
  if (about.client !== null) {
    const client = clients.find((one) => one !== about.client) ?? null;
    others.push({ ...about, client }, { ...about, client: null });
  }
  if (about.region !== null) {
    others.push({ ...about, region: about.region === 'NZ' ? 'FJ' : 'NZ' }, { ...about, region: null });
  }
  return { about, others };
}
