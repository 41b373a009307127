import { type Budget, budgetOf } from './budgets.ts';
import { type Measured, median, quantile } from './harness.ts';

/** Whether a budget holds, and whether its aim does; `told` where nothing is asked for. */
export type Holds = 'yes' | 'aim' | 'no' | 'told';

function within({ sense }: Budget, value: number, limit: number): boolean {
  return sense === 'at most' ? value <= limit : value >= limit;
}

/** The median held against a budget. */
export function holds(budget: Budget, values: readonly number[]): Holds {
  const value = median(values);
  if (budget.aim !== null && within(budget, value, budget.aim)) return 'aim';
  if (budget.must === null) return 'told';
  return within(budget, value, budget.must) ? 'yes' : 'no';
}

function digits(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function withUnit(text: string, unit: string): string {
  return unit === '×' ? `${text} ×` : unit === '^' ? text : `${text} ${unit}`;
}

/** The middle value, and behind it the middle half of them: half of all rounds were between these two. */
function spread(values: readonly number[]): string {
  const text = digits(median(values));
  const [low, high] = [digits(quantile(values, 0.25)), digits(quantile(values, 0.75))];
  return low === high ? text : `${text} (${low} to ${high})`;
}

const words: Readonly<Record<Holds, string>> = { yes: 'yes', aim: 'yes, aim too', no: '**no**', told: '—' };

function limit({ sense, unit }: Budget, value: number | null): string {
  return value === null ? '—' : withUnit(`${sense === 'at most' ? '≤' : '≥'} ${value}`, unit);
}

export const head = ['what', 'figure', 'compared with', 'ratio', 'must', 'aim', 'holds'] as const;

/** One row of the table, cell by cell. */
export function rowOf({ budget: id, figures, others, values, unit, note }: Measured): string[] {
  const budget = budgetOf(id);
  const compared = budget.comparedWith !== null;
  const held = holds(budget, values);
  const faster = budget.sense === 'at least' ? ' faster' : '';
  return [
    budget.what + (note === undefined ? '' : ` (${note})`),
    withUnit(compared ? digits(median(figures)) : spread(figures), unit),
    compared ? `${budget.comparedWith}: ${withUnit(digits(median(others)), unit)}` : '—',
    compared ? withUnit(spread(values), '×') + faster : '—',
    limit(budget, budget.must),
    limit(budget, budget.aim),
    held === 'yes' || held === 'no' ? words[held] + (budget.gated ? '' : ', not gated') : words[held],
  ];
}

/** The rows in columns, for a terminal. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map((cell) => cell.replace(/[`*]/g, '')));
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] as string).length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One row as Markdown. */
export function markdownRow(row: readonly string[]): string {
  return `| ${row.join(' | ')} |`;
}
