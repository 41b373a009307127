/** What a page's report found -> what the log keeps of it. */
import type { Coverage, ReportedFinding, ReportedPasscode } from '../engine/report.ts';
import type { Day, Vantage } from '../engine/types.ts';
import { conclusionOf } from './conclude.ts';
import { firstJudgement, type LoggedLink, type LoggedPage, type SeenPage } from './records.ts';
import { redactPage } from './redact.ts';

/** All that is known of a page, judged. */
export interface PageFound {
  readonly page: Pick<
    SeenPage,
    'id' | 'session' | 'observedAt' | 'timeZone' | 'address' | 'platform' | 'surface' | 'readBy' | 'tool'
  >;
  readonly findings: readonly ReportedFinding[];
  readonly passcodes: readonly ReportedPasscode[];
  readonly ordinary: number;
  readonly coverage: Omit<Coverage, 'addresses'>;
  /** From where and for which day it was judged. */
  readonly vantage: Vantage | null;
  readonly day: Day;
}

function loggedLink(finding: ReportedFinding, index: number, found: PageFound): LoggedLink {
  const { id, observedAt } = found.page;
  const { link, chain, target, count, text, source, was, shows } = finding;
  return {
    seen: { id: `${id}:${index}`, page: id, observedAt, link, chain, target, count, text, source, was, shows },
    concluded: [conclusionOf(finding, firstJudgement, found.vantage, found.day)],
  };
}

/** A page as records of the log, names and passwords in its addresses included: what was seen of it, and apart from that what was concluded. */
export function pageFound(found: PageFound): LoggedPage {
  const { page, findings, passcodes, ordinary, coverage } = found;
  const { id, session, observedAt, timeZone, address, platform, surface, readBy, tool } = page;
  return {
    page: {
      id,
      session,
      observedAt,
      timeZone,
      address,
      platform,
      surface,
      readBy,
      ordinary,
      coverage: { addresses: findings.length + ordinary, ...coverage },
      passcodes,
      tool,
    },
    links: findings.map((finding, index) => loggedLink(finding, index, found)),
  };
}

/** The same as the log keeps it: what no export lets out, names and passwords in addresses, is never kept. */
export function loggedPage(found: PageFound): LoggedPage {
  return redactPage(pageFound(found), 'full');
}

/**
 * A page that the log holds, with what was seen of it later; null where that is nothing. Links that were there keep their ids,
 * times and conclusions, also those that are no longer told; new ones come behind them.
 */
export function withLater(before: LoggedPage, later: LoggedPage): LoggedPage | null {
  const told = new Map(later.links.map((link) => [link.seen.link, link]));
  let changed = false;
  const links = before.links.map((link) => {
    const count = told.get(link.seen.link)?.seen.count ?? 0;
    told.delete(link.seen.link);
    if (count <= link.seen.count) return link;
    changed = true;
    return { ...link, seen: { ...link.seen, count } };
  });
  for (const link of told.values()) {
    links.push({ ...link, seen: { ...link.seen, id: `${before.page.id}:${links.length}` } });
  }
  const ordinary = Math.max(before.page.ordinary, later.page.ordinary);
  const passcodes = later.page.passcodes.length > before.page.passcodes.length ? later.page : before.page;
  // A background that has just come back has not heard all frames yet.
  const { coverage: read } =
    later.page.coverage.framesRead < before.page.coverage.framesRead ? before.page : later.page;
  const coverage = { ...read, addresses: links.length + ordinary };
  const page = { ...before.page, ordinary, coverage, passcodes: passcodes.passcodes };
  const same = !changed && links.length === before.links.length && JSON.stringify(page) === JSON.stringify(before.page);
  return same ? null : { page, links };
}
