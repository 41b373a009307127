import type { CoverageCell } from '../engine/coverage.ts';
import { type Surface, surfaces } from '../engine/types.ts';
import { placeWords } from './place-words.ts';
import { type CoverageContext, coverageTotals, dateAndSources, grouped } from './print-coverage.ts';
import { platformName } from './words.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function said(cell: CoverageCell, context: CoverageContext): string {
  if (cell.wall === null) return 'no record';
  const special = placeWords(cell).split(', ').slice(1);
  const what = `${cell.effect} ${dateAndSources(cell.wall, context)}`;
  return special.length === 0 ? what : `${special.join(', ')}: ${what}`;
}

/** A paragraph for each platform: destinations down, the surfaces on which links are met across. */
function platformTable(row: ReadonlyMap<string | null, readonly CoverageCell[]>, context: CoverageContext): string[] {
  const all = [...row.values()].flat();
  const met: (Surface | null)[] = surfaces.filter((surface) => all.some((cell) => cell.surface === surface));
  if (all.some(({ surface }) => surface === null)) met.unshift(null);
  const rows = [...row].map(([to, cells]) => [
    to === null ? '_every link_' : platformName(to, context.rulebook),
    ...met.map((surface) =>
      cells
        .filter((cell) => cell.surface === surface)
        .map((cell) => said(cell, context))
        .join('<br>'),
    ),
  ]);
  return table(['to', ...met.map((surface) => surface ?? 'every surface')], rows);
}

/** Who names whom, at a glance: the heaviest effect of each pair, for destinations that several platforms name. */
function overview(rows: ReturnType<typeof grouped>, context: CoverageContext): string[] {
  const naming = new Map<string, number>();
  for (const row of rows.values())
    for (const to of row.keys()) if (to !== null) naming.set(to, (naming.get(to) ?? 0) + 1);
  const destinations = [...naming].filter(([, times]) => times > 1).map(([to]) => to);
  destinations.sort((a, b) => (naming.get(b) as number) - (naming.get(a) as number) || (a < b ? -1 : 1));
  const names = (id: string) => context.rulebook.platforms.get(id)?.name.en ?? id;
  const lines = [...rows].filter(([, row]) => destinations.some((to) => row.has(to)));
  const cells = lines.map(([from, row]) => [
    names(from),
    ...destinations.map((to) => [...new Set((row.get(to) ?? []).map(({ effect }) => effect))].join(', ')),
  ]);
  return destinations.length === 0 ? [] : table(['', ...destinations.map(names)], cells);
}

/** The matrix as Markdown: an overview of pairs, then a table for each platform. */
export function coverageMarkdown(cells: readonly CoverageCell[], context: CoverageContext): string {
  const { rulebook, day } = context;
  const rows = grouped(cells);
  const few = [...rows].filter(([, row]) => row.size === 1 && row.has(null));
  const everyLink = few.flatMap(([from, row]) =>
    (row.get(null) ?? []).map((cell) => [
      platformName(from, rulebook),
      placeWords(cell),
      cell.wall === null ? '' : `${cell.effect} ${dateAndSources(cell.wall, context)}`,
    ]),
  );
  const others = [...rows].filter(([, row]) => row.size > 1 || !row.has(null));
  const glance = overview(rows, context);
  return `${[
    `# What is known on ${day}`,
    '',
    `Made from rulebook ${rulebook.stamp.version}: ${coverageTotals(cells, context)}. A cell holds the effect, the first`,
    'day of the wall and, in brackets, the number of its sources; ≤ means that day or earlier, ~ that nobody has',
    'confirmed it for long. An empty cell has no record, or the one of _every link_ in its table.',
    ...(glance.length === 0
      ? []
      : [
          '',
          '## At a glance',
          '',
          'Destinations that several platforms name, with every effect they meet there.',
          '',
          ...glance,
        ]),
    ...others.flatMap(([from, row]) => [
      '',
      `## From ${platformName(from, rulebook)}`,
      '',
      ...platformTable(row, context),
    ]),
    ...(everyLink.length === 0
      ? []
      : [
          '',
          '## Platforms that treat every outside link alike',
          '',
          ...table(['from', 'where', 'every link'], everyLink),
        ]),
  ].join('\n')}\n`;
}
