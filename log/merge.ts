/** Several logs laid together, as a team has them: nothing is overwritten, and nothing is lost without a word. */
import type { RulebookStamp } from '../engine/types.ts';
import { Digest, utf8 } from './bytes.ts';
import { alike, canonical, judgementsOf, ofJudgement, seenOf, withConclusions } from './laid-over.ts';
import type { Conclusion, FindingId, Judgement, LoggedPage, LogHeader, PageId, Session } from './records.ts';

/** A log to be laid together with others; its pages are read twice. */
export interface MergeSource {
  /** As a person calls it. */
  readonly name: string;
  readonly header: LogHeader;
  readonly pages: () => AsyncIterable<LoggedPage>;
}

/** Something that two logs have under the same id and that is not the same. */
export interface Conflict {
  readonly what: 'page' | 'session' | 'judgement';
  readonly id: string;
  /** The log whose version stays, and the one whose version does not fit to it. */
  readonly kept: string;
  readonly other: string;
}

/** What laying logs together comes to. */
export interface Merged {
  readonly sessions: readonly Session[];
  readonly judgements: readonly Judgement[];
  readonly rulebooks: readonly RulebookStamp[];
  readonly counts: { readonly pages: number; readonly findings: number };
  /** Pages that came again, alike in all that was seen. */
  readonly duplicates: number;
  /** Conclusions of other judgements that were added to pages that came again. */
  readonly conclusions: number;
  readonly conflicts: readonly Conflict[];
  /** Every page once, in the order of the sources. */
  readonly pages: () => AsyncIterable<LoggedPage>;
  /** The versions of pages that did not fit to those that came before, with their sessions. */
  readonly unfit: {
    readonly counts: { readonly pages: number; readonly findings: number };
    readonly pages: () => AsyncIterable<LoggedPage>;
  };
}

/** What is remembered of a page between the first reading and the second. */
interface Known {
  readonly source: number;
  readonly seen: string;
  /** For each judgement a hash of what it concluded. */
  readonly judged: Map<string, string>;
}

function hashOf(value: unknown): string {
  const digest = new Digest();
  digest.add(utf8(canonical(value)));
  return digest.hex;
}

/** Gathers records with ids of their own from the headers. */
function gathered<T extends { readonly id: string }>(
  what: Conflict['what'],
  sources: readonly MergeSource[],
  of: (header: LogHeader) => readonly T[],
  conflicts: Conflict[],
): T[] {
  const found = new Map<string, { readonly value: T; readonly source: string }>();
  for (const { name, header } of sources) {
    for (const value of of(header)) {
      const before = found.get(value.id);
      if (before === undefined) found.set(value.id, { value, source: name });
      else if (!alike(before.value, value)) conflicts.push({ what, id: value.id, kept: before.source, other: name });
    }
  }
  return [...found.values()].map(({ value }) => value);
}

/**
 * Reads all logs once and answers what laying them together comes to. What came first stays; a page that came again adds the
 * conclusions of judgements that are new. Of each page a few hashes are kept in memory, and of added conclusions all.
 */
export async function mergeLogs(sources: readonly MergeSource[]): Promise<Merged> {
  const conflicts: Conflict[] = [];
  const known = new Map<PageId, Known>();
  const extra = new Map<PageId, Map<FindingId, Conclusion[]>>();
  /** Which pages of which source come first, and which do not fit. */
  const unfit = sources.map(() => new Set<PageId>());
  const counts = { pages: 0, findings: 0 };
  const unfitCounts = { pages: 0, findings: 0 };
  let duplicates = 0;
  let conclusions = 0;

  for (const [source, { name, pages }] of sources.entries()) {
    for await (const page of pages()) {
      const { id } = page.page;
      const seen = hashOf(seenOf(page));
      const judged = new Map([...judgementsOf(page)].map((one) => [one, hashOf(ofJudgement(page, one))]));
      const before = known.get(id);
      if (before === undefined) {
        known.set(id, { source, seen, judged });
        counts.pages += 1;
        counts.findings += page.links.length;
        continue;
      }
      const otherwise = [...judged].some(([one, hash]) => (before.judged.get(one) ?? hash) !== hash);
      if (before.seen !== seen || otherwise) {
        conflicts.push({ what: 'page', id, kept: sources[before.source]?.name ?? '', other: name });
        unfit[source]?.add(id);
        unfitCounts.pages += 1;
        unfitCounts.findings += page.links.length;
        continue;
      }
      duplicates += 1;
      const added = [...judged].filter(([one]) => !before.judged.has(one));
      if (added.length === 0) continue;
      const ids = new Set(added.map(([one]) => one));
      const ofPage = extra.get(id) ?? new Map<FindingId, Conclusion[]>();
      extra.set(id, ofPage);
      for (const { seen: link, concluded } of page.links) {
        const news = concluded.filter(({ judgement }) => ids.has(judgement));
        ofPage.set(link.id, [...(ofPage.get(link.id) ?? []), ...news]);
        conclusions += news.length;
      }
      for (const [one, hash] of added) before.judged.set(one, hash);
    }
  }

  async function* merged(): AsyncGenerator<LoggedPage> {
    const given = new Set<PageId>();
    for (const [source, { pages }] of sources.entries()) {
      for await (const page of pages()) {
        const { id } = page.page;
        if (known.get(id)?.source !== source || given.has(id)) continue;
        given.add(id);
        yield withConclusions(page, extra.get(id) ?? new Map());
      }
    }
  }

  async function* notFitting(): AsyncGenerator<LoggedPage> {
    for (const [source, { pages }] of sources.entries()) {
      const first = new Set<PageId>();
      for await (const page of pages()) {
        const { id } = page.page;
        // A log may hold two versions of a page itself: the first one is then its fitting one.
        const isFirst = known.get(id)?.source === source && !first.has(id);
        first.add(id);
        if (!isFirst && unfit[source]?.has(id)) yield page;
      }
    }
  }

  const rulebooks = new Map(
    sources.flatMap(({ header }) => header.rulebooks).map((stamp) => [canonical(stamp), stamp]),
  );
  return {
    sessions: gathered('session', sources, ({ sessions }) => sessions, conflicts),
    judgements: gathered('judgement', sources, ({ judgements }) => judgements, conflicts),
    rulebooks: [...rulebooks.values()],
    counts,
    duplicates,
    conclusions,
    conflicts,
    pages: merged,
    unfit: { counts: unfitCounts, pages: notFitting },
  };
}
