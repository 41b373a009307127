import { answerTo, openLogDatabase, writeLog } from './log-schema.ts';
import { backupNote } from './log-write.ts';

const day = 86_400_000;
/** Pages that no export holds, and the days since the last one, at which the reader is reminded. */
const manyPages = 500;
const manyDays = 14;

const laterNote = 'backup-later';

interface Backup {
  readonly at: string;
  readonly lastPage: number;
}

/** How many pages no whole export holds, where the reader is to be reminded of that; else null. */
export async function unsavedPages(now: Date): Promise<number | null> {
  const database = await openLogDatabase();
  try {
    const transaction = database.transaction(['pages', 'sessions', 'notes']);
    const note = async (name: string) =>
      ((await answerTo(transaction.objectStore('notes').get(name))) as { readonly value: Backup } | undefined)?.value;
    const backup = await note(backupNote);
    const later = await note(laterNote);
    const sessions = (await answerTo(transaction.objectStore('sessions').getAll())) as { startedAt: string }[];
    const countAfter = (last: number) =>
      answerTo(transaction.objectStore('pages').count(IDBKeyRange.lowerBound(last, true)));
    const unsaved = await countAfter(backup?.lastPage ?? 0);
    const seen = later === undefined || (backup !== undefined && backup.at > later.at) ? backup : later;
    const first = sessions.map(({ startedAt }) => startedAt).sort()[0];
    const since = seen?.at ?? first;
    const fresh = await countAfter(seen?.lastPage ?? 0);
    const isOld = since !== undefined && now.getTime() - Date.parse(since) >= manyDays * day;
    return unsaved > 0 && (fresh >= manyPages || (fresh > 0 && isOld)) ? unsaved : null;
  } finally {
    database.close();
  }
}

/** The reader does not want to be reminded now: counting begins anew. */
export async function remindLater(now: Date): Promise<void> {
  const database = await openLogDatabase();
  try {
    await writeLog(database, ['pages', 'notes'], 'relaxed', async (transaction) => {
      const cursor = await answerTo(transaction.objectStore('pages').openKeyCursor(null, 'prev'));
      const value: Backup = { at: now.toISOString(), lastPage: (cursor?.primaryKey as number | undefined) ?? 0 };
      await answerTo(transaction.objectStore('notes').put({ name: laterNote, value }));
    });
  } finally {
    database.close();
  }
}
