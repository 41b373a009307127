/**
 * What a kept log answers and takes. The extension keeps it in IndexedDB (`browser/log-archive.ts`); the page that shows it knows only
 * these questions, so that it can be tested with a log in memory.
 */
import type { Judgement, LogFilter, LoggedPage, PageId, Session, SessionId } from './records.ts';

/**
 * Why the log could not be read or written. `full`: the browser gives no more room. `blocked`: another page holds the log in
 * an older shape. `newer`: a later version of the extension has written it. `lost`: it is not what it should be, or is gone.
 * `disk`: anything else that the browser could not do. Whatever the reason, no page is half there.
 */
export const logFaultKinds = ['full', 'blocked', 'newer', 'lost', 'disk'] as const;
export type LogFaultKind = (typeof logFaultKinds)[number];

/** The columns that findings can be filtered, sorted and counted by; all stand in memory as numbers. */
export const columnNames = [
  'day',
  'session',
  'pagePlatform',
  'pageSurface',
  'destination',
  'effect',
  'wall',
  'wrapper',
  'kind',
  'source',
  'site',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** How full the room is that the browser gives the extension (bytes). */
export interface Room {
  readonly used: number;
  readonly quota: number;
  /** The log alone, as far as it can be told. */
  readonly log: number;
}

/** The log as a whole. */
export interface LogOverview {
  readonly sessions: readonly Session[];
  readonly judgements: readonly Judgement[];
  readonly pages: number;
  readonly findings: number;
  readonly room: Room;
  /** When the whole log was last exported without redaction (RFC 3339); null where it never was. */
  readonly backedUpAt: string | null;
  /** Pages recorded since. */
  readonly pagesSinceBackup: number;
}

/** Findings in an order, picked out of the log: places of rows, to be asked for piece by piece. */
export interface Selection {
  /** How many findings fit. */
  readonly findings: number;
  /** On how many pages they stand. */
  readonly pages: number;
  /** Rows `from` (included) to `to` (excluded), in the order asked for. */
  rows(from: number, to: number): Promise<readonly FindingRow[]>;
  /** How often each value of a column occurs among them, the most frequent first; null stands for "none". */
  counts(column: ColumnName): readonly { readonly value: string | null; readonly findings: number }[];
  /** How often each pair of values of two columns occurs. */
  pairs(
    row: ColumnName,
    column: ColumnName,
  ): readonly { readonly row: string | null; readonly column: string | null; readonly findings: number }[];
}

/** One finding as a table shows it. */
export interface FindingRow {
  readonly page: LoggedPage['page'];
  readonly link: LoggedPage['links'][number];
}

/** The order of a selection. Rows that are equal stay in the order in which they were recorded. */
export interface Order {
  readonly column: ColumnName;
  readonly descending: boolean;
}

/** How far long work has come. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** What is to go: all that fits a filter, by whole pages, so that no page is left half there. */
export interface Archive {
  overview(): Promise<LogOverview>;
  /**
   * Findings that fit a filter, in an order; null stands for the order of recording. `judgement` says which conclusions
   * count. A filter with words is searched through page by page, and tells how far it has come; an aborted `signal` rejects.
   */
  select(
    question: { readonly filter: LogFilter; readonly order: Order | null; readonly judgement: string },
    progress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Selection>;
  /** Whole pages in the order of recording, those that hold a finding that fits; with every link, or only those that fit. */
  pages(filter: LogFilter, links: 'all' | 'fitting'): AsyncIterable<LoggedPage>;
  changeSession(id: SessionId, change: Pick<Session, 'name' | 'note' | 'tags'>): Promise<void>;
  /** Takes pages with these ids out of the log, and answers them, so that they can be put back. */
  remove(pages: readonly PageId[]): Promise<readonly LoggedPage[]>;
  /** Which pages a filter touches. */
  pageIds(filter: LogFilter): Promise<readonly PageId[]>;
  /** Puts pages and their sessions in; what is there already stays as it is. */
  add(
    sessions: readonly Session[],
    judgements: readonly Judgement[],
    pages: AsyncIterable<LoggedPage> | Iterable<LoggedPage>,
  ): Promise<Added>;
  /** Everything goes, and does not come back. */
  clear(): Promise<void>;
  /** Notes that the whole log has been exported without redaction. */
  backedUp(at: string): Promise<void>;
}

/** What came of pages put in. */
export interface Added {
  readonly pages: number;
  readonly findings: number;
  /** Pages that were there already, alike in all. */
  readonly duplicates: number;
  /** Pages that were there under the same id with other contents; they stay as they were. */
  readonly conflicts: readonly PageId[];
  /** Conclusions of other judgements that were added to pages that were there. */
  readonly conclusions: number;
}
