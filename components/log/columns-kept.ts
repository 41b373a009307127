const kept = 'log-columns';

/** The columns that the reader chose last; null where none were, or where what is kept cannot be read. */
export function keptColumns(): readonly string[] | null {
  try {
    const columns: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    return Array.isArray(columns) && columns.every((one) => typeof one === 'string') ? columns : null;
  } catch {
    return null;
  }
}

/** Keeps the reader's columns for the next time; null forgets them. */
export function keepColumns(columns: readonly string[] | null): void {
  if (columns === null) localStorage.removeItem(kept);
  else localStorage.setItem(kept, JSON.stringify(columns));
}
