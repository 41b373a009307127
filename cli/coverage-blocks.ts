import type { CoverageCell } from '../engine/coverage.ts';
import { bucketOf, sectionOf, sections } from '../engine/section.ts';
import type { PlatformId } from '../engine/types.ts';
import { type CoverageContext, pairText } from './coverage-statements.ts';
import { platformName } from './words.ts';

/** Destinations of which the same is said. */
export interface CoverageLine {
  /** Null stands for every link. */
  readonly to: readonly (PlatformId | null)[];
  /** The cells of the first of them; those of the others differ in the destination alone. */
  readonly cells: readonly CoverageCell[];
}

/** Platforms whose readers fare alike, and how. */
export interface CoverageBlock {
  readonly from: readonly PlatformId[];
  readonly lines: readonly CoverageLine[];
}

/** A matrix in the order in which it is read. */
export interface CoverageBlocks {
  /** Platforms that tell destinations apart: those of China first, and of these the ones with most walls. */
  readonly telling: readonly CoverageBlock[];
  /** Platforms that treat every link alike, by name. */
  readonly alike: readonly CoverageBlock[];
}

/** What is alike under a key, in the order of first sight. */
function together<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  return [...Map.groupBy(items, keyOf).values()];
}

function heaviest(cells: readonly CoverageCell[]): number {
  return Math.min(...cells.map(({ effect }) => sections.indexOf(sectionOf(effect))));
}

function isEveryLink({ to }: CoverageLine): boolean {
  return to.includes(null);
}

/** Every link first, then the heaviest effect, then what most is said of. */
function byWeight(a: CoverageLine, b: CoverageLine): number {
  return (
    Number(isEveryLink(b)) - Number(isEveryLink(a)) ||
    heaviest(a.cells) - heaviest(b.cells) ||
    b.cells.length - a.cells.length ||
    b.to.length - a.to.length
  );
}

function linesOf(cells: readonly CoverageCell[], context: CoverageContext): CoverageLine[] {
  const pairs = together(cells, ({ to }) => to ?? '*');
  return together(pairs, (pair) => `${pair[0]?.to === null} ${pairText(pair, context)}`)
    .map((alike) => ({ to: alike.map((pair) => pair[0]?.to ?? null), cells: alike[0] ?? [] }))
    .sort(byWeight);
}

/** Puts a matrix in order: what is the same is said once, and who names nobody comes last. */
export function coverageBlocks(cells: readonly CoverageCell[], context: CoverageContext): CoverageBlocks {
  const { rulebook } = context;
  const walled = (of: readonly CoverageCell[]) => of.filter(({ effect }) => bucketOf(effect) === 'walled').length;
  const abroad = ({ from }: CoverageCell) => Number(rulebook.platforms.get(from)?.abroad === true);
  const name = ({ from }: CoverageCell) => platformName(from, rulebook);
  const rows = together(cells, ({ from }) => from).map((row) => ({ row, lines: linesOf(row, context) }));
  const isAlike = ({ lines }: { readonly lines: readonly CoverageLine[] }) => lines.every(isEveryLink);
  const first = (row: readonly CoverageCell[]) => row[0] as CoverageCell;
  const telling = rows
    .filter((one) => !isAlike(one))
    .sort(
      ({ row: a }, { row: b }) =>
        abroad(first(a)) - abroad(first(b)) ||
        walled(b) - walled(a) ||
        b.length - a.length ||
        name(first(a)).localeCompare(name(first(b)), 'en'),
    );
  const alike = rows
    .filter(isAlike)
    .sort(({ row: a }, { row: b }) => name(first(a)).localeCompare(name(first(b)), 'en'));
  const sameLines = ({ lines }: { readonly lines: readonly CoverageLine[] }) =>
    lines.map((line) => `${line.to.join()} ${pairText(line.cells, context)}`).join('\n');
  return {
    telling: together(telling, sameLines).map((group) => ({
      from: group.map(({ row }) => first(row).from),
      lines: group[0]?.lines ?? [],
    })),
    alike: alike.map(({ row, lines }) => ({ from: [first(row).from], lines })),
  };
}

/** `Taobao 淘宝, Tmall 天猫`; null stands for every link. */
export function namesOf(platforms: readonly (PlatformId | null)[], { rulebook }: CoverageContext): string {
  return platforms.map((id) => (id === null ? 'every link' : platformName(id, rulebook))).join(', ');
}
