import type { Finding } from '../engine/types.ts';

/** The members of a judged link as `--json` writes them, in this order. Absent values are null. */
export const recordKeys = [
  'link',
  'kind',
  'carrier',
  'via',
  'chain',
  'target',
  'to',
  'ambiguous',
  'group',
  'effect',
  'bucket',
  'decidedBy',
  'wall',
  'wrapper',
  'rollout',
  'verified',
  'stale',
  'confidence',
  'evidence',
  'rulebook',
  'alternatives',
  'caveats',
] as const satisfies readonly (keyof Finding)[];

/** A finding with exactly the {@link recordKeys}, in their order, whatever the engine adds one day. */
export function recordOf(finding: Finding): Pick<Finding, (typeof recordKeys)[number]> {
  return Object.fromEntries(recordKeys.map((key) => [key, finding[key]])) as unknown as Finding;
}
