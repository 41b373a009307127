import type { LogFaultKind } from '../log/archive.ts';

/** A log that could not be read or written. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
  readonly kind: LogFaultKind;

  constructor(kind: LogFaultKind, cause: unknown) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause });
    this.kind = kind;
  }
}

const kinds: Readonly<Record<string, LogFaultKind>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  NotFoundError: 'lost',
};

/** The name of an error, or of the one that it was made from: libraries wrap what the browser says. */
function kindIn(error: unknown, depth = 0): LogFaultKind | null {
  if (typeof error !== 'object' || error === null || depth > 4) return null;
  const { name, inner, cause } = error as { name?: unknown; inner?: unknown; cause?: unknown };
  return kinds[String(name)] ?? kindIn(inner, depth + 1) ?? kindIn(cause, depth + 1);
}

/** What an error of IndexedDB means for the log. */
export function faultOf(error: unknown): LogFault {
  return error instanceof LogFault ? error : new LogFault(kindIn(error) ?? 'disk', error);
}
