import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { filterNames } from '../engine/page-filter.ts';
import { textCandidateSource } from '../engine/text-candidate.ts';
import { openRules, readSources, rulesFolder } from './load.ts';

const modules = {
  /** What a page needs of the rules, so that it does not carry the rulebook: names of hosts and schemes, expressions for running text. */
  'virtual:hutong/candidates': () => {
    const rulebook = openRules();
    return `export const knownNames = ${JSON.stringify(filterNames(rulebook))};\nexport const textSigns = ${JSON.stringify(textCandidateSource(rulebook))};\n`;
  },
} as const;

type Name = keyof typeof modules;

function isOurs(id: string): id is Name {
  return Object.hasOwn(modules, id);
}

/** Compiles the rule files while the extension is built, so that no copy of them can be stale. */
export function rulesPlugin(): Plugin {
  return {
    name: 'hutong-rules',
    resolveId: (id) => (isOurs(id) ? `\0${id}` : null),
    load(id) {
      const name = id.slice(1);
      if (id[0] !== '\0' || !isOurs(name)) return null;
      const { head, platforms, milestones } = readSources(rulesFolder);
      for (const source of [head, milestones, ...platforms])
        if (source !== null) this.addWatchFile(resolve(source.path));
      return modules[name]();
    },
  };
}
