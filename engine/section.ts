import { type Bucket, type Effect, effects } from './types.ts';

const buckets: Record<Effect, Bucket> = {
  unknown: 'unknown',
  depends: 'unknown',
  own: 'own',
  open: 'open',
  warning: 'interstitial',
  'login-wall': 'interstitial',
  'copy-out': 'walled',
  unlinked: 'walled',
  blocked: 'walled',
  refused: 'walled',
};

/** The group of the interface that an effect belongs to. */
export function bucketOf(effect: Effect): Bucket {
  return buckets[effect];
}

/** The parts of a list, the heaviest first: the buckets, with `depends` told apart from `unknown`. */
export const sections = ['walled', 'interstitial', 'open', 'depends', 'unknown', 'own'] as const;
export type Section = (typeof sections)[number];

/** The part of a list that an effect belongs to. */
export function sectionOf(effect: Effect): Section {
  return effect === 'depends' ? 'depends' : buckets[effect];
}

/** Which of two effects is the worse; the order is that of {@link effects}. */
export function heavier(a: Effect, b: Effect): boolean {
  return effects.indexOf(a) > effects.indexOf(b);
}
