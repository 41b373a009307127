import { readerDay } from './reader-day.ts';
import type { LoggedPage } from './records.ts';

/** How often values occur, the most frequent first; null stands for "none". */
export type Frequencies = readonly { readonly value: string | null; readonly findings: number }[];

/** What a log comes to, by one judgement. */
export interface LogStats {
  readonly pages: number;
  readonly findings: number;
  /** Addresses that no rule speaks of; they are counted and not kept. */
  readonly ordinary: number;
  readonly passcodes: number;
  /** The first and the last day on which a page was seen, where the reader was; null where there is no page. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly judgement: string;
  /** Findings on which the judgement concluded nothing. */
  readonly unjudged: number;
  readonly effects: Frequencies;
  readonly kinds: Frequencies;
  readonly pagePlatforms: Frequencies;
  readonly destinations: Frequencies;
  readonly walls: Frequencies;
  /** Platform of the page and platform of the target. */
  readonly pairs: readonly { readonly from: string | null; readonly to: string | null; readonly findings: number }[];
}

class Counter {
  readonly #counts = new Map<string | null, number>();

  add(value: string | null): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  get sorted(): Frequencies {
    return [...this.#counts]
      .map(([value, findings]) => ({ value, findings }))
      .sort((a, b) => b.findings - a.findings || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  }
}

/** Counts what a log holds; `judgement` says whose conclusions count. */
export async function statsOf(pages: AsyncIterable<LoggedPage>, judgement: string): Promise<LogStats> {
  const counters = {
    effects: new Counter(),
    kinds: new Counter(),
    pagePlatforms: new Counter(),
    destinations: new Counter(),
    walls: new Counter(),
  };
  const pairs = new Counter();
  const sums = { pages: 0, findings: 0, ordinary: 0, passcodes: 0, unjudged: 0 };
  let firstDay: string | null = null;
  let lastDay: string | null = null;
  for await (const { page, links } of pages) {
    sums.pages += 1;
    sums.findings += links.length;
    sums.ordinary += page.ordinary;
    sums.passcodes += page.passcodes.length;
    const day = readerDay(page.observedAt, page.timeZone);
    if (firstDay === null || day < firstDay) firstDay = day;
    if (lastDay === null || day > lastDay) lastDay = day;
    for (const { concluded } of links) {
      const one = concluded.find((found) => found.judgement === judgement);
      if (one === undefined) {
        sums.unjudged += 1;
        continue;
      }
      counters.effects.add(one.effect);
      counters.kinds.add(one.kind);
      counters.pagePlatforms.add(page.platform);
      counters.destinations.add(one.to);
      counters.walls.add(one.wall);
      pairs.add(JSON.stringify([page.platform, one.to]));
    }
  }
  return {
    ...sums,
    firstDay,
    lastDay,
    judgement,
    effects: counters.effects.sorted,
    kinds: counters.kinds.sorted,
    pagePlatforms: counters.pagePlatforms.sorted,
    destinations: counters.destinations.sorted,
    walls: counters.walls.sorted,
    pairs: pairs.sorted.map(({ value, findings }) => {
      const [from, to] = JSON.parse(value ?? '[]') as [string | null, string | null];
      return { from, to, findings };
    }),
  };
}
