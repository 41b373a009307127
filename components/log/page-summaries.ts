import type { Archive } from '../../log/archive.ts';
import type { LogFilter, LoggedPage, SeenPage } from '../../log/records.ts';
import { conclusionBy } from './conclusion.ts';
import { bySection, type SectionCounts } from './shares.ts';

/** A page as the table of pages shows it: kept for all of them, so it holds no links. */
export interface PageSummary {
  readonly page: SeenPage;
  /** How many of its findings fit. */
  readonly findings: number;
  readonly sections: SectionCounts;
}

function summaryOf({ page, links }: LoggedPage, judgement: string): PageSummary {
  const effects = links.map((link) => ({ value: conclusionBy(link, judgement).effect, findings: 1 }));
  return { page, findings: links.length, sections: bySection(effects) };
}

/** How many pages are read before the table is told of them. */
const portion = 250;

/** Reads the pages that hold a finding that fits, and tells all that were read so far, portion by portion. Throws the signal's reason. */
export async function readPages(
  archive: Archive,
  { filter, judgement }: { readonly filter: LogFilter; readonly judgement: string },
  told: (pages: readonly PageSummary[], whole: boolean) => void,
  signal: AbortSignal,
): Promise<void> {
  const pages: PageSummary[] = [];
  for await (const page of archive.pages(filter, 'fitting')) {
    signal.throwIfAborted();
    pages.push(summaryOf(page, judgement));
    if (pages.length % portion === 0) told([...pages], false);
  }
  signal.throwIfAborted();
  told(pages, true);
}

/** A filter that leaves few pages besides this one: its session, its site. */
function around(page: SeenPage): LogFilter {
  const site = URL.canParse(page.address) ? new URL(page.address).hostname : '';
  return { sessions: [page.session], ...(site === '' ? {} : { site }) };
}

/** A page with all its links; null where it is no longer there. */
export async function readPage(archive: Archive, page: SeenPage): Promise<LoggedPage | null> {
  for await (const one of archive.pages(around(page), 'all')) if (one.page.id === page.id) return one;
  return null;
}
