import type { CoverageCell } from '../engine/coverage.ts';
import { isStale } from '../engine/judge.ts';
import { bucketOf, sectionOf } from '../engine/section.ts';
import type { Wall } from '../engine/types.ts';
import { type CoverageBlock, coverageBlocks, namesOf } from './coverage-blocks.ts';
import { type CoverageContext, pairText } from './coverage-statements.ts';
import type { Paint } from './paint.ts';
import { unseenWords } from './unseen-wall.ts';
import { count } from './words.ts';

/** The totals of a matrix in one sentence. */
export function coverageTotals(cells: readonly CoverageCell[], { rulebook, day }: CoverageContext): string {
  const decided = cells.filter(({ wall }) => wall !== null);
  const walls = new Set(decided.map(({ wall }) => wall as Wall));
  const stale = [...walls].filter((wall) => isStale(wall, day, rulebook)).length;
  const walled = decided.filter(({ effect }) => bucketOf(effect) === 'walled').length;
  return `${count(decided.length, 'cell')}, ${walled} walled, by ${count(walls.size, 'wall')}, of which ${stale} not confirmed for long`;
}

function blockLines({ from, lines }: CoverageBlock, context: CoverageContext, paint: Paint): string[] {
  return [
    '',
    paint('strong', namesOf(from, context)),
    ...lines.map(({ to, cells }) => `  → ${namesOf(to, context)}  ${pairText(cells, context, paint)}`),
  ];
}

/**
 * The matrix for people: a paragraph for each platform, a line for destinations that fare alike; then, in short, who
 * treats every link alike, and walls that hang on what a link does not show.
 */
export function coverageText(
  cells: readonly CoverageCell[],
  unseen: readonly Wall[],
  context: CoverageContext,
  paint: Paint,
): string {
  const { telling, alike } = coverageBlocks(cells, context);
  const lines = [
    paint('strong', `Known of links between platforms on ${context.day}`),
    paint(
      'quiet',
      'where first-day (sources); ≤ or earlier, ~ not confirmed for long; trial, partial: not for everybody;',
    ),
    paint('quiet', 'low: far from sure; what is not listed has no record'),
    ...telling.flatMap((block) => blockLines(block, context, paint)),
  ];
  if (alike.length > 0) {
    lines.push('', paint('strong', 'Every link alike'));
    for (const block of alike) {
      for (const line of block.lines) {
        lines.push(`  ${namesOf(block.from, context)}  ${pairText(line.cells, context, paint)}`);
      }
    }
  }
  if (unseen.length > 0) {
    lines.push('', paint('strong', 'Also recorded, but not to be seen from a link'));
    for (const { from, to, effect, where, when, condition } of unseenWords(unseen, context)) {
      lines.push(`  ${from} → ${to}  ${paint(sectionOf(effect), effect)}: ${where} ${when} if ${condition}`);
    }
  }
  return `${[...lines, '', coverageTotals(cells, context)].join('\n')}\n`;
}
