import type { Archive, Progress } from '../../log/archive.ts';
import type { LogFilter, LoggedPage, PageId, SeenPage } from '../../log/records.ts';

/** What is to go. */
export type Removal =
  | { readonly kind: 'pages'; readonly pages: readonly SeenPage[] }
  | { readonly kind: 'filter'; readonly filter: LogFilter };

/** What a removal takes with it, by whole pages. */
export interface Extent {
  readonly pages: readonly PageId[];
  /** All findings of these pages, those that do not fit the filter among them. */
  readonly findings: number;
}

/** So many findings are kept in memory to be put back; what is more goes for good, and the reader is told before. */
export const mostKept = 200_000;

/** So many pages are taken out at once. */
const portion = 200;

/** A filter that the pages fit, so that not the whole log has to be read to count their findings. */
function around(pages: readonly SeenPage[]): LogFilter {
  return { sessions: [...new Set(pages.map(({ session }) => session))] };
}

/** Counts what would go. Throws the signal's reason. */
export async function extentOf(archive: Archive, removal: Removal, signal: AbortSignal): Promise<Extent> {
  const wanted = removal.kind === 'pages' ? new Set(removal.pages.map(({ id }) => id)) : null;
  const filter = removal.kind === 'pages' ? around(removal.pages) : removal.filter;
  const pages: PageId[] = [];
  let findings = 0;
  for await (const { page, links } of archive.pages(filter, 'all')) {
    signal.throwIfAborted();
    if (wanted?.has(page.id) === false) continue;
    pages.push(page.id);
    findings += links.length;
    if (wanted !== null && pages.length === wanted.size) break;
  }
  return { pages, findings };
}

/** Takes pages out, portion by portion; the answer is what can be put back, null where it was too much to keep. */
export async function removePages(
  archive: Archive,
  { pages, findings }: Extent,
  progress: (progress: Progress) => void = () => {},
): Promise<readonly LoggedPage[] | null> {
  const kept: LoggedPage[] = [];
  for (let from = 0; from < pages.length; from += portion) {
    progress({ done: from, all: pages.length });
    const gone = await archive.remove(pages.slice(from, from + portion));
    if (findings <= mostKept) kept.push(...gone);
  }
  return findings <= mostKept ? kept : null;
}

/** Puts back what was taken out, with the sessions and judgements that it belongs to. */
export async function putBack(
  archive: Archive,
  pages: readonly LoggedPage[],
  before: Pick<Awaited<ReturnType<Archive['overview']>>, 'sessions' | 'judgements'>,
): Promise<void> {
  await archive.add(before.sessions, before.judgements, pages);
}
