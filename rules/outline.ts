import { nameOf } from './sources.ts';

/** What a platform's file names, as far as that can be told while something in it is still wrong or unwritten. */
export interface Outline {
  /** By the file's name. */
  readonly id: string;
  readonly group: string;
  readonly hosts: readonly string[];
  readonly walls: readonly string[];
  readonly wrappers: readonly string[];
}

/** A file's value, of which nothing is certain. */
interface Loose {
  readonly group?: unknown;
  readonly hosts?: unknown;
  readonly walls?: unknown;
  readonly wrappers?: unknown;
}

function idsIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: { readonly id?: unknown } | null) => (typeof one?.id === 'string' ? one.id : []));
}

/** Reads the names out of a file that is YAML, whatever its shape. */
export function outlineOf({ path, value }: { readonly path: string; readonly value: unknown }): Outline {
  const id = nameOf(path);
  const { group, hosts, walls, wrappers } = (value ?? {}) as Loose;
  return {
    id,
    group: typeof group === 'string' ? group : id,
    hosts: typeof hosts === 'object' && hosts !== null ? Object.keys(hosts) : [],
    walls: idsIn(walls),
    wrappers: idsIn(wrappers),
  };
}
