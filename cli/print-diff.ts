import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf } from '../engine/section.ts';
import type { Effect, WallId } from '../engine/types.ts';
import type { Change } from '../rules/changes.ts';
import { type CellChange, differs, type RulesDiff, type VerdictChange } from './diff.ts';
import type { Paint } from './paint.ts';
import { count, platformName, printable } from './words.ts';

const titles: readonly (readonly [Change['kind'], string])[] = [
  ['added', 'Added'],
  ['changed', 'Changed'],
  ['ended', 'Ended'],
  ['confirmed', 'Seen again or better sourced'],
  ['removed', 'Removed (an id is for ever: bring it back with an `until`)'],
];

function effectWord(effect: Effect, decider: WallId | null, paint: Paint): string {
  const word = paint(sectionOf(effect), effect === 'unknown' ? 'no record' : effect);
  return decider === null ? word : `${word} (${decider})`;
}

function turn({ before, after, wallBefore, wallAfter }: CellChange | VerdictChange, paint: Paint): string {
  return `${effectWord(before, wallBefore, paint)} → ${effectWord(after, wallAfter, paint)}`;
}

function changeLines(changes: readonly Change[], paint: Paint): string[] {
  return titles.flatMap(([kind, title]) => {
    const here = changes.filter((change) => change.kind === kind);
    if (here.length === 0) return [];
    const lines = here.map(
      ({ what, id, details }) => `  ${what} ${id}${details.length === 0 ? '' : `: ${details.join('; ')}`}`,
    );
    return ['', paint('strong', `${title} (${here.length})`), ...lines];
  });
}

function cellLines(cells: readonly CellChange[], rulebook: RulebookIndex, day: string, paint: Paint): string[] {
  if (cells.length === 0) return [];
  const lines = cells.map((cell) => {
    const to = cell.to === null ? 'every link' : platformName(cell.to, rulebook);
    return `  ${platformName(cell.from, rulebook)} → ${to}, ${cell.place}: ${turn(cell, paint)}`;
  });
  return ['', paint('strong', `Known otherwise on ${day} (${cells.length})`), ...lines];
}

function verdictLines({ verdicts, links }: RulesDiff, paint: Paint): string[] {
  if (links === null) return [];
  const title = `Verdicts that change: ${verdicts.length} of ${count(links, 'link')}`;
  const byFile = Map.groupBy(verdicts, ({ file }) => file);
  return [
    '',
    paint('strong', title),
    ...[...byFile].flatMap(([file, here]) => [
      `  ${file}`,
      ...here.map((one) => `    ${printable(one.link)}${one.count > 1 ? ` ×${one.count}` : ''}: ${turn(one, paint)}`),
    ]),
  ];
}

/** The differences between two rulebooks, for people. */
export function diffText(diff: RulesDiff, rulebook: RulebookIndex, paint: Paint): string {
  const title = `Rulebook ${diff.old} → ${diff.new}`;
  if (!differs(diff))
    return `${title}: nothing has changed${diff.links === null ? '' : `, nor has a verdict on ${count(diff.links, 'link')}`}\n`;
  return `${[
    paint('strong', title),
    ...changeLines(diff.changes, paint),
    ...cellLines(diff.cells, rulebook, diff.day, paint),
    ...verdictLines(diff, paint),
  ].join('\n')}\n`;
}
