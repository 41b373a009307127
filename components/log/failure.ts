import { LogFileError } from '../../log/file-error.ts';
import type { Text, TextKey } from '../text.ts';

/** What went wrong, as far as it has words of its own. */
type Fault = 'full' | 'locked' | 'other';

const full = /Quota|DiskFull/i;
const locked = /Blocked|VersionError|DatabaseClosed|OpenFailed|MissingAPI|InvalidState|Locked/i;

function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { name, inner, cause, kind } = error as { name?: unknown; inner?: unknown; cause?: unknown; kind?: unknown };
  const own = [name, kind].filter((one) => typeof one === 'string');
  return [...own, ...[inner, cause].flatMap((one) => (one === error ? [] : namesOf(one)))];
}

/** Sorts an error of the archive, or of the store beneath it, by what a reader can do. */
export function faultOf(error: unknown): Fault {
  const names = namesOf(error);
  if (names.some((name) => full.test(name))) return 'full';
  return names.some((name) => locked.test(name)) ? 'locked' : 'other';
}

const fileWords = {
  'not-a-log': 'logPageFileNotALog',
  schema: 'logPageFileSchema',
  malformed: 'logPageFileMalformed',
  cut: 'logPageFileCut',
  counts: 'logPageFileCut',
  changed: 'logPageFileChanged',
  moved: 'logPageFileMoved',
  'too-large': 'logPageFileTooLarge',
} as const satisfies Record<LogFileError['fault'], TextKey>;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What went wrong in plain words, and what can be done. */
export function failureInWords(error: unknown, text: Text): string {
  if (error instanceof LogFileError) return text.t(fileWords[error.fault]);
  const fault = faultOf(error);
  if (fault === 'full') return text.t('logPageFull');
  if (fault === 'locked') return text.t('logPageLocked');
  return text.t('logPageFailed', { message: messageOf(error) });
}
