declare module 'virtual:hutong/candidates' {
  /** The names that a rule may have something to say about; see `engine/page-filter.ts`. */
  export const knownNames: import('../engine/page-filter.ts').FilterNames;
  /** What of running text may matter; see `engine/text-candidate.ts`. */
  export const textSigns: import('../engine/text-candidate.ts').TextSignSources;
}
