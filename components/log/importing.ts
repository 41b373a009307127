import type { Added, Archive, Progress } from '../../log/archive.ts';
import { formatOf } from '../../log/formats.ts';
import type { LogHeader } from '../../log/records.ts';

/** What a file holds, compared with the log; or why it cannot be taken in. */
export type Looked =
  | {
      readonly kind: 'log';
      readonly file: File;
      readonly header: LogHeader;
      /** Pages and findings that the log does not have. */
      readonly pages: number;
      readonly findings: number;
      /** Pages whose id the log has already. */
      readonly known: number;
    }
  | { readonly kind: 'unfit'; readonly file: File; readonly error: unknown };

/** Reads a file to its end, so that nothing of a broken one is taken in, and counts what of it is new. Throws the signal's reason only. */
export async function look(
  archive: Archive,
  file: File,
  progress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Looked> {
  try {
    const { openLog } = await import('../../log/import.ts');
    const known = new Set(await archive.pageIds({}));
    const { header, pages } = await openLog(file, formatOf(file.name) ?? 'ndjson', { progress, signal });
    const seen = { pages: 0, findings: 0, known: 0 };
    for await (const { page, links } of pages) {
      if (known.has(page.id)) seen.known += 1;
      else {
        seen.pages += 1;
        seen.findings += links.length;
      }
    }
    return { kind: 'log', file, header, ...seen };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'unfit', file, error };
  }
}

/** Puts what a file holds into the log; what is there already stays as it is. */
export async function take(
  archive: Archive,
  file: File,
  progress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Added> {
  const { openLog } = await import('../../log/import.ts');
  const { header, pages } = await openLog(file, formatOf(file.name) ?? 'ndjson', { progress, signal });
  return archive.add(header.sessions, header.judgements, pages);
}
