import { type LogFaultKind, logFaultKinds } from '../../log/archive.ts';
import { LogFileError } from '../../log/file-error.ts';
import type { Text, TextKey } from '../text.ts';

/** `other` where the archive does not say what went wrong. */
type Fault = LogFaultKind | 'other';

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return 'other';
  const { kind } = error as { kind?: unknown };
  if (error.name === 'QuotaExceededError') return 'full';
  return logFaultKinds.find((fault) => fault === kind) ?? 'other';
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
  if (fault === 'blocked') return text.t('logPageLocked');
  if (fault === 'newer') return text.t('logPageNewer');
  if (fault === 'lost') return text.t('logPageLost', { message: messageOf(error) });
  return text.t('logPageFailed', { message: messageOf(error) });
}
