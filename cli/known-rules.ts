import { assemble } from '../rules/assemble.ts';
import { fileKinds } from '../rules/file-kinds.ts';
import { readSources } from '../rules/load.ts';
import { type Outline, outlineOf } from '../rules/outline.ts';

/** What is known of a folder of rule files although something in it may still be wrong or unwritten. */
export interface KnownRules {
  readonly platforms: readonly Outline[];
  readonly walls: ReadonlySet<string>;
  readonly wrappers: ReadonlySet<string>;
}

/** Reads the names of a folder of rule files, as far as they can be read. */
export function knownRules(folder: string): KnownRules {
  const { sheets } = assemble(readSources(folder));
  const platforms = sheets.filter(({ kind }) => kind === fileKinds.platform).map(({ parsed }) => outlineOf(parsed));
  return {
    platforms,
    walls: new Set(platforms.flatMap(({ walls }) => walls)),
    wrappers: new Set(platforms.flatMap(({ wrappers }) => wrappers)),
  };
}
