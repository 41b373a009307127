/** Two records of one page beside each other: are they alike, and what does one add to the other? */
import type { Conclusion, FindingId, LoggedPage } from './records.ts';

/** The same text for the same contents, in whatever order the members of its objects stand. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Whether two records say the same. */
export function alike(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** The judgements that a page's links have conclusions of. */
export function judgementsOf({ links }: LoggedPage): Set<string> {
  return new Set(links.flatMap(({ concluded }) => concluded.map(({ judgement }) => judgement)));
}

/** What one judgement concluded of each link. */
export function ofJudgement({ links }: LoggedPage, id: string): (readonly [FindingId, readonly Conclusion[]])[] {
  return links.map(({ seen, concluded }) => [seen.id, concluded.filter(({ judgement }) => judgement === id)]);
}

/** All that was seen, without what was concluded of it. */
export function seenOf({ page, links }: LoggedPage): unknown {
  return [page, links.map(({ seen }) => seen)];
}

/**
 * A page that is there, and the same page from elsewhere: the first with the conclusions of judgements that only the other has. Null
 * where something else was seen, or where one judgement came to two conclusions: then the two do not fit together.
 */
export function laidOver(
  here: LoggedPage,
  other: LoggedPage,
): { readonly page: LoggedPage; readonly conclusions: number } | null {
  if (!alike(seenOf(here), seenOf(other))) return null;
  const known = judgementsOf(here);
  const added = new Set<string>();
  for (const id of judgementsOf(other)) {
    if (!known.has(id)) added.add(id);
    else if (!alike(ofJudgement(here, id), ofJudgement(other, id))) return null;
  }
  if (added.size === 0) return { page: here, conclusions: 0 };
  const extra = new Map(
    other.links.map(({ seen, concluded }) => [seen.id, concluded.filter((one) => added.has(one.judgement))]),
  );
  return { page: withConclusions(here, extra), conclusions: [...extra.values()].flat().length };
}

/** A page with further conclusions, by the ids of its links. */
export function withConclusions(page: LoggedPage, extra: ReadonlyMap<FindingId, readonly Conclusion[]>): LoggedPage {
  return {
    page: page.page,
    links: page.links.map(({ seen, concluded }) => ({
      seen,
      concluded: [...concluded, ...(extra.get(seen.id) ?? [])],
    })),
  };
}
