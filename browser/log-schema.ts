import { faultOf, LogFault } from './log-fault.ts';

/** The name of the log's database. */
export const logName = 'hutong-log';

/** The tables of the log. */
const logTables = ['pages', 'columns', 'words', 'sessions', 'judgements', 'notes'] as const;
export type LogTable = (typeof logTables)[number];

/** Takes a database from one shape to the next. It may add and rewrite, and loses nothing. */
export type SchemaStep = (database: IDBDatabase, transaction: IDBTransaction) => void;

/**
 * The shapes of the database, one after the other; the first makes it. A shape that has been released is never changed: what a
 * later one needs is a step behind it.
 *
 * `pages` holds each page with all its links as one packed record. `columns` holds, for each page once, what its findings are
 * filtered by, as numbers of `words`, under a key that grows with each writing. `notes` holds what is known of the log itself.
 */
export const schemaSteps: readonly SchemaStep[] = [
  (database) => {
    database
      .createObjectStore('pages', { keyPath: 'key', autoIncrement: true })
      .createIndex('id', 'id', { unique: true });
    database.createObjectStore('columns', { keyPath: 'key', autoIncrement: true }).createIndex('page', 'page');
    database
      .createObjectStore('words', { keyPath: 'number', autoIncrement: true })
      .createIndex('word', 'word', { unique: true });
    database.createObjectStore('sessions', { keyPath: 'id' });
    database.createObjectStore('judgements', { keyPath: 'id' });
    database.createObjectStore('notes', { keyPath: 'name' });
  },
];

/** How long another page may take to let go of a log in an older shape (ms). */
const blockedMs = 3_000;

/**
 * Opens the log, and makes it or brings it to the present shape where that is needed. Written against IndexedDB itself, because
 * the background, which writes pages, loads no library. Rejects with a {@link LogFault}.
 */
export function openLogDatabase(steps: readonly SchemaStep[] = schemaSteps, name = logName): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Dexie multiplies its versions by ten, so that there is room between them.
    const request = indexedDB.open(name, steps.length * 10);
    let patience: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    request.onblocked = (event) => {
      patience = setTimeout(() => {
        over = true;
        reject(new LogFault('blocked', `another page holds version ${event.oldVersion}`));
      }, blockedMs);
    };
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const step of steps.slice(oldVersion / 10)) step(request.result, request.transaction as IDBTransaction);
    };
    request.onerror = () => reject(faultOf(request.error));
    request.onsuccess = () => {
      clearTimeout(patience);
      if (over) return request.result.close();
      // A later version of the extension must not be kept waiting.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

/** The answer to a request within a transaction. */
export function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs work in one transaction that comes to pass as a whole or not at all. Rejects with a {@link LogFault}. */
export async function writeLog<T>(
  database: IDBDatabase,
  tables: readonly LogTable[],
  durability: 'strict' | 'relaxed',
  work: (transaction: IDBTransaction) => Promise<T>,
): Promise<T> {
  try {
    const transaction = database.transaction(tables, 'readwrite', { durability });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted.'));
    });
    // Its failure is told by what follows; until then nobody listens.
    done.catch(() => {});
    let result: T;
    try {
      result = await work(transaction);
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // Over already.
      }
      await done.catch((reason: unknown) => {
        throw transaction.error === null ? error : reason;
      });
      throw error;
    }
    await done;
    return result;
  } catch (error) {
    throw faultOf(error);
  }
}
