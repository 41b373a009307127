/** What a log can be written as. `ndjson` is the primary format; `zip` is a data package that carries all of it. */
export const logFormats = ['ndjson', 'csv', 'parquet', 'zip'] as const;
export type LogFormat = (typeof logFormats)[number];

/** What each is called in a browser's "save as". */
export const mediaTypes: Readonly<Record<LogFormat, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  zip: 'application/zip',
};

/** The format that a file's name tells by its ending, in any case; null where it tells none. */
export function formatOf(name: string): LogFormat | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return logFormats.find((format) => format === ending) ?? null;
}
