/** What a bundler knows of its modules. */
interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** How code that several entries share is cut into files, as Rolldown's `codeSplitting` takes it. */
export interface SharedChunks {
  groups: {
    /** Null leaves a module to the groups of lower priority. */
    name: (id: string, modules: Modules) => string | null;
    minShareCount: number;
    priority: number;
  }[];
}

/** Whether a module is imported by the named one, through however many others. */
function isNeededBy(entry: string, id: string, modules: Modules): boolean {
  const found = new Set([id]);
  for (const one of found) {
    if (one.endsWith(entry)) return true;
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) found.add(importer);
  }
  return false;
}

/**
 * Two files for all code that several entries share: what the background needs too, and what only pages need. A bundler left to
 * itself makes one for every set of entries, a dozen for the popup, and fetching them takes longer than compiling them does.
 */
export function sharedChunks(background: string): SharedChunks {
  return {
    groups: [
      // First, or the other group takes along whatever its own modules import.
      {
        name: (id, modules) => (isNeededBy(background, id, modules) ? 'shared' : null),
        minShareCount: 2,
        priority: 2,
      },
      { name: () => 'pages', minShareCount: 2, priority: 1 },
    ],
  };
}
