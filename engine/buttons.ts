import { type Finding, toldKinds } from './types.ts';

/**
 * Whether a link only hands the page on or signs the reader in, and nothing is recorded of it: it is told apart, never judged, and no
 * part of what is said of links. What a wall does name is told like any link.
 */
export function isButton({ kind, effect }: Pick<Finding, 'kind' | 'effect'>): boolean {
  return effect === 'unknown' && toldKinds.has(kind);
}
