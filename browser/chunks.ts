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

/** The modules from which a module is loaded: entries, and those that are imported when they are asked for. */
function beginningsOf(id: string, modules: Modules): readonly string[] {
  return [...needing(id, modules)].filter((one) => modules.getModuleInfo(one)?.importers.length === 0);
}

/** Whether a module is needed by nothing but the page of the log and what that loads later. */
function isOfLog(id: string, modules: Modules): boolean {
  return beginningsOf(id, modules).every((one) => /[\\/]log[\\/]/.test(one));
}

/** Whether the page of the log shares a module with what it loads later. */
function isSharedInLog(id: string, modules: Modules): boolean {
  return isOfLog(id, modules) && isNeededBy('log-page.tsx', id, modules) && beginningsOf(id, modules).length > 1;
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
        priority: 3,
      },
      { name: (id, modules) => (isOfLog(id, modules) ? null : 'pages'), minShareCount: 2, priority: 2 },
      // Not by count: what the page has when it loads more of itself is not counted as shared.
      { name: (id, modules) => (isSharedInLog(id, modules) ? 'log-shared' : null), minShareCount: 1, priority: 1 },
      { name: (id, modules) => (isOfLog(id, modules) ? 'log-files' : null), minShareCount: 2, priority: 0 },
    ],
  };
}
