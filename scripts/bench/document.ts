import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { budgets, type SuiteName, suiteNames } from './budgets.ts';
import type { Measured } from './harness.ts';
import { head, markdownRow, rowOf } from './table.ts';

const file = resolve(import.meta.dirname, '../../docs/performance.md');
const begin = '<!-- measured: written by `npm run bench` -->';
const end = '<!-- end of what was measured -->';

/** What one suite measured, and in what circumstances. */
export interface SuiteResult {
  readonly suite: SuiteName;
  readonly circumstances: string;
  readonly measured: readonly Measured[];
}

/** How a line of the table is found again: by what was measured, and what it was compared with. */
function keyOf(cells: readonly string[]): string | null {
  const [what = '', , other = ''] = cells;
  const fits = budgets.find((budget) => what.startsWith(budget.what) && other.startsWith(budget.comparedWith ?? '—'));
  return fits?.id ?? null;
}

function readBefore(text: string): { rows: Map<string, string>; circumstances: Map<string, string> } {
  const rows = new Map<string, string>();
  const circumstances = new Map<string, string>();
  for (const line of text.split('\n')) {
    const key = line.startsWith('| ') ? keyOf(line.slice(2, -2).split(' | ')) : null;
    if (key !== null) rows.set(key, line);
    const suite = /^- `(\w+)`: (.+)$/.exec(line);
    if (suite !== null) circumstances.set(suite[1] as string, suite[2] as string);
  }
  return { rows, circumstances };
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** The generated part: what was measured now, and from before what was not measured now. */
function generated(before: string, results: readonly SuiteResult[]): string {
  const { rows, circumstances } = readBefore(before);
  for (const { suite, circumstances: now, measured } of results) {
    circumstances.set(suite, now);
    for (const one of measured) rows.set(one.budget, markdownRow(rowOf(one)));
  }
  const lines = budgets.map(({ id }) => rows.get(id)).filter(isThere);
  const told = suiteNames.flatMap((suite) => {
    const of = circumstances.get(suite);
    return of === undefined ? [] : `- \`${suite}\`: ${of}`;
  });
  return [markdownRow(head), markdownRow(head.map(() => '---')), ...lines, '', ...told].join('\n');
}

/** Writes what was measured into `docs/performance.md`, between its two marks. Throws where these are not there. */
export function writeDocument(results: readonly SuiteResult[]): void {
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has lost the marks around its generated part.`);
  const start = from + begin.length;
  writeFileSync(file, `${text.slice(0, start)}\n\n${generated(text.slice(start, to), results)}\n\n${text.slice(to)}`);
}
