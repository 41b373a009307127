import { isInCalendar } from '../../engine/dates.ts';
import { effects, kinds } from '../../engine/types.ts';
import { type ColumnName, columnNames, type Order } from '../../log/archive.ts';
import { firstJudgement, type LogFilter } from '../../log/records.ts';

export const views = ['findings', 'pages', 'sessions', 'plots'] as const;
/** Which side of the log is looked at. */
export type View = (typeof views)[number];

/** All that decides what the page shows of the log; it stands in the address, so that it can be kept and gone back to. */
export interface Question {
  readonly view: View;
  readonly filter: LogFilter;
  /** Null stands for the order of recording. */
  readonly order: Order | null;
  /** The column by whose values findings are laid together; null where each stands by itself. */
  readonly group: ColumnName | null;
  /** Whose conclusions are shown. */
  readonly judgement: string;
}

export const firstQuestion: Question = {
  view: 'findings',
  filter: {},
  order: null,
  group: null,
  judgement: firstJudgement,
};

/** The parts of a filter that are lists, with the word that stands for each in the address. */
const lists = {
  sessions: 'session',
  pagePlatforms: 'page',
  destinations: 'to',
  effects: 'effect',
  walls: 'wall',
  kinds: 'kind',
} as const satisfies Partial<Record<keyof LogFilter, string>>;
export type ListPart = keyof typeof lists;

/** The parts of a filter that are one value. */
const singles = { from: 'from', to: 'until', site: 'site', text: 'text' } as const;

/** The question as the part of an address behind `#`; empty for {@link firstQuestion}. */
export function hashOf({ view, filter, order, group, judgement }: Question): string {
  const words = new URLSearchParams();
  if (view !== firstQuestion.view) words.set('view', view);
  for (const [part, word] of Object.entries(singles) as [keyof typeof singles, string][]) {
    const value = filter[part];
    if (value !== undefined && value !== '') words.set(word, value);
  }
  for (const [part, word] of Object.entries(lists) as [ListPart, string][]) {
    // Null, "no known platform", is an empty word.
    for (const value of filter[part] ?? []) words.append(word, value ?? '');
  }
  if (order !== null) words.set('sort', `${order.descending ? '-' : ''}${order.column}`);
  if (group !== null) words.set('group', group);
  if (judgement !== firstJudgement) words.set('judgement', judgement);
  return words.toString();
}

function columnOf(word: string | null): ColumnName | null {
  return columnNames.find((one) => one === word) ?? null;
}

function listOf(part: ListPart, words: readonly string[]): readonly (string | null)[] {
  if (part === 'pagePlatforms' || part === 'destinations') return words.map((word) => (word === '' ? null : word));
  const known: readonly string[] | null = part === 'effects' ? effects : part === 'kinds' ? kinds : null;
  return words.filter((word) => word !== '' && (known === null || known.includes(word)));
}

/** Reads what {@link hashOf} wrote, with or without `#`. What is no part of a question is left out: addresses are typed, too. */
export function questionOf(hash: string): Question {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const filter: Record<string, unknown> = {};
  for (const [part, word] of Object.entries(singles)) {
    const value = words.get(word) ?? '';
    const isDay = part === 'from' || part === 'to';
    if (value !== '' && (!isDay || isInCalendar(value))) filter[part] = value;
  }
  for (const [part, word] of Object.entries(lists) as [ListPart, string][]) {
    const values = listOf(part, [...new Set(words.getAll(word))]);
    if (values.length > 0) filter[part] = values;
  }
  const sort = words.get('sort') ?? '';
  const column = columnOf(sort.replace(/^-/, ''));
  return {
    view: views.find((one) => one === words.get('view')) ?? firstQuestion.view,
    filter: filter as LogFilter,
    order: column === null ? null : { column, descending: sort.startsWith('-') },
    group: columnOf(words.get('group')),
    judgement: words.get('judgement') || firstJudgement,
  };
}

/** The filter with one of its parts changed; a part that says nothing goes. */
export function withPart<K extends keyof LogFilter>(filter: LogFilter, part: K, value: LogFilter[K]): LogFilter {
  const { [part]: _before, ...rest } = filter;
  const isEmpty = value === undefined || value.length === 0;
  return isEmpty ? rest : { ...rest, [part]: value };
}

/** Whether a filter leaves everything in. */
export function isOpen(filter: LogFilter): boolean {
  return Object.keys(filter).length === 0;
}

/** The part of a filter that narrows a column to some of its values; undefined where none does. */
const partOfColumn: Readonly<Partial<Record<ColumnName, ListPart>>> = {
  session: 'sessions',
  pagePlatform: 'pagePlatforms',
  destination: 'destinations',
  effect: 'effects',
  wall: 'walls',
  kind: 'kinds',
};

/** Whether a filter can be narrowed to a value of a column; "none" can be asked for with platforms only. */
export function canNarrow(column: ColumnName, value: string | null): boolean {
  if (column === 'pagePlatform' || column === 'destination') return true;
  return value !== null && (partOfColumn[column] !== undefined || column === 'day' || column === 'site');
}

/** A filter narrowed to one value of a column; the same filter where {@link canNarrow} says no. */
export function narrowed(filter: LogFilter, column: ColumnName, value: string | null): LogFilter {
  if (!canNarrow(column, value)) return filter;
  const part = partOfColumn[column];
  if (part !== undefined) return { ...filter, [part]: [value] };
  return column === 'day'
    ? { ...filter, from: value as string, to: value as string }
    : { ...filter, site: value as string };
}
