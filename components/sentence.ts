import type { PluralKey, Text } from './text.ts';

/** How many links meet what. */
export interface Outcomes {
  readonly walled: number;
  /** Behind a page that warns before it lets the reader on. */
  readonly warning: number;
  /** Behind a login or an app. */
  readonly login: number;
  readonly open: number;
  readonly depends: number;
  readonly unknown: number;
}

/** All that the one sentence about a page hangs on. */
export interface SentenceFacts {
  readonly outcomes: Outcomes;
  /** True where every link leads to a known platform, so that the sentence may say so. */
  readonly toPlatforms: boolean;
  /** `page`: judged from the page's own place; `none`: the page has no place; otherwise the place that the reader chose. */
  readonly place: 'page' | 'none' | { readonly chosen: string };
  /** Of the platforms linked on a page without a place: how many there are, and how many are walled somewhere. */
  readonly elsewhere: { readonly platforms: number; readonly walled: number };
  readonly scanning: boolean;
  /** False where parts of the page could not be read. */
  readonly complete: boolean;
}

type Outcome = 'walled' | 'warning' | 'login' | 'step' | 'open' | 'depends' | 'unknown';

const predicates = {
  walled: 'predicateWalled',
  warning: 'predicateWarning',
  login: 'predicateLogin',
  step: 'predicateStep',
  open: 'predicateOpen',
  depends: 'predicateDepends',
  unknown: 'predicateUnknown',
} as const satisfies Record<Outcome, PluralKey>;

/** Outcomes that occur, the worst first. Two kinds of extra step in one sentence would be one too many. */
function clauses(outcomes: Outcomes): { readonly outcome: Outcome; readonly count: number }[] {
  const { walled, warning, login, open, depends, unknown } = outcomes;
  const step: Outcome = login === 0 ? 'warning' : warning === 0 ? 'login' : 'step';
  const all: { outcome: Outcome; count: number }[] = [
    { outcome: 'walled', count: walled },
    { outcome: step, count: warning + login },
    { outcome: 'open', count: open },
    { outcome: 'depends', count: depends },
    { outcome: 'unknown', count: unknown },
  ];
  return all.filter(({ count }) => count > 0);
}

/** Clauses behind the first one; what has no record comes last and a little apart. */
function join(first: string, rest: ReturnType<typeof clauses>, text: Text): string {
  return rest.reduce((before, { outcome, count }) => {
    const next = text.plural('sentenceNext', count, { predicate: text.plural(predicates[outcome], count) });
    return outcome === 'unknown'
      ? text.t('sentenceJoinLast', { before, next })
      : text.t('sentenceJoin', { before, next });
  }, first);
}

/** How the links are spoken of, and where they are met; `where` is null where the page has no place. */
interface Subject {
  readonly total: number;
  readonly toPlatforms: boolean;
  readonly where: string | null;
}

function whereOf(place: SentenceFacts['place'], text: Text): string | null {
  if (place === 'none') return null;
  return place === 'page' ? text.t('whereHere') : text.t('whereChosen', { place: place.chosen });
}

/** "All 12 links to other platforms"; two are "both". */
function allLinks({ total, toPlatforms }: Subject, text: Text): string {
  if (total === 2) return text.t(toPlatforms ? 'bothToPlatforms' : 'bothOutgoing');
  return text.t(toPlatforms ? 'allToPlatforms' : 'allOutgoing', { count: text.number(total) });
}

/** The sentence where every link meets the same. */
function alike(outcome: Outcome, subject: Subject, text: Text): string {
  const { total, toPlatforms, where } = subject;
  const predicate = text.plural(predicates[outcome], total);
  if (total === 1) {
    const link = text.t(toPlatforms ? 'theLinkToPlatform' : 'theLinkOutgoing');
    return text.t('sentenceOnly', { link, predicate: placed(predicate, where, text) });
  }
  if (outcome === 'unknown') {
    const links = text.plural(toPlatforms ? 'linksToPlatforms' : 'linksOutgoing', total);
    return where === null ? text.t('sentenceNone', { links }) : text.t('sentenceNoneWhere', { links, where });
  }
  const links = allLinks(subject, text);
  return where === null
    ? text.t('sentenceAlike', { links, predicate })
    : text.t('sentenceAlikeWhere', { links, predicate, where });
}

function placed(predicate: string, where: string | null, text: Text): string {
  return where === null ? predicate : text.t('predicateWhere', { predicate, where });
}

/** Says for a page with a place what its links meet there. */
function here(facts: SentenceFacts, text: Text): string {
  const { outcomes, toPlatforms, place } = facts;
  const [first, ...rest] = clauses(outcomes);
  if (first === undefined) return nothing(facts, text);
  const total = rest.reduce((sum, { count }) => sum + count, first.count);
  const subject = { total, toPlatforms, where: whereOf(place, text) };
  if (rest.length === 0) return text.t('sentenceEnd', { sentence: alike(first.outcome, subject, text) });
  const start = text.t('sentenceSome', {
    count: text.number(first.count),
    links: text.plural(toPlatforms ? 'linksToPlatforms' : 'linksOutgoing', total),
    predicate: placed(text.plural(predicates[first.outcome], first.count), subject.where, text),
  });
  return text.t('sentenceEnd', { sentence: join(start, rest, text) });
}

function whereWalled(platforms: number, walled: number, text: Text): string {
  const total = { platforms: text.number(platforms) };
  if (platforms === 1) return text.t(walled === 1 ? 'elsewhereOnlyWalled' : 'elsewhereOnlyNone');
  if (walled === 0) return text.t('elsewhereNone', total);
  if (platforms === 2 && walled === 2) return text.t('elsewhereBoth');
  return walled < platforms ? text.plural('elsewhereSome', walled, total) : text.t('elsewhereAll', total);
}

/** Says for a page without a place how many of the platforms it links to are walled somewhere, and what its wrappers do. */
function elsewhere({ elsewhere: { platforms, walled }, outcomes }: SentenceFacts, text: Text): string {
  const lead = whereWalled(platforms, walled, text);
  const [first, ...rest] = clauses({ ...outcomes, unknown: 0 });
  if (first === undefined) return text.t('sentenceEnd', { sentence: lead });
  const met = text.plural('sentenceNext', first.count, {
    predicate: text.plural(predicates[first.outcome], first.count),
  });
  const onTheWay = text.t('elsewhereOnTheWay', { clauses: join(met, rest, text) });
  return text.t('twoSentences', {
    first: text.t('sentenceEnd', { sentence: lead }),
    second: text.t('sentenceEnd', { sentence: onTheWay }),
  });
}

function nothing({ scanning, complete, place }: SentenceFacts, text: Text): string {
  if (scanning) return text.t('scanning');
  if (!complete) return text.t('nothingInPart');
  return text.t(place === 'none' ? 'nothingKnown' : 'nothingOther');
}

/**
 * The result of a page in one sentence. It never says more than the records do: a link without one is said to have
 * none, and is never counted as open.
 */
export function sentence(facts: SentenceFacts, text: Text): string {
  const noPlace = facts.place === 'none' && facts.elsewhere.platforms > 0;
  return noPlace ? elsewhere(facts, text) : here(facts, text);
}
