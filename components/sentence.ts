import { type Outcome, past, present, type Tense } from './tense.ts';
import type { Text } from './text.ts';

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
  /** The day looked back to, in words; null for today. */
  readonly lookedBackTo: string | null;
  readonly scanning: boolean;
  /** False where parts of the page could not be read. */
  readonly complete: boolean;
  /** Passcodes in the page's text. They are no links: only where there is nothing else are they spoken of. */
  readonly passcodes: number;
  /** Share and login buttons, which are no links either. */
  readonly buttons: number;
}

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
function join(first: string, rest: ReturnType<typeof clauses>, tense: Tense, text: Text): string {
  return rest.reduce((before, { outcome, count }) => {
    const next = text.plural('sentenceNext', count, { predicate: text.plural(tense[outcome], count) });
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
  readonly tense: Tense;
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
  const { total, toPlatforms, where, tense } = subject;
  const predicate = text.plural(tense[outcome], total);
  if (total === 1) {
    const link = text.t(toPlatforms ? 'theLinkToPlatform' : 'theLinkOutgoing');
    return text.t('sentenceOnly', { link, predicate: placed(predicate, where, text) });
  }
  if (outcome === 'unknown') {
    const links = text.plural(toPlatforms ? 'linksToPlatforms' : 'linksOutgoing', total);
    return where === null ? text.t(tense.none, { links }) : text.t(tense.noneWhere, { links, where });
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
function here(facts: SentenceFacts, tense: Tense, text: Text): string {
  const { outcomes, toPlatforms, place } = facts;
  const [first, ...rest] = clauses(outcomes);
  if (first === undefined) return nothing(facts, text);
  const total = rest.reduce((sum, { count }) => sum + count, first.count);
  const subject = { total, toPlatforms, where: whereOf(place, text), tense };
  if (rest.length === 0) return onTheDay(alike(first.outcome, subject, text), facts, text);
  const start = text.t('sentenceSome', {
    count: text.number(first.count),
    links: text.plural(toPlatforms ? 'linksToPlatforms' : 'linksOutgoing', total),
    predicate: placed(text.plural(tense[first.outcome], first.count), subject.where, text),
  });
  return onTheDay(join(start, rest, tense, text), facts, text);
}

/** A finished sentence, which begins with the day where that is another one than today. */
function onTheDay(words: string, { lookedBackTo: day }: SentenceFacts, text: Text): string {
  if (day === null) return text.t('sentenceEnd', { sentence: words });
  const follows = words.charAt(0).toLocaleLowerCase(text.tag) + words.slice(1);
  return text.t('sentenceEnd', { sentence: text.t('sentenceOnDay', { day, sentence: follows }) });
}

function whereWalled(platforms: number, walled: number, tense: Tense, text: Text): string {
  const total = { platforms: text.number(platforms) };
  if (platforms === 1) return text.t(walled === 1 ? tense.elsewhereOnlyWalled : tense.elsewhereOnlyNone);
  if (walled === 0) return text.t(tense.elsewhereNone, total);
  if (platforms === 2 && walled === 2) return text.t(tense.elsewhereBoth);
  return walled < platforms ? text.plural(tense.elsewhereSome, walled, total) : text.t(tense.elsewhereAll, total);
}

/** Says for a page without a place how many of the platforms it links to are walled somewhere, and what its wrappers do. */
function elsewhere(facts: SentenceFacts, tense: Tense, text: Text): string {
  const { platforms, walled } = facts.elsewhere;
  const lead = onTheDay(whereWalled(platforms, walled, tense, text), facts, text);
  const [first, ...rest] = clauses({ ...facts.outcomes, unknown: 0 });
  if (first === undefined) return lead;
  const met = text.plural('sentenceNext', first.count, {
    predicate: text.plural(tense[first.outcome], first.count),
  });
  const onTheWay = text.t('elsewhereOnTheWay', { clauses: join(met, rest, tense, text) });
  return text.t('twoSentences', {
    first: lead,
    second: text.t('sentenceEnd', { sentence: onTheWay }),
  });
}

function nothing({ scanning, complete, place, passcodes, buttons }: SentenceFacts, text: Text): string {
  if (scanning) return text.t('scanning');
  const noLinks = text.t(!complete ? 'nothingInPart' : place === 'none' ? 'nothingKnown' : 'nothingOther');
  const held = [
    ...(passcodes === 0 ? [] : [text.plural('heldPasscodes', passcodes)]),
    ...(buttons === 0 ? [] : [text.plural('heldButtons', buttons)]),
  ];
  return held.length === 0
    ? noLinks
    : text.t('twoSentences', { first: noLinks, second: text.t('holds', { what: text.list(held) }) });
}

/**
 * The result of a page in one sentence. It never says more than the records do: a link without one is said to have
 * none, and is never counted as open.
 */
export function sentence(facts: SentenceFacts, text: Text): string {
  const noPlace = facts.place === 'none' && facts.elsewhere.platforms > 0;
  const tense = facts.lookedBackTo === null ? present : past;
  return noPlace ? elsewhere(facts, tense, text) : here(facts, tense, text);
}
