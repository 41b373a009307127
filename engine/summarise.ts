import { isButton } from './buttons.ts';
import { sections } from './section.ts';
import type { Bucket, Effect, Finding, PlatformId } from './types.ts';

/** A finding with how often its address was met. */
export interface CountedFinding {
  readonly finding: Finding;
  readonly count: number;
}

/** All findings of one destination in one bucket. */
interface DestinationSummary {
  /** Null stands for ordinary sites and targets that cannot be read. */
  readonly to: PlatformId | null;
  readonly bucket: Bucket;
  /** Different addresses. */
  readonly links: number;
  /** Occurrences of them. */
  readonly occurrences: number;
  readonly effects: Readonly<Partial<Record<Effect, number>>>;
  /** How many rest on a wall or wrapper that nobody has confirmed for long. */
  readonly stale: number;
}

/**
 * What a page's findings come to. All numbers count different addresses unless they say otherwise, and none but `buttons` counts
 * buttons, see {@link isButton}.
 */
export interface Summary {
  readonly total: number;
  readonly buttons: number;
  readonly buckets: Readonly<Record<Bucket, number>>;
  readonly destinations: readonly DestinationSummary[];
}

/** Buckets as they are listed, the worst first. */
export const bucketOrder: readonly Bucket[] = sections.filter((section) => section !== 'depends');

/** Findings in, totals out: first by bucket, the worst first, then by how many links lead there. */
export function summarise(findings: Iterable<CountedFinding>): Summary {
  const buckets: Record<Bucket, number> = { open: 0, own: 0, interstitial: 0, walled: 0, unknown: 0 };
  const groups = new Map<string, DestinationSummary & { effects: Partial<Record<Effect, number>> }>();
  let total = 0;
  let buttons = 0;
  for (const { finding, count } of findings) {
    if (isButton(finding)) {
      buttons += 1;
      continue;
    }
    total += 1;
    buckets[finding.bucket] += 1;
    const key = `${finding.bucket} ${finding.to ?? ''}`;
    const before = groups.get(key);
    groups.set(key, {
      to: finding.to,
      bucket: finding.bucket,
      links: (before?.links ?? 0) + 1,
      occurrences: (before?.occurrences ?? 0) + count,
      effects: { ...before?.effects, [finding.effect]: (before?.effects[finding.effect] ?? 0) + 1 },
      stale: (before?.stale ?? 0) + Number(finding.stale === true),
    });
  }
  const destinations = [...groups.values()].sort(
    (a, b) =>
      bucketOrder.indexOf(a.bucket) - bucketOrder.indexOf(b.bucket) ||
      b.links - a.links ||
      (a.to ?? '~').localeCompare(b.to ?? '~'),
  );
  return { total, buttons, buckets, destinations };
}
