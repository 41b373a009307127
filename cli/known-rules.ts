import { assemble } from '../rules/assemble.ts';
import { readSources } from '../rules/load.ts';
import { nameOf } from '../rules/sources.ts';

/** What is known of a folder of rule files although something in it may still be wrong or unwritten. */
export interface KnownRules {
  readonly platforms: readonly { readonly id: string; readonly group: string; readonly hosts: readonly string[] }[];
  readonly walls: ReadonlySet<string>;
  readonly wrappers: ReadonlySet<string>;
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
  return list.flatMap((one: { id?: unknown } | null) => (typeof one?.id === 'string' ? one.id : []));
}

/** Reads the names of a folder of rule files, as far as they can be read. */
export function knownRules(folder: string): KnownRules {
  const { sheets } = assemble(readSources(folder));
  const files = sheets
    .filter(({ parsed }) => parsed.path.includes('platforms/'))
    .map(({ parsed }) => ({ id: nameOf(parsed.path), value: (parsed.value ?? {}) as Loose }));
  return {
    platforms: files.map(({ id, value: { group, hosts } }) => ({
      id,
      group: typeof group === 'string' ? group : id,
      hosts: typeof hosts === 'object' && hosts !== null ? Object.keys(hosts) : [],
    })),
    walls: new Set(files.flatMap(({ value }) => idsIn(value.walls))),
    wrappers: new Set(files.flatMap(({ value }) => idsIn(value.wrappers))),
  };
}
