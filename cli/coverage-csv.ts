import papaparse from 'papaparse';
import type { CoverageCell } from '../engine/coverage.ts';
import { isStale } from '../engine/judge.ts';
import { bucketOf } from '../engine/section.ts';
import type { CoverageContext } from './coverage-statements.ts';

/** The columns. An empty value means: not told apart, or not recorded. */
const coverageColumns = [
  'from',
  'surface',
  'client',
  'region',
  'to',
  'kind',
  'host',
  'effect',
  'bucket',
  'wall',
  'since',
  'or_earlier',
  'until',
  'verified',
  'stale',
  'rollout',
  'confidence',
  'sources',
  'on',
  'rulebook',
] as const;

function record(
  { from, to, surface, client, region, kind, host, effect, wall }: CoverageCell,
  { rulebook, day }: CoverageContext,
): Record<(typeof coverageColumns)[number], string | number | boolean | null> {
  return {
    ...{ from, surface, client, region, to: to ?? '*', kind, host, effect, bucket: bucketOf(effect) },
    wall: wall?.id ?? null,
    since: wall?.since ?? null,
    or_earlier: wall?.orEarlier ?? null,
    until: wall?.until ?? null,
    verified: wall?.verified ?? null,
    stale: wall === null ? null : isStale(wall, day, rulebook),
    rollout: wall?.rollout ?? null,
    confidence: wall?.confidence ?? null,
    sources: wall?.evidence.length ?? null,
    on: day,
    rulebook: rulebook.stamp.version,
  };
}

/** The matrix as CSV (RFC 4180, UTF-8), a line for each cell; `to` is `*` for every link. */
export function coverageCsv(cells: readonly CoverageCell[], context: CoverageContext): string {
  const rows = cells.map((cell) => record(cell, context));
  return `${papaparse.unparse({ fields: [...coverageColumns], data: rows }, { newline: '\r\n' })}\r\n`;
}
