import type { LoggedPage, LogHeader, Redaction } from './records.ts';

/** What a file says of itself, with as much left out as its own `redaction` promises. */
export function redactHeader(header: LogHeader): LogHeader {
  return header;
}

/** A page with as much left out as a level promises. */
export function redactPage(page: LoggedPage, _level: Redaction): LoggedPage {
  return page;
}
