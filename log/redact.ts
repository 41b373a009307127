/**
 * What leaves with an export and what does not. The levels, and what each promises:
 *
 * - **full**: everything as it was met, but names and passwords in addresses (`https://name:password@host/`). They leave with no
 *   level: not from the addresses of pages and links, not from addresses inside these however encoded, not from words.
 * - **no-query**: besides, of no address a query or a fragment, nor what follows a question mark or number sign that stands encoded in its path.
 *   Of an address without a host (`mailto:`, `javascript:`) only the scheme is left. Addresses in words are cut too; other words
 *   stay. Paths stay, and may name a person.
 * - **host**: of every address the scheme and the host, without its port; none of the words and codes of pages. Of the researcher's
 *   own words (name, note and tags of a session) the addresses are cut in the same way.
 * - **platforms**: no address, no words, neither of pages nor of the researcher, no sites; every time is that at which its day began for
 *   the reader. What is left is which platform linked to which, how, and what became of it.
 *
 * An inner address that was cut takes the one around it along where that would still show what was cut: then only its host stays.
 * The words of a filter are addresses or parts of them more often than not; they leave with `full` only. What is left in any level:
 * ids (random, the same in every export of a log), days, counts, platforms, conclusions, and the public sources of the rules.
 */

import { conclusionInOrder, coverageInOrder, headerInOrder } from './in-order.ts';
import { dayBegins } from './reader-day.ts';
import type {
  Judgement,
  LogFilter,
  LoggedLink,
  LoggedPage,
  LogHeader,
  Redaction,
  SeenLink,
  SeenPage,
  SeenPasscode,
  Session,
} from './records.ts';
import { redactAddress, redactAddressBeside, redactChain, redactText } from './redact-address.ts';

/** Stands for what somebody wrote and what does not leave. */
const leftOut = '…';

function nullOr(value: string | null, change: (value: string) => string): string | null {
  return value === null ? null : change(value);
}

function timeIn(time: string, timeZone: string, level: Redaction): string {
  return level === 'platforms' ? dayBegins(time, timeZone) : time;
}

function beside(address: string, level: Redaction, secrets: readonly string[]): string {
  return level === 'platforms' ? '' : redactAddressBeside(address, level, secrets);
}

/** Words of pages. */
function words(text: string, level: Redaction, secrets: readonly string[] = []): string {
  return level === 'platforms' || level === 'host' ? '' : redactText(text, level, secrets);
}

/** Words of the researcher. */
function ownWords(text: string, level: Redaction): string {
  return level === 'platforms' ? '' : redactText(text, level);
}

function redactPasscode(found: SeenPasscode, level: Redaction): SeenPasscode {
  const { passcode, platform, ambiguous, code, text, count } = found;
  return {
    passcode,
    platform,
    ambiguous,
    code: nullOr(code, (value) => words(value, level)),
    text: words(text, level),
    count,
  };
}

function redactSeenPage(page: SeenPage, level: Redaction): SeenPage {
  return {
    id: page.id,
    session: page.session,
    observedAt: timeIn(page.observedAt, page.timeZone, level),
    timeZone: page.timeZone,
    address: level === 'platforms' ? '' : redactAddress(page.address, level),
    platform: page.platform,
    surface: page.surface,
    readBy: page.readBy,
    ordinary: page.ordinary,
    coverage: coverageInOrder(page.coverage),
    passcodes: page.passcodes.map((found) => redactPasscode(found, level)),
    tool: { name: page.tool.name, version: page.tool.version },
  };
}

function redactSeenLink(seen: SeenLink, timeZone: string, level: Redaction): SeenLink {
  const { id, page, observedAt, count, source, was, shows } = seen;
  // The link itself and the target stand in the chain as well, and have to say the same there and here.
  const around = seen.chain[0] === seen.link ? seen.chain : [seen.link, ...seen.chain];
  const inside = seen.target === null || seen.target === around.at(-1) ? around : [...around, seen.target];
  const { chain, secrets } = level === 'platforms' ? { chain: [], secrets: [] } : redactChain(inside, level);
  return {
    id,
    page,
    observedAt: timeIn(observedAt, timeZone, level),
    link: chain[0] ?? '',
    chain: chain.slice(around.length - seen.chain.length, around.length),
    target: seen.target === null ? null : (chain.at(-1) ?? ''),
    count,
    text: words(seen.text, level, secrets),
    source,
    was: nullOr(was, (value) => beside(value, level, secrets)),
    shows: shows === null ? null : { address: beside(shows.address, level, secrets), platform: shows.platform },
  };
}

/** A page with as much left out as a level promises. A page that was redacted already loses nothing more by the same level. */
export function redactPage({ page, links }: LoggedPage, level: Redaction): LoggedPage {
  return {
    page: redactSeenPage(page, level),
    links: links.map(
      ({ seen, concluded }): LoggedLink => ({
        seen: redactSeenLink(seen, page.timeZone, level),
        concluded: concluded.map(conclusionInOrder),
      }),
    ),
  };
}

/** `timeZone` is that of the header: sessions have none of their own. */
function redactSession(session: Session, timeZone: string, level: Redaction): Session {
  return {
    id: session.id,
    startedAt: timeIn(session.startedAt, timeZone, level),
    endedAt: nullOr(session.endedAt, (time) => timeIn(time, timeZone, level)),
    name: ownWords(session.name, level),
    note: ownWords(session.note, level),
    tags: level === 'platforms' ? [] : session.tags.map((tag) => ownWords(tag, level)),
    sites: level === 'platforms' && session.sites !== null ? [] : session.sites,
    vantage: session.vantage,
  };
}

function redactFilter(filter: LogFilter, level: Redaction): LogFilter {
  const { site, text } = filter;
  return {
    ...filter,
    ...(site === undefined ? {} : { site: level === 'platforms' ? leftOut : site }),
    ...(text === undefined ? {} : { text: level === 'full' ? redactText(text, level) : leftOut }),
  };
}

function redactJudgement(judgement: Judgement, timeZone: string, level: Redaction): Judgement {
  return { ...judgement, judgedAt: timeIn(judgement.judgedAt, timeZone, level) };
}

/** What a file says of itself, with as much left out as its own `redaction` promises. */
export function redactHeader(given: LogHeader): LogHeader {
  const header = headerInOrder(given);
  const { redaction: level, timeZone } = header;
  return {
    ...header,
    exportedAt: timeIn(header.exportedAt, timeZone, level),
    filter: header.filter === null ? null : redactFilter(header.filter, level),
    judgements: header.judgements.map((one) => redactJudgement(one, timeZone, level)),
    sessions: header.sessions.map((one) => redactSession(one, timeZone, level)),
  };
}
