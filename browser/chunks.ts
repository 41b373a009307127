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

/** A module, and all that import it, through however many others. */
function needing(id: string, modules: Modules): ReadonlySet<string> {
  const found = new Set([id]);
  for (const one of found) for (const importer of modules.getModuleInfo(one)?.importers ?? []) found.add(importer);
  return found;
}

/** Whether a module is imported by the named one, through however many others. */
function isNeededBy(entry: string, id: string, modules: Modules): boolean {
  return [...needing(id, modules)].some((one) => one.endsWith(entry));
}

/** Whether a module is needed by nothing but the page of the log and what that loads later. */
function isOfLog(id: string, modules: Modules): boolean {
  const begins = [...needing(id, modules)].filter((one) => modules.getModuleInfo(one)?.importers.length === 0);
  return begins.every((one) => /[\\/]log[\\/]/.test(one));
}

/**
 * Two files for all code that several entries share: what the background needs too, and what only pages need. A bundler left to
 * itself makes one for every set of entries, a dozen for the popup, and fetching them takes longer than compiling them does.
 * Two more hold what the parts of the log's page share, which the other pages do without: what it shows, and what reads and
 * writes files.
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
      { name: (id, modules) => (isOfLog(id, modules) ? null : 'pages'), minShareCount: 2, priority: 1 },
      {
        name: (id, modules) => {
          if (!isOfLog(id, modules)) return null;
          return isNeededBy('log-page.tsx', id, modules) ? 'log-shared' : 'log-files';
        },
        minShareCount: 2,
        priority: 0,
      },
    ],
  };
}
