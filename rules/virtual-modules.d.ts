declare module 'virtual:hutong/candidates' {
  /** True for addresses that a rule may have something to say about; see `engine/candidate.ts`. */
  export const candidates: RegExp;
  /** What of running text may matter; see `engine/text-candidate.ts`. */
  export const textSigns: Omit<import('../engine/text-candidate.ts').TextSigns, 'hosts'>;
}
