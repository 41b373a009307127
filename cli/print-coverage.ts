import type { CoverageCell } from '../engine/coverage.ts';
import { isStale } from '../engine/judge.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { bucketOf, sectionOf, sections } from '../engine/section.ts';
import type { Day, PlatformId, Wall } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { placeWords } from './place-words.ts';
import { count, platformName } from './words.ts';

/** What a matrix is about, besides its cells. */
export interface CoverageContext {
  readonly rulebook: RulebookIndex;
  readonly day: Day;
}

/** `2021-11-30 (4)`: the first day and the number of sources, with `~` where nobody has confirmed it for long. */
export function dateAndSources(wall: Wall, { rulebook, day }: CoverageContext): string {
  const doubt = isStale(wall, day, rulebook) ? '~' : '';
  return `${wall.orEarlier ? '≤' : ''}${wall.since}${doubt} (${wall.evidence.length})`;
}

function cellText(cell: CoverageCell, context: CoverageContext): string {
  const place = placeWords(cell);
  return cell.wall === null ? place : `${place} ${dateAndSources(cell.wall, context)}`;
}

/** The cells in order of the platforms whose readers meet them, then of their destinations. */
export function grouped(
  cells: readonly CoverageCell[],
): Map<PlatformId, Map<PlatformId | null, readonly CoverageCell[]>> {
  const rows = new Map<PlatformId, Map<PlatformId | null, CoverageCell[]>>();
  for (const cell of cells) {
    const row = rows.get(cell.from) ?? new Map<PlatformId | null, CoverageCell[]>();
    rows.set(cell.from, row);
    row.set(cell.to, [...(row.get(cell.to) ?? []), cell]);
  }
  return rows;
}

/** What a pair's cells say, the heaviest effect first: `copy-out: moments 2013-11 (6)`. */
function pairText(cells: readonly CoverageCell[], context: CoverageContext, paint: Paint): string {
  const byEffect = new Map<CoverageCell['effect'], CoverageCell[]>();
  for (const cell of cells) byEffect.set(cell.effect, [...(byEffect.get(cell.effect) ?? []), cell]);
  const heaviestFirst = [...byEffect].sort(
    ([a], [b]) => sections.indexOf(sectionOf(a)) - sections.indexOf(sectionOf(b)),
  );
  return heaviestFirst
    .map(([effect, here]) => {
      const word = paint(sectionOf(effect), effect === 'unknown' ? 'no record' : effect);
      return `${word}: ${here.map((cell) => cellText(cell, context)).join(', ')}`;
    })
    .join('; ');
}

/** The totals of a matrix in one sentence. */
export function coverageTotals(cells: readonly CoverageCell[], { rulebook, day }: CoverageContext): string {
  const decided = cells.filter(({ wall }) => wall !== null);
  const walls = new Set(decided.map(({ wall }) => wall as Wall));
  const stale = [...walls].filter((wall) => isStale(wall, day, rulebook)).length;
  const walled = decided.filter(({ effect }) => bucketOf(effect) === 'walled').length;
  return `${count(decided.length, 'cell')}, ${walled} walled, by ${count(walls.size, 'wall')}, of which ${stale} not confirmed for long`;
}

/** The matrix for people: a paragraph for each platform, a line for each destination. */
export function coverageText(cells: readonly CoverageCell[], context: CoverageContext, paint: Paint): string {
  const { rulebook, day } = context;
  const lines = [
    paint('strong', `Known of links between platforms on ${day}`),
    paint(
      'quiet',
      'place first-day (sources); ≤ or earlier, ~ not confirmed for long; what is not listed has no record',
    ),
  ];
  for (const [from, row] of grouped(cells)) {
    lines.push('', paint('strong', platformName(from, rulebook)));
    const names = new Map([...row.keys()].map((to) => [to, to === null ? 'every link' : platformName(to, rulebook)]));
    for (const [to, here] of row) lines.push(`  → ${names.get(to)}  ${pairText(here, context, paint)}`);
  }
  return `${[...lines, '', coverageTotals(cells, context)].join('\n')}\n`;
}
