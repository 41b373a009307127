import type { ColumnName } from '../log/archive.ts';
import { conclusionColumns, noWord, type PageColumns, pageColumns } from './log-columns.ts';

/** One column over all findings: numbers of words. */
export interface Column {
  /** A number for each finding, or for each page where `byPage` says so. */
  readonly numbers: Uint32Array;
  readonly byPage: boolean;
}

/**
 * All findings of the log as columns of numbers, in the order of recording: pages by the moment at which they were first read,
 * links in their page's order. It never changes; what is written later makes another one.
 */
export class LogTable {
  /** In order. */
  readonly pages: readonly PageColumns[];
  readonly findings: number;
  /** The first finding of each page, and behind them all the end of the last. */
  readonly starts: Uint32Array;
  /** The place of each finding's page. */
  readonly pageOf: Uint32Array;
  readonly #columns = new Map<string, Column>();

  constructor(pages: Iterable<PageColumns>) {
    this.pages = [...pages].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    this.starts = new Uint32Array(this.pages.length + 1);
    this.pages.forEach(({ findings }, place) => {
      this.starts[place + 1] = (this.starts[place] as number) + findings;
    });
    this.findings = this.starts[this.pages.length] as number;
    this.pageOf = new Uint32Array(this.findings);
    for (let place = 0; place < this.pages.length; place += 1) {
      this.pageOf.fill(place, this.starts[place], this.starts[place + 1]);
    }
  }

  /** A column, as a judgement (the number of its id) has it. */
  column(name: ColumnName, judgement: number): Column {
    const shared = pageColumns.indexOf(name as (typeof pageColumns)[number]);
    const key = shared >= 0 || name === 'source' ? name : `${name} ${judgement}`;
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    let made: Column;
    if (shared >= 0) {
      made = { numbers: Uint32Array.from(this.pages, (page) => page.shared[shared] as number), byPage: true };
    } else if (name === 'source') {
      const numbers = new Uint32Array(this.findings);
      this.pages.forEach(({ sources }, place) => {
        numbers.set(sources, this.starts[place]);
      });
      made = { numbers, byPage: false };
    } else {
      const offset = conclusionColumns.indexOf(name as (typeof conclusionColumns)[number]);
      made = { numbers: this.#concluded(offset, judgement), byPage: false };
    }
    this.#columns.set(key, made);
    return made;
  }

  #concluded(offset: number, judgement: number): Uint32Array {
    const width = conclusionColumns.length;
    const numbers = new Uint32Array(this.findings).fill(noWord);
    this.pages.forEach(({ judged }, place) => {
      const cells = judged.find((one) => one.judgement === judgement)?.cells;
      if (cells === undefined) return;
      const start = this.starts[place] as number;
      for (let from = offset, to = start; from < cells.length; from += width, to += 1)
        numbers[to] = cells[from] as number;
    });
    return numbers;
  }
}
