import type { Circumstances } from './contest.ts';
import { examine } from './examine.ts';
import { type Finding, unlistedWrapper } from './types.ts';

/** Stands for all ordinary links: they share one verdict, since no rule names their hosts. */
const ordinaryAddress = 'https://ordinary.invalid/';

/** What all ordinary links meet; only a wall to `any` can speak of them. */
export function examineOrdinary(circumstances: Circumstances): Finding {
  return examine(ordinaryAddress, circumstances);
}

/**
 * Whether a link turned out to be nobody's: no platform and no known wrapper has to do with it. What only looks like a
 * wrapper around an ordinary target is as ordinary.
 */
export function isOrdinary({ carrier, to, via }: Finding): boolean {
  return carrier === null && to === null && via.every((id) => id === unlistedWrapper);
}
