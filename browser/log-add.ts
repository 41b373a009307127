import type { LoggedLink, LoggedPage } from '../log/records.ts';

/** What putting a page in comes to where one with its id is there already. */
export type Meeting =
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'conflict' }
  /** Alike in all that was seen and in all judgements that both know; `page` holds the conclusions of both. */
  | { readonly kind: 'more'; readonly page: LoggedPage; readonly conclusions: number };

/** Whether two values of JSON are alike, in whatever order their members stand. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(b, name) && alike((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
  );
}

function more(here: LoggedLink, there: LoggedLink | undefined): LoggedLink['concluded'] | null {
  if (there === undefined || !alike(here.seen, there.seen)) return null;
  const known = new Map(here.concluded.map((conclusion) => [conclusion.judgement, conclusion]));
  const fresh = there.concluded.filter(({ judgement }) => !known.has(judgement));
  const differs = there.concluded.some((one) => known.has(one.judgement) && !alike(known.get(one.judgement), one));
  return differs ? null : fresh;
}

/** Lays a page beside the one with its id that the log holds. */
export function meet(here: LoggedPage, there: LoggedPage): Meeting {
  if (!alike(here.page, there.page) || here.links.length !== there.links.length) return { kind: 'conflict' };
  let conclusions = 0;
  const links: LoggedLink[] = [];
  for (const [place, link] of here.links.entries()) {
    const fresh = more(link, there.links[place]);
    if (fresh === null) return { kind: 'conflict' };
    conclusions += fresh.length;
    links.push(fresh.length === 0 ? link : { ...link, concluded: [...link.concluded, ...fresh] });
  }
  return conclusions === 0 ? { kind: 'duplicate' } : { kind: 'more', page: { ...here, links }, conclusions };
}
