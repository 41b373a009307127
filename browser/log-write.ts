import type { Day } from '../engine/types.ts';
import type { Judgement, LoggedPage, Session } from '../log/records.ts';
import { columnsOf, wordsOf } from './log-columns.ts';
import { packPage, unpackPage } from './log-pack.ts';
import { answerTo, type LogTable, writeLog } from './log-schema.ts';

/** A page's record. */
export interface PageRecord {
  /** Absent until it is written. */
  readonly key?: number;
  readonly id: string;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** The tables that a page is written to. */
export const pageTables = ['pages', 'columns', 'words', 'sessions', 'notes'] as const satisfies readonly LogTable[];

/** The note that counts how often words were forgotten: numbers that were looked up before are then worth nothing. */
export const forgottenNote = 'forgotten';
/** The note that says when the log was last exported whole, and which page was the last one then. */
export const backupNote = 'backup';
/** The note that counts the pages of a day. */
const dayNote = 'day';

/** Numbers of words, looked up once as long as none are forgotten. */
export class KnownWords {
  #forgotten = 0;
  readonly #numbers = new Map<string, number>();

  /** The numbers of words; new ones are written within the transaction, and known for good once it has come to pass. */
  async numbers(words: Iterable<string>, transaction: IDBTransaction): Promise<ReadonlyMap<string, number>> {
    const note = await answerTo(transaction.objectStore('notes').get(forgottenNote));
    const forgotten = (note?.value ?? 0) as number;
    if (forgotten !== this.#forgotten) this.#numbers.clear();
    this.#forgotten = forgotten;
    const store = transaction.objectStore('words');
    const fresh = new Map<string, number>();
    for (const word of words) {
      const known = this.#numbers.get(word) ?? (await answerTo(store.index('word').getKey(word)));
      fresh.set(word, (known ?? (await answerTo(store.add({ word })))) as number);
    }
    transaction.addEventListener('complete', () => {
      for (const [word, number] of fresh) this.#numbers.set(word, number);
    });
    return fresh;
  }
}

/** A page made ready for being written: packing takes time that no transaction waits for. */
export interface ReadyPage {
  readonly page: LoggedPage;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** Makes a page ready for being written. */
export async function readyPage(page: LoggedPage): Promise<ReadyPage> {
  return { page, packed: await packPage(page) };
}

/**
 * Puts a page, its columns and its new words into the log within a transaction over {@link pageTables}. A page that is there
 * under the same id makes way for it and keeps its place; the answer is whether there was none.
 */
export async function putPage(
  { page, packed }: ReadyPage,
  words: KnownWords,
  transaction: IDBTransaction,
): Promise<boolean> {
  const pages = transaction.objectStore('pages');
  const columns = transaction.objectStore('columns');
  const numbers = await words.numbers(wordsOf(page), transaction);
  const { id } = page.page;
  const before = (await answerTo(pages.index('id').getKey(id))) as number | undefined;
  const record: PageRecord = { ...(before !== undefined && { key: before }), id, packed };
  const key = (await answerTo(pages.put(record))) as number;
  if (before !== undefined) {
    const old = await answerTo(columns.index('page').getKey(before));
    if (old !== undefined) await answerTo(columns.delete(old));
  }
  await answerTo(columns.add(columnsOf(page, key, numbers)));
  return before === undefined;
}

/** Puts a session or a judgement into the log unless it is there. */
export async function putUnlessThere(
  record: Session | Judgement,
  table: 'sessions' | 'judgements',
  transaction: IDBTransaction,
): Promise<void> {
  const store = transaction.objectStore(table);
  if ((await answerTo(store.getKey(record.id))) === undefined) await answerTo(store.add(record));
}

interface DayNote {
  readonly day: Day;
  readonly pages: number;
}

/** Writes a page durably: once this resolves, it outlives the browser's death. Rejects with a `LogFault`. `day` is the reader's. */
export async function recordPage(
  database: IDBDatabase,
  session: Session,
  page: LoggedPage,
  words: KnownWords,
  day: Day,
): Promise<void> {
  const ready = await readyPage(page);
  await writeLog(database, pageTables, 'strict', async (transaction) => {
    await putUnlessThere(session, 'sessions', transaction);
    if (!(await putPage(ready, words, transaction))) return;
    const notes = transaction.objectStore('notes');
    const { value } = ((await answerTo(notes.get(dayNote))) ?? {}) as { readonly value?: DayNote };
    const pages = value?.day === day ? value.pages + 1 : 1;
    await answerTo(notes.put({ name: dayNote, value: { day, pages } satisfies DayNote }));
  });
}

/** How many pages were recorded on the last day on which any were, if that is this one. */
export async function pagesOn(database: IDBDatabase, day: Day): Promise<number> {
  const note = await answerTo(database.transaction('notes').objectStore('notes').get(dayNote));
  const { value } = (note ?? {}) as { readonly value?: DayNote };
  return value?.day === day ? value.pages : 0;
}

/** Notes when a session ended, if anything was recorded in it. */
export async function endSession(database: IDBDatabase, id: string, endedAt: string): Promise<void> {
  await writeLog(database, ['sessions'], 'strict', async (transaction) => {
    const sessions = transaction.objectStore('sessions');
    const session = (await answerTo(sessions.get(id))) as Session | undefined;
    if (session !== undefined) await answerTo(sessions.put({ ...session, endedAt }));
  });
}

/** The page under an id; null where the log holds none. */
export async function pageInLog(database: IDBDatabase, id: string): Promise<LoggedPage | null> {
  const index = database.transaction('pages').objectStore('pages').index('id');
  const record = (await answerTo(index.get(id))) as PageRecord | undefined;
  return record === undefined ? null : unpackPage(record.packed);
}
