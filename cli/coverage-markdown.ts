import type { CoverageCell } from '../engine/coverage.ts';
import { effects, type PlatformId, type Surface, surfaces, type Wall } from '../engine/types.ts';
import { type CoverageBlock, type CoverageLine, coverageBlocks, namesOf } from './coverage-blocks.ts';
import { type CoverageContext, dateAndSources, effectAndLinks, pairGist, statementsOf } from './coverage-statements.ts';
import { surfaceWord } from './place-words.ts';
import { coverageTotals } from './print-coverage.ts';
import { unseenWords } from './unseen-wall.ts';
import { effectWords } from './words.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function section(title: string, said: string | null, lines: readonly string[]): string[] {
  return ['', `## ${title}`, '', ...(said === null ? [] : [said, '']), ...lines];
}

/** What is said of links met on one surface. */
function atSurface(cells: readonly CoverageCell[], surface: Surface | null, context: CoverageContext): string {
  const here = statementsOf(cells.filter((cell) => cell.surface === surface));
  return here
    .flatMap((statement) =>
      statement.parts.map(({ wall }) =>
        [effectAndLinks(statement), ...(wall === null ? [] : [dateAndSources(wall, context)])].join(' '),
      ),
    )
    .join('<br>');
}

function destinations({ to }: CoverageLine, context: CoverageContext): string {
  return to.includes(null) ? '_every link_' : namesOf(to, context);
}

/** A table for a platform that tells many destinations apart: these down, the surfaces on which links are met across. */
function platformTable({ lines }: CoverageBlock, context: CoverageContext): string[] {
  const all = lines.flatMap(({ cells }) => cells);
  const met = [null, ...surfaces].filter((surface) => all.some((cell) => cell.surface === surface));
  const rows = lines.map((line) => [
    destinations(line, context),
    ...met.map((surface) => atSurface(line.cells, surface, context)),
  ]);
  return table(['to', ...met.map(surfaceWord)], rows);
}

/** One table for all that have little to tell: a row for each line and surface. */
function pairTable(blocks: readonly CoverageBlock[], context: CoverageContext): string[][] {
  return blocks.flatMap(({ from, lines }) =>
    lines.flatMap((line) =>
      statementsOf(line.cells).flatMap((statement) =>
        statement.parts.map(({ wall, surfaces: where }) => [
          namesOf(from, context),
          destinations(line, context),
          where.map(surfaceWord).join(', '),
          [effectAndLinks(statement), ...(wall === null ? [] : [dateAndSources(wall, context)])].join(' '),
        ]),
      ),
    ),
  );
}

/** Who names whom, at a glance: what each pair meets where, for destinations that several platforms name. */
function overview(blocks: readonly CoverageBlock[], context: CoverageContext): string[] {
  const gist = ({ lines }: CoverageBlock, to: PlatformId | null): string =>
    pairGist(lines.find((line) => line.to.includes(to))?.cells ?? []).join('<br>');
  const named = new Map<PlatformId, number>();
  for (const { from, lines } of blocks) {
    for (const to of lines.flatMap((line) => line.to)) {
      if (to !== null) named.set(to, (named.get(to) ?? 0) + from.length);
    }
  }
  const often = [...named].filter(([, times]) => times > 1).sort((a, b) => b[1] - a[1]);
  const columns = [...Map.groupBy(often, ([to]) => blocks.map((block) => gist(block, to)).join('\n')).values()].map(
    (alike) => alike.map(([to]) => to),
  );
  const rows = blocks.filter(({ lines }) =>
    lines.some(({ to }) => to.some((one) => columns.flat().includes(one ?? ''))),
  );
  const names = (ids: readonly PlatformId[]) =>
    ids.map((id) => context.rulebook.platforms.get(id)?.name.en ?? id).join(', ');
  if (columns.length === 0) return [];
  return table(
    ['', '_every link_', ...columns.map(names)],
    rows.map((block) => [
      names(block.from),
      gist(block, null),
      ...columns.map((alike) => gist(block, alike[0] as PlatformId)),
    ]),
  );
}

/** What the effects that occur mean, the heaviest first. */
function meanings(cells: readonly CoverageCell[]): string {
  const met = effects.filter((effect) => cells.some((cell) => cell.effect === effect && cell.wall !== null)).reverse();
  return met.length === 0 ? 'Nothing is recorded.' : `${met.map((one) => `_${one}_: ${effectWords[one]}`).join('; ')}.`;
}

/** So many lines are worth a table of their own. */
const many = 3;

/** The matrix as Markdown: an overview of pairs, then tables, those of platforms with most walls first. */
export function coverageMarkdown(
  cells: readonly CoverageCell[],
  unseen: readonly Wall[],
  context: CoverageContext,
): string {
  const { telling, alike } = coverageBlocks(cells, context);
  const large = telling.filter(({ lines }) => lines.length >= many);
  const small = telling.filter(({ lines }) => lines.length < many);
  const glance = overview(telling, context);
  const parts = [
    ...(glance.length === 0
      ? []
      : section('At a glance', 'Destinations that several platforms name, and where links to them meet what.', glance)),
    ...large.flatMap((block) => section(`From ${namesOf(block.from, context)}`, null, platformTable(block, context))),
    ...(small.length === 0
      ? []
      : section('From others', null, table(['from', 'to', 'where', 'what'], pairTable(small, context)))),
    ...(alike.length === 0
      ? []
      : section(
          'Platforms that treat every outside link alike',
          null,
          table(
            ['from', 'where', 'what'],
            pairTable(alike, context).map(([from, , where, what]) => [from, where, what] as string[]),
          ),
        )),
    ...(unseen.length === 0
      ? []
      : section(
          'Recorded, but not to be seen from a link',
          'Whether these stop a link hangs on the page behind it, on how it was shared, or on a list that nobody can see; so they have no cell above.',
          table(
            ['from', 'to', 'where', 'what', 'if'],
            unseenWords(unseen, context).map(({ from, to, effect, where, when, condition }) => [
              ...[from, to, where, `${effect} ${when}`, condition],
            ]),
          ),
        )),
  ];
  return `${[
    `# What is known on ${context.day}`,
    '',
    `Made from rulebook ${context.rulebook.stamp.version}: ${coverageTotals(cells, context)}.`,
    '',
    'A cell holds the effect, the first day of the wall and, in brackets, the number of its sources. ≤ means that day or',
    'earlier, ~ that nobody has confirmed it for long, _trial_ and _partial_ that not everybody met it, _low_ that it is',
    'far from sure. An empty cell has no record, or the one of _every link_.',
    '',
    meanings(cells),
    ...parts,
  ].join('\n')}\n`;
}
