import { readerDay } from '../log/reader-day.ts';
import type { LoggedPage } from '../log/records.ts';

/** Stands for "none" where a column holds no word. Words are numbered from 1. */
export const noWord = 0;

/** Columns whose value all findings of a page share, in the order in which they are kept. */
export const pageColumns = ['day', 'session', 'pagePlatform', 'pageSurface', 'site'] as const;
/** Columns of what was concluded of a link, in the order in which they are kept. */
export const conclusionColumns = ['destination', 'effect', 'wall', 'wrapper', 'kind'] as const;

/** What a page's findings are filtered, sorted and counted by, as numbers of words; {@link noWord} for none. */
export interface PageColumns {
  /** Grows with every writing; absent until it is written. */
  readonly key?: number;
  /** The key of the page's record. */
  readonly page: number;
  readonly id: string;
  /** When the page was first read (ms since 1970). */
  readonly at: number;
  /** By {@link pageColumns}. */
  readonly shared: readonly number[];
  /** How many links the page has. */
  readonly findings: number;
  /** Where each link stands in the page. */
  readonly sources: Uint32Array;
  readonly judged: readonly {
    /** The number of the judgement's id. */
    readonly judgement: number;
    /** Link after link by {@link conclusionColumns}; an effect of {@link noWord} where the judgement says nothing of a link. */
    readonly cells: Uint32Array;
  }[];
}

/** The host of a page, by which sites are told; null for pages without one. */
function siteOfPage(address: string): string | null {
  return (URL.canParse(address) && new URL(address).hostname) || null;
}

/** Every word that the columns of a page hold. */
export function wordsOf({ page, links }: LoggedPage): Set<string> {
  const words = new Set<string | null>(sharedWords(page));
  for (const { seen, concluded } of links) {
    words.add(seen.source);
    for (const { judgement, to, effect, wall, wrapper, kind } of concluded) {
      for (const word of [judgement, to, effect, wall, wrapper, kind]) words.add(word);
    }
  }
  words.delete(null);
  return words as Set<string>;
}

function sharedWords(page: LoggedPage['page']): (string | null)[] {
  const { observedAt, timeZone, session, platform, surface, address } = page;
  return [readerDay(observedAt, timeZone), session, platform, surface, siteOfPage(address)];
}

/** The columns of a page, once its words have numbers. */
export function columnsOf({ page, links }: LoggedPage, key: number, numbers: ReadonlyMap<string, number>): PageColumns {
  const numberOf = (word: string | null) => (word === null ? noWord : (numbers.get(word) as number));
  const judged = new Map<string, Uint32Array>();
  const width = conclusionColumns.length;
  links.forEach(({ concluded }, link) => {
    for (const { judgement, to, effect, wall, wrapper, kind } of concluded) {
      const cells = judged.get(judgement) ?? new Uint32Array(links.length * width);
      judged.set(judgement, cells);
      cells.set([to, effect, wall, wrapper, kind].map(numberOf), link * width);
    }
  });
  return {
    page: key,
    id: page.id,
    at: Date.parse(page.observedAt),
    shared: sharedWords(page).map(numberOf),
    findings: links.length,
    sources: Uint32Array.from(links, ({ seen }) => numberOf(seen.source)),
    judged: [...judged].map(([judgement, cells]) => ({ judgement: numberOf(judgement), cells })),
  };
}
