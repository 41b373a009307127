import { rulesTests } from './rules-tests.ts';
import type { Outcome } from './run.ts';

type Row = readonly (string | number)[];

function rowOf(name: string, outcomes: readonly Outcome[]): Row {
  const caught = outcomes.filter(({ caughtBy }) => caughtBy.length > 0);
  return [
    name,
    outcomes.length,
    outcomes.filter(({ equivalent }) => equivalent).length,
    caught.length,
    ...rulesTests.map((test) => caught.filter(({ caughtBy }) => caughtBy.includes(test)).length),
    caught.filter(({ caughtBy }) => !caughtBy.includes('check')).length,
  ];
}

function aligned(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  const cell = (value: string | number, i: number) =>
    i === 0 ? String(value).padEnd(widths[i] as number) : String(value).padStart(widths[i] as number);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}

/**
 * The outcomes by kind of mutation: how many were made, how many of them changed no verdict, how many were caught, by
 * each test, and by the committed cases alone.
 */
export function tableOf(outcomes: readonly Outcome[]): string {
  const kinds = [...new Set(outcomes.map(({ mutation }) => mutation.kind))].sort();
  const rows = kinds.map((kind) =>
    rowOf(
      kind,
      outcomes.filter(({ mutation }) => mutation.kind === kind),
    ),
  );
  const head: Row = ['mutation', 'made', 'no change', 'caught', ...rulesTests, 'cases only'];
  return aligned([head, ...rows, rowOf('all', outcomes)]);
}
