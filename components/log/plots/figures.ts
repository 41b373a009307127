import { type Section, sectionOf, sections } from '../../../engine/section.ts';
import type { Day, Effect } from '../../../engine/types.ts';
import type { Selection } from '../../../log/archive.ts';
import { bySection, leadingAway, type SectionCounts } from '../shares.ts';

/** Values that are counted together: null stands for "none". */
type Value = string | null;

/** One cell of the heat map: how many findings lead from pages of one platform to another, and how many of them are walled. */
export interface HeatCell {
  readonly from: Value;
  readonly to: Value;
  readonly findings: number;
  readonly walled: number;
}

/** A heat map: the platforms with most findings on either side, and how many findings are between others. */
export interface Heat {
  readonly rows: readonly Value[];
  readonly columns: readonly Value[];
  /** Only cells that have findings. */
  readonly cells: readonly HeatCell[];
  readonly leftOut: number;
}

const walledEffects = (effect: Value) => effect !== null && sectionOf(effect as Effect) === 'walled';

/** Effects that count as walled, as far as a filter leaves them. */
export function walledOf(effects: readonly Effect[]): readonly Effect[] {
  return effects.filter(walledEffects);
}

type Pairs = ReturnType<Selection['pairs']>;

function sums(pairs: Pairs, side: 'row' | 'column'): Value[] {
  const counts = new Map<Value, number>();
  for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + pair.findings);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

/** Page platform × destination; links of a platform to itself are no crossing and are left out. `most` on either side. */
export function heatOf(all: Pairs, walled: Pairs, most: number): Heat {
  const crossing = all.filter(({ row, column }) => row !== column || row === null);
  const rows = sums(crossing, 'row').slice(0, most);
  const columns = sums(crossing, 'column').slice(0, most);
  const key = (row: Value, column: Value) => JSON.stringify([row, column]);
  const stopped = new Map(walled.map(({ row, column, findings }) => [key(row, column), findings]));
  const shown = crossing.filter(({ row, column }) => rows.includes(row) && columns.includes(column));
  const count = (pairs: Pairs) => pairs.reduce((sum, { findings }) => sum + findings, 0);
  return {
    rows,
    columns,
    cells: shown.map(({ row, column, findings }) => ({
      from: row,
      to: column,
      findings,
      walled: stopped.get(key(row, column)) ?? 0,
    })),
    leftOut: count(crossing) - count(shown),
  };
}

/** A stretch of days with what its links met. */
export interface Span {
  readonly from: Day;
  /** Included. */
  readonly to: Day;
  readonly sections: SectionCounts;
  readonly findings: number;
}

const dayMs = 86_400_000;
const asDay = (moment: number): Day => new Date(moment).toISOString().slice(0, 10);

/** The week, from Monday on, or the month that a day is in. */
export function spanOf(day: Day, by: 'week' | 'month'): { readonly from: Day; readonly to: Day } {
  const moment = Date.parse(day);
  if (by === 'week') {
    const monday = moment - ((new Date(moment).getUTCDay() + 6) % 7) * dayMs;
    return { from: asDay(monday), to: asDay(monday + 6 * dayMs) };
  }
  const [year, month] = day.split('-').map(Number) as [number, number];
  return { from: `${day.slice(0, 7)}-01`, to: asDay(Date.UTC(year, month, 0)) };
}

/** More weeks than this are drawn as months. */
const weeksAtMost = 30;

/** Findings by day and effect -> by week or month, without gaps: a stretch in which nothing was recorded is there with nothing in it. */
export function overTime(pairs: Pairs): { readonly by: 'week' | 'month'; readonly spans: readonly Span[] } {
  const days = pairs.flatMap(({ row }) => row ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { by: 'week', spans: [] };
  const by = (Date.parse(last) - Date.parse(first)) / dayMs / 7 > weeksAtMost ? 'month' : 'week';
  const groups = Map.groupBy(pairs, ({ row }) => (row === null ? '' : spanOf(row, by).from));
  const spans: Span[] = [];
  for (let day = first; day <= spanOf(last, by).to; ) {
    const span = spanOf(day, by);
    const counts = (groups.get(span.from) ?? []).map(({ column, findings }) => ({ value: column, findings }));
    const counted = bySection(counts);
    spans.push({ ...span, sections: counted, findings: [...counted.values()].reduce((sum, one) => sum + one, 0) });
    day = asDay(Date.parse(span.to) + dayMs);
  }
  return { by, spans };
}

/** How often links of a platform's pages that lead elsewhere meet a page in between. */
export interface Interstitials {
  readonly platform: Value;
  readonly findings: number;
  readonly interstitial: number;
}

/** Shares of pages in between by page platform, those with most findings first. */
export function interstitialsOf(pairs: Pairs, most: number): readonly Interstitials[] {
  const groups = Map.groupBy(pairs, ({ row }) => row);
  return [...groups]
    .map(([platform, counts]) => {
      const counted = bySection(counts.map(({ column, findings }) => ({ value: column, findings })));
      return { platform, findings: leadingAway(counted), interstitial: counted.get('interstitial') ?? 0 };
    })
    .filter(({ findings }) => findings > 0)
    .sort((a, b) => b.findings - a.findings)
    .slice(0, most);
}

/** Numbers for an axis from nothing to at least `most`: few, and round. */
export function ticks(most: number): readonly number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

/** Sections from the ground up, as they are stacked. */
export const stacked: readonly Section[] = sections;
