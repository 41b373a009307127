import { Dexie, type Table } from 'dexie';
import type {
  Added,
  Archive,
  ColumnName,
  FindingRow,
  LogOverview,
  Order,
  Progress,
  Selection,
} from '../log/archive.ts';
import { laidOver } from '../log/laid-over.ts';
import {
  firstJudgement,
  type Judgement,
  type LogFilter,
  type LoggedPage,
  type PageId,
  type Session,
  type SessionId,
} from '../log/records.ts';
import { noWord, type PageColumns } from './log-columns.ts';
import { faultOf } from './log-fault.ts';
import { unpackPage } from './log-pack.ts';
import { roomOfLog } from './log-room.ts';
import { logName, openLogDatabase, type SchemaStep, schemaSteps, writeLog } from './log-schema.ts';
import { countsOf, type Fitting, fitting, holdsWords, ordered, pagesOf, pairsOf, wordsAsked } from './log-select.ts';
import { LogTable } from './log-table.ts';
import { LogWords } from './log-words.ts';
import {
  backupNote,
  forgottenNote,
  KnownWords,
  type PageRecord,
  pageTables,
  putPage,
  putUnlessThere,
  type ReadyPage,
  readyPage,
} from './log-write.ts';

/** So many pages are read, or put in, at once. */
const batch = 64;
/** So many records of columns are asked for at once, which keeps what the browser copies in one piece small. */
const columnsAtOnce = 2_000;

interface Note {
  readonly name: string;
  readonly value: unknown;
}

/** What the log holds, as numbers, at one moment. */
interface Known {
  readonly table: LogTable;
  readonly words: LogWords;
}

function* pieces<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let piece: T[] = [];
  for (const one of all) {
    piece.push(one);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

class LogArchive implements Archive {
  readonly #database: Dexie;
  readonly #pages: Table<PageRecord, number>;
  readonly #columns: Table<PageColumns, number>;
  readonly #written = new KnownWords();
  #words = new LogWords();
  /** By the key of the page's record. */
  #byPage = new Map<number, PageColumns>();
  #table = new LogTable([]);
  #lastColumns = 0;
  #lastWord = 0;
  #forgotten = 0;
  #refreshing: Promise<Known> | null = null;
  /** The last page that was handed out when everything was asked for: what is exported then is what a backup holds. */
  #handedOut: number | null = null;

  constructor(database: Dexie) {
    this.#database = database;
    this.#pages = database.table('pages');
    this.#columns = database.table('columns');
  }

  async #ask<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw faultOf(error);
    }
  }

  /** Takes in what was written since, by the background or another page. */
  #known(): Promise<Known> {
    this.#refreshing ??= this.#ask(() =>
      this.#database.transaction('r', ['columns', 'words', 'notes'], () => this.#catchUp()),
    ).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Within a transaction. */
  async #catchUp(): Promise<Known> {
    const { value = 0 } = (await this.#database.table<Note>('notes').get(forgottenNote)) ?? {};
    if (value !== this.#forgotten) {
      this.#words = new LogWords();
      this.#byPage = new Map();
      this.#lastColumns = 0;
      this.#lastWord = 0;
      this.#table = new LogTable([]);
    }
    this.#forgotten = value as number;
    const words = this.#database.table<{ word: string; number: number }>('words');
    for (const { word, number } of await words.where('number').above(this.#lastWord).toArray()) {
      this.#words.add(word, number);
      this.#lastWord = number;
    }
    let changed = false;
    for (;;) {
      const records = await this.#columns.where('key').above(this.#lastColumns).limit(columnsAtOnce).toArray();
      for (const record of records) {
        this.#byPage.set(record.page, record);
        this.#lastColumns = record.key as number;
      }
      changed ||= records.length > 0;
      if (records.length < columnsAtOnce) break;
    }
    if (changed) this.#table = new LogTable(this.#byPage.values());
    return { table: this.#table, words: this.#words };
  }

  /** Pages by the places that they have in a table, in that order; without those that are gone by now. */
  async *#read(table: LogTable, places: Iterable<number>): AsyncGenerator<{ place: number; logged: LoggedPage }[]> {
    for (const piece of pieces(places, batch)) {
      const keys = piece.map((place) => (table.pages[place] as PageColumns).page);
      const records = await this.#ask(() => this.#pages.bulkGet(keys));
      const there = records.flatMap((record, at) =>
        record === undefined ? [] : [{ record, place: piece[at] as number }],
      );
      yield await this.#ask(() =>
        Promise.all(there.map(async ({ record, place }) => ({ place, logged: await unpackPage(record.packed) }))),
      );
    }
  }

  async overview(): Promise<LogOverview> {
    const { table } = await this.#known();
    const [sessions, judgements, backup] = await this.#ask(() =>
      Promise.all([
        this.#database.table<Session>('sessions').toArray(),
        this.#database.table<Judgement>('judgements').toArray(),
        this.#database.table<Note>('notes').get(backupNote),
      ]),
    );
    const { at = null, lastPage = 0 } = (backup?.value ?? {}) as { at?: string; lastPage?: number };
    const byTime = <T>(all: readonly T[], time: (one: T) => string) =>
      all.toSorted((a, b) => (time(a) < time(b) ? -1 : 1));
    return {
      sessions: byTime(sessions, ({ startedAt }) => startedAt),
      judgements: byTime(judgements, ({ judgedAt }) => judgedAt),
      pages: table.pages.length,
      findings: table.findings,
      room: await roomOfLog(),
      backedUpAt: at,
      pagesSinceBackup: table.pages.filter(({ page }) => page > lastPage).length,
    };
  }

  /** What fits a filter, its words included. */
  async #fitting(
    filter: LogFilter,
    judgement: number,
    { table, words }: Known,
    progress: (progress: Progress) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Fitting> {
    const fits = fitting(filter, table, words, judgement);
    const asked = wordsAsked(filter);
    if (asked.length === 0) return fits;
    const held = new Uint32Array(fits.findings.length);
    const pages: number[] = [];
    let count = 0;
    let next = 0;
    let done = 0;
    progress({ done, all: fits.pages.length });
    for await (const read of this.#read(table, fits.pages)) {
      signal?.throwIfAborted();
      for (const { place, logged } of read) {
        const holds = holdsWords(asked, logged);
        const start = table.starts[place] as number;
        const end = table.starts[place + 1] as number;
        const before = count;
        while (next < fits.findings.length && (fits.findings[next] as number) < start) next += 1;
        for (; next < fits.findings.length && (fits.findings[next] as number) < end; next += 1) {
          const finding = fits.findings[next] as number;
          const link = logged.links[finding - start];
          if (link !== undefined && holds(link)) held[count++] = finding;
        }
        if (count > before) pages.push(place);
      }
      done = Math.min(done + batch, fits.pages.length);
      progress({ done, all: fits.pages.length });
    }
    signal?.throwIfAborted();
    return { findings: held.slice(0, count), pages: Uint32Array.from(pages) };
  }

  async select(
    question: { readonly filter: LogFilter; readonly order: Order | null; readonly judgement: string },
    progress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Selection> {
    signal?.throwIfAborted();
    const known = await this.#known();
    const { table, words } = known;
    const judgement = words.number(question.judgement) ?? Number.POSITIVE_INFINITY;
    const fits = await this.#fitting(question.filter, judgement, known, progress, signal);
    const { findings } = fits;
    const { order } = question;
    const places = order === null ? findings : ordered(findings, order, table, words, judgement);
    return {
      findings: findings.length,
      pages: pagesOf(findings, table).length,
      rows: (from, to) => this.#rows(table, places.subarray(Math.max(from, 0), Math.max(to, 0))),
      counts: (column: ColumnName) => countsOf(findings, column, table, words, judgement),
      pairs: (row: ColumnName, column: ColumnName) => pairsOf(findings, [row, column], table, words, judgement),
    };
  }

  async #rows(table: LogTable, findings: Uint32Array): Promise<readonly FindingRow[]> {
    const pages = new Map<number, LoggedPage>();
    for await (const read of this.#read(table, new Set(Array.from(findings, (one) => table.pageOf[one] as number)))) {
      for (const { place, logged } of read) pages.set(place, logged);
    }
    return Array.from(findings).flatMap((finding) => {
      const place = table.pageOf[finding] as number;
      const logged = pages.get(place);
      const link = logged?.links[finding - (table.starts[place] as number)];
      return logged === undefined || link === undefined ? [] : [{ page: logged.page, link }];
    });
  }

  async *pages(filter: LogFilter, links: 'all' | 'fitting'): AsyncGenerator<LoggedPage> {
    const known = await this.#known();
    const { table } = known;
    const whole = Object.values(filter).every((value) => value === undefined);
    const fits = await this.#pagesFitting(filter, known);
    const keep = new Uint8Array(table.findings);
    for (const finding of fits.findings) keep[finding] = 1;
    for await (const read of this.#read(table, fits.pages)) {
      for (const { place, logged } of read) {
        const start = table.starts[place] as number;
        if (links === 'all' || whole) yield logged;
        else yield { ...logged, links: logged.links.filter((_, link) => keep[start + link] === 1) };
      }
    }
    if (whole) this.#handedOut = table.pages.reduce((last, { page }) => Math.max(last, page), 0);
  }

  /** What fits by what was concluded first. */
  #pagesFitting(filter: LogFilter, known: Known): Promise<Fitting> {
    return this.#fitting(filter, known.words.number(firstJudgement) ?? noWord, known);
  }

  async pageIds(filter: LogFilter): Promise<readonly PageId[]> {
    const known = await this.#known();
    const { pages } = await this.#pagesFitting(filter, known);
    return Array.from(pages, (place) => (known.table.pages[place] as PageColumns).id);
  }

  async changeSession(id: SessionId, { name, note, tags }: Pick<Session, 'name' | 'note' | 'tags'>): Promise<void> {
    const changed = await this.#ask(() => this.#database.table<Session>('sessions').update(id, { name, note, tags }));
    if (changed === 0 && (await this.#database.table('sessions').get(id)) === undefined) {
      throw faultOf(new DOMException(`There is no session ${id}.`, 'NotFoundError'));
    }
  }

  async remove(ids: readonly PageId[]): Promise<readonly LoggedPage[]> {
    const removed: LoggedPage[] = [];
    for (const piece of pieces(new Set(ids), batch)) {
      const records = await this.#ask(() => this.#pages.where('id').anyOf(piece).toArray());
      for (const { packed } of records) removed.push(await this.#ask(() => unpackPage(packed)));
    }
    if (removed.length === 0) return removed;
    // What is answered is what goes: a page that has been given more links in between is answered as it was read.
    const tables = ['pages', 'columns', 'words', 'notes'];
    await this.#ask(() =>
      this.#database.transaction('rw', tables, async () => {
        await this.#catchUp();
        const keys = await this.#pages
          .where('id')
          .anyOf(removed.map(({ page }) => page.id))
          .primaryKeys();
        await this.#pages.bulkDelete(keys);
        await this.#columns.where('page').anyOf(keys).delete();
        const gone = new Set(keys);
        await this.#forgetWords(this.#table.pages.filter(({ page }) => !gone.has(page)));
      }),
    );
    return removed.toSorted((a, b) => (a.page.observedAt < b.page.observedAt ? -1 : 1));
  }

  /** Takes words out that none of the pages left needs: the names of sites are not to outlive the pages. Within a transaction. */
  async #forgetWords(left: readonly PageColumns[]): Promise<void> {
    const used = new Set<number>();
    for (const { shared, sources, judged } of left) {
      for (const number of shared) used.add(number);
      for (const number of sources) used.add(number);
      for (const { judgement, cells } of judged) {
        used.add(judgement);
        for (const number of cells) used.add(number);
      }
    }
    const unused = this.#words.all.map(({ number }) => number).filter((number) => !used.has(number));
    await this.#database.table('words').bulkDelete(unused);
    await this.#database.table<Note>('notes').put({ name: forgottenNote, value: this.#forgotten + 1 });
  }

  async add(
    sessions: readonly Session[],
    judgements: readonly Judgement[],
    pages: AsyncIterable<LoggedPage> | Iterable<LoggedPage>,
  ): Promise<Added> {
    const database = this.#database.backendDB();
    await writeLog(database, ['sessions', 'judgements'], 'strict', async (transaction) => {
      for (const session of sessions) await putUnlessThere(session, 'sessions', transaction);
      for (const judgement of judgements) await putUnlessThere(judgement, 'judgements', transaction);
    });
    const added = { pages: 0, findings: 0, duplicates: 0, conflicts: [] as PageId[], conclusions: 0 };
    let waiting: LoggedPage[] = [];
    const put = async () => {
      await this.#put(waiting, added);
      waiting = [];
    };
    for await (const page of pages) {
      // The same page twice in one batch is met by the batch after.
      if (waiting.some((other) => other.page.id === page.page.id)) await put();
      if (waiting.push(page) === batch) await put();
    }
    await put();
    return added;
  }

  async #put(pages: readonly LoggedPage[], added: { -readonly [Name in keyof Added]: Added[Name] }): Promise<void> {
    if (pages.length === 0) return;
    const ids = pages.map(({ page }) => page.id);
    const records = await this.#ask(() => this.#pages.where('id').anyOf(ids).toArray());
    const here = new Map<PageId, PageRecord>(records.map((record) => [record.id, record]));
    const ready: ReadyPage[] = [];
    const came = { ...added };
    for (const page of pages) {
      const before = here.get(page.page.id);
      if (before === undefined) {
        ready.push(await readyPage(page));
        came.pages += 1;
        came.findings += page.links.length;
        continue;
      }
      const both = laidOver(await this.#ask(() => unpackPage(before.packed)), page);
      if (both === null) came.conflicts = [...came.conflicts, page.page.id];
      else if (both.conclusions === 0) came.duplicates += 1;
      else {
        ready.push(await readyPage(both.page));
        came.conclusions += both.conclusions;
      }
    }
    if (ready.length > 0) {
      await writeLog(this.#database.backendDB(), pageTables, 'relaxed', async (transaction) => {
        for (const one of ready) await putPage(one, this.#written, transaction);
      });
    }
    Object.assign(added, came);
  }

  async clear(): Promise<void> {
    const tables = ['pages', 'columns', 'words', 'sessions', 'judgements', 'notes'];
    await this.#ask(() =>
      this.#database.transaction('rw', tables, async () => {
        const { value = 0 } = (await this.#database.table<Note>('notes').get(forgottenNote)) ?? {};
        for (const name of tables) await this.#database.table(name).clear();
        await this.#database.table<Note>('notes').put({ name: forgottenNote, value: (value as number) + 1 });
      }),
    );
  }

  async backedUp(at: string): Promise<void> {
    const last = this.#handedOut ?? ((await this.#ask(() => this.#pages.toCollection().lastKey())) as number) ?? 0;
    await this.#ask(() => this.#database.table<Note>('notes').put({ name: backupNote, value: { at, lastPage: last } }));
  }

  /** Lets go of the database. */
  close(): void {
    this.#database.close();
  }
}

/** The log, opened; made or brought to the present shape where that is needed. Rejects with a `LogFault`. */
export async function openArchive(
  steps: readonly SchemaStep[] = schemaSteps,
  name: string = logName,
): Promise<Archive & { close(): void }> {
  // The one description of the shapes is that of the background, which knows no library; Dexie reads it from the database.
  (await openLogDatabase(steps, name)).close();
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  try {
    await database.open();
  } catch (error) {
    throw faultOf(error);
  }
  return new LogArchive(database);
}
