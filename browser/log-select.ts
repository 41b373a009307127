import { effects } from '../engine/types.ts';
import type { ColumnName, Order } from '../log/archive.ts';
import type { LogFilter, LoggedPage } from '../log/records.ts';
import { noWord } from './log-columns.ts';
import type { Column, LogTable } from './log-table.ts';
import { type LogWords, plainText } from './log-words.ts';

/** Which findings and pages fit what stands in columns. */
export interface Fitting {
  /** Places of findings, ascending. */
  readonly findings: Uint32Array;
  /** Places of pages, ascending: those of the findings, and pages without any where the filter asks nothing of links. */
  readonly pages: Uint32Array;
}

/** Numbers that a list of words allows; null where there is no list, and everything is allowed. */
function allowed(words: LogWords, list: readonly (string | null)[] | undefined): Uint8Array | null {
  if (list === undefined) return null;
  const table = new Uint8Array(words.size);
  for (const word of list) {
    const number = words.number(word);
    if (number !== undefined) table[number] = 1;
  }
  return table;
}

/** The same for words that pass a test. */
function passing(words: LogWords, numbers: Uint32Array, test: (word: string) => boolean): Uint8Array {
  const table = new Uint8Array(words.size);
  for (const number of new Set(numbers)) {
    const word = words.word(number);
    if (word !== null && test(word)) table[number] = 1;
  }
  return table;
}

function pagesThatFit(filter: LogFilter, table: LogTable, words: LogWords): Uint8Array {
  const fits = new Uint8Array(table.pages.length).fill(1);
  const narrow = (name: ColumnName, tableOf: (numbers: Uint32Array) => Uint8Array | null) => {
    const { numbers } = table.column(name, noWord);
    const allows = tableOf(numbers);
    if (allows === null) return;
    numbers.forEach((number, page) => {
      if (allows[number] !== 1) fits[page] = 0;
    });
  };
  const { sessions, from, to, pagePlatforms, site } = filter;
  if (sessions !== undefined) narrow('session', () => allowed(words, sessions));
  if (pagePlatforms !== undefined) narrow('pagePlatform', () => allowed(words, pagePlatforms));
  if (from !== undefined || to !== undefined) {
    const within = (day: string) => (from === undefined || day >= from) && (to === undefined || day <= to);
    narrow('day', (numbers) => passing(words, numbers, within));
  }
  if (site !== undefined) {
    const under = (host: string) => host === site || host.endsWith(`.${site}`);
    narrow('site', (numbers) => passing(words, numbers, under));
  }
  return fits;
}

/** What fits all that a filter asks for but its words. Findings of which the judgement says nothing do not fit. */
export function fitting(filter: LogFilter, table: LogTable, words: LogWords, judgement: number): Fitting {
  const pageFits = pagesThatFit(filter, table, words);
  const { destinations, effects: wanted, walls, kinds } = filter;
  const lists: readonly [ColumnName, readonly (string | null)[] | undefined][] = [
    ['destination', destinations],
    ['effect', wanted],
    ['wall', walls],
    ['kind', kinds],
  ];
  const asked = lists.flatMap(([name, list]) => {
    const allows = allowed(words, list);
    return allows === null ? [] : [{ numbers: table.column(name, judgement).numbers, allows }];
  });
  const concluded = table.column('effect', judgement).numbers;
  const { pageOf } = table;
  const findings = new Uint32Array(table.findings);
  let count = 0;
  next: for (let finding = 0; finding < findings.length; finding += 1) {
    if (concluded[finding] === noWord || pageFits[pageOf[finding] as number] === 0) continue;
    for (const { numbers, allows } of asked) if (allows[numbers[finding] as number] === 0) continue next;
    findings[count++] = finding;
  }
  const held = findings.slice(0, count);
  // Where nothing is asked of links, pages without any fit too.
  return { findings: held, pages: asked.length === 0 ? placesOf(pageFits) : pagesOf(held, table) };
}

function placesOf(flags: Uint8Array): Uint32Array {
  const places: number[] = [];
  flags.forEach((flag, place) => {
    if (flag === 1) places.push(place);
  });
  return Uint32Array.from(places);
}

/** The pages on which findings stand, ascending. */
export function pagesOf(findings: Uint32Array, table: LogTable): Uint32Array {
  const holds = new Uint8Array(table.pages.length);
  for (const finding of findings) holds[table.pageOf[finding] as number] = 1;
  return placesOf(holds);
}

/** What words a filter asks for; empty for none. */
export function wordsAsked({ text }: LogFilter): readonly string[] {
  return plainText(text ?? '')
    .split(/\s+/)
    .filter(Boolean);
}

/** Whether all words stand in a link, its target, its words or its page's address. */
export function holdsWords(
  asked: readonly string[],
  { page }: LoggedPage,
): (link: LoggedPage['links'][number]) => boolean {
  const ofPage = plainText(page.address);
  const left = asked.filter((word) => !ofPage.includes(word));
  return ({ seen }) => {
    if (left.length === 0) return true;
    const ofLink = plainText(`${seen.link}\n${seen.target ?? ''}\n${seen.text}`);
    return left.every((word) => ofLink.includes(word));
  };
}

/** Effects from the lightest to the heaviest; everything else by its letters; "none" comes last, whichever way. */
function ranks(name: ColumnName, words: LogWords, numbers: Iterable<number>, descending: boolean): Uint32Array {
  const known = [...new Set(numbers)].filter((number) => number !== noWord);
  const weight = (number: number) => effects.indexOf(words.word(number) as never);
  known.sort((a, b) => {
    if (name === 'effect') return weight(a) - weight(b);
    return (words.word(a) as string) < (words.word(b) as string) ? -1 : 1;
  });
  if (descending) known.reverse();
  const rank = new Uint32Array(words.size).fill(known.length);
  known.forEach((number, place) => {
    rank[number] = place;
  });
  return rank;
}

const at = ({ numbers, byPage }: Column, { pageOf }: LogTable) =>
  byPage
    ? (finding: number) => numbers[pageOf[finding] as number] as number
    : (finding: number) => numbers[finding] as number;

/** Findings in an order; those that are equal stay as they were. */
export function ordered(
  findings: Uint32Array,
  { column: name, descending }: Order,
  table: LogTable,
  words: LogWords,
  judgement: number,
): Uint32Array {
  const column = table.column(name, judgement);
  const rank = ranks(name, words, column.numbers, descending);
  const numberAt = at(column, table);
  // One pass counts, one lays each finding behind those of lower rank: stable, and linear.
  const next = new Uint32Array(words.size + 2);
  for (const finding of findings) {
    const place = (rank[numberAt(finding)] as number) + 1;
    next[place] = (next[place] as number) + 1;
  }
  for (let place = 1; place < next.length; place += 1) {
    next[place] = (next[place] as number) + (next[place - 1] as number);
  }
  const sorted = new Uint32Array(findings.length);
  for (const finding of findings) {
    const place = rank[numberAt(finding)] as number;
    const to = next[place] as number;
    sorted[to] = finding;
    next[place] = to + 1;
  }
  return sorted;
}

/** How often each number of a column occurs among findings. */
export function countsOf(findings: Uint32Array, name: ColumnName, table: LogTable, words: LogWords, judgement: number) {
  const numberAt = at(table.column(name, judgement), table);
  const counts = new Uint32Array(words.size);
  for (const finding of findings) {
    const number = numberAt(finding);
    counts[number] = (counts[number] as number) + 1;
  }
  return [...counts]
    .flatMap((count, number) => (count === 0 ? [] : [{ value: words.word(number), findings: count }]))
    .sort((a, b) => b.findings - a.findings || compare(a.value, b.value));
}

/** How often each pair of numbers of two columns occurs among findings. */
export function pairsOf(
  findings: Uint32Array,
  [row, column]: readonly [ColumnName, ColumnName],
  table: LogTable,
  words: LogWords,
  judgement: number,
) {
  const rowAt = at(table.column(row, judgement), table);
  const columnAt = at(table.column(column, judgement), table);
  const counts = new Map<number, number>();
  for (const finding of findings) {
    const pair = rowAt(finding) * words.size + columnAt(finding);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .map(([pair, count]) => ({
      row: words.word(Math.floor(pair / words.size)),
      column: words.word(pair % words.size),
      findings: count,
    }))
    .sort((a, b) => b.findings - a.findings || compare(a.row, b.row) || compare(a.column, b.column));
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return a === null || (b !== null && a > b) ? 1 : -1;
}
