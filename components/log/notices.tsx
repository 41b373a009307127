import { useLog } from './context.ts';
import { momentHere } from './moments.ts';
import { percent } from './percent.ts';

/** A size in the reader's words: "8 MB". */
function sizeInWords(bytes: number, tag: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const format = { style: 'unit', unit: units[power] as string, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(tag, format).format(value);
}

/** The room is told of loudly from here. */
const early = 0.8;
/** A copy elsewhere is called for after so many pages, or so many days with pages that are in none. */
const pagesAtMost = 500;
const daysAtMost = 14;
const dayMs = 86_400_000;

/** What has to be known of the log as a whole: how much room is left, and whether there is a copy elsewhere. */
export function Notices({ now, onExport }: { readonly now: () => Date; readonly onExport: () => void }) {
  const { text, overview } = useLog();
  const { room, backedUpAt, pagesSinceBackup, pages, sessions } = overview;
  const share = room.quota === 0 ? 0 : room.used / room.quota;
  const since = backedUpAt ?? sessions.map(({ startedAt }) => startedAt).sort()[0] ?? now().toISOString();
  const days = (now().getTime() - Date.parse(since)) / dayMs;
  const due = pages > 0 && pagesSinceBackup > 0 && (pagesSinceBackup >= pagesAtMost || days >= daysAtMost);
  return (
    <>
      {share >= early && (
        <p class="notice" data-kind="warning" role="alert">
          {text.t('logPageRoomEarly', {
            share: percent(share, text),
            quota: sizeInWords(room.quota, text.tag),
          })}
        </p>
      )}
      {due && (
        <p class="notice">
          {backedUpAt === null
            ? text.t('logPageBackupNever')
            : text.plural('logPageBackupOld', pagesSinceBackup, { moment: momentHere(backedUpAt, text) })}{' '}
          <button type="button" class="text-button" onClick={onExport}>
            {text.t('logPageBackupNow')}
          </button>
        </p>
      )}
    </>
  );
}

/** How much room the log takes, quietly, at the foot of the page. */
export function RoomLine() {
  const { text, overview } = useLog();
  const { used, quota, log } = overview.room;
  return (
    <p class="note">
      {text.t('logPageRoom', {
        log: sizeInWords(log, text.tag),
        used: sizeInWords(used, text.tag),
        quota: sizeInWords(quota, text.tag),
      })}
    </p>
  );
}
