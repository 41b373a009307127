declare module 'virtual:hutong/rulebook' {
  import type { Rulebook } from '../engine/types.ts';

  export const rulebook: Rulebook;
  /** SHA-256 of the bytes of `rulebook.json`, lower-case hex. */
  export const sha256: string;
}

declare module 'virtual:hutong/candidates' {
  /** The names that a rule may have something to say about; see `engine/page-filter.ts`. */
  export const knownNames: import('../engine/page-filter.ts').FilterNames;
  /** What of running text may matter; see `engine/text-candidate.ts`. */
  export const textSigns: import('../engine/text-candidate.ts').TextSignSources;
}
