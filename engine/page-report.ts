import type { Circumstances } from './contest.ts';
import { type ElsewhereRow, elsewhere } from './elsewhere.ts';
import { vantageOf } from './identify.ts';
import { Mentions } from './mentions.ts';
import { examineOrdinary } from './ordinary.ts';
import { Judged, pageFindings } from './page-findings.ts';
import { wallsBetween } from './pair.ts';
import type { FoundOnPage, OrdinaryLinks, PageReport, ReportedFinding, VantageChoice } from './report.ts';
import { groupOf, type RulebookIndex } from './rulebook.ts';
import { bucketOrder, type CountedFinding, type Summary, summarise } from './summarise.ts';
import {
  type Day,
  effects,
  type Finding,
  type PlatformId,
  type Surface,
  surfaces,
  toldKinds,
  type Vantage,
} from './types.ts';
import { blockPageAt } from './unwrap.ts';

function heavierFirst(a: Finding, b: Finding): number {
  return (
    bucketOrder.indexOf(a.bucket) - bucketOrder.indexOf(b.bucket) ||
    effects.indexOf(b.effect) - effects.indexOf(a.effect) ||
    (a.to ?? '~').localeCompare(b.to ?? '~')
  );
}

/** Findings, the worst first. Thousands of them meet one of few fates, and it is those that are compared. */
function worstFirst<F extends Finding>(findings: readonly F[]): F[] {
  const alike = Map.groupBy(findings, ({ effect, to }) => `${effect} ${to ?? ''}`);
  return [...alike.values()].sort(([a], [b]) => heavierFirst(a as F, b as F)).flat();
}

/** Platforms with walls, and the surfaces that a reader may judge from. */
export function vantageChoices(rulebook: RulebookIndex): VantageChoice[] {
  return [...rulebook.outbound].flatMap(([platform, walls]) => {
    const named = new Set<Surface>(walls.filter((wall) => wall.judged).flatMap((wall) => wall.from ?? []));
    return named.size === 0 ? [] : [{ platform, surfaces: surfaces.filter((surface) => named.has(surface)) }];
  });
}

/** For each destination what is known of it elsewhere; those that most links lead to come first. */
function elsewhereFor(
  findings: readonly Finding[],
  day: Day,
  rulebook: RulebookIndex,
): Record<PlatformId, ElsewhereRow[]> {
  const links = new Map<PlatformId, number>();
  for (const { to, kind } of findings) if (to !== null && !toldKinds.has(kind)) links.set(to, (links.get(to) ?? 0) + 1);
  const destinations = [...links].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(destinations.map(([to]) => [to, elsewhere(to, day, rulebook)]));
}

/** The destinations of these findings to which some wall is on record, on whatever day and surface. */
function destinationsOnRecord(
  findings: readonly Finding[],
  { vantage, rulebook }: Circumstances,
): (PlatformId | null)[] {
  if (vantage === null) return [];
  const destinations = new Set(
    findings.flatMap(({ to, ambiguous, kind }): readonly (PlatformId | null)[] =>
      toldKinds.has(kind) ? [] : (ambiguous ?? [to]),
    ),
  );
  destinations.delete(vantage.platform);
  return [...destinations].filter((to) => wallsBetween(vantage.platform, to, rulebook).length > 0);
}

/** What a report is made from, besides the links. */
export interface ReportRequest {
  readonly rulebook: RulebookIndex;
  /** The reader's choice; null for the page's own place. */
  readonly vantage: Vantage | null;
  /** The reader's choice; null for today. */
  readonly day: Day | null;
  readonly today: Day;
}

function summaryOf(findings: readonly ReportedFinding[]): Summary {
  return summarise(findings.map((finding): CountedFinding => ({ finding, count: finding.count })));
}

/** The totals of a page from its own place: all that a badge needs, at a fraction of a report's cost. */
export function pageSummary(found: FoundOnPage, rulebook: RulebookIndex, day: Day, judged: Judged): Summary {
  const vantage = vantageOf(found.pageAddress ?? '', rulebook);
  const circumstances = { rulebook, vantage, day, found: true, page: found.pageAddress };
  return summaryOf(
    pageFindings(found, vantage?.platform ?? null, circumstances, judged).findings.map(({ finding }) => finding),
  );
}

/** So many findings are listed, the worst ones; all of them are counted. */
const maxListed = 20_000;

/** Judges all that is known of a page. The same links, vantage, days and rulebook give the same report. */
export function pageReport(
  found: FoundOnPage,
  { rulebook, vantage: chosen, day: chosenDay, today }: ReportRequest,
  judged: Judged = new Judged(),
): PageReport {
  const day = chosenDay ?? today;
  const address = found.pageAddress ?? '';
  const own = vantageOf(address, rulebook);
  const vantage = chosen ?? own;
  const circumstances = { rulebook, vantage, day, found: chosen === null, page: found.pageAddress };
  const { findings: placed, passcodes, ordinary } = pageFindings(found, own?.platform ?? null, circumstances, judged);
  const all = placed.map(({ finding }) => finding);
  const findings = worstFirst(all).slice(0, maxListed);
  const common = examineOrdinary(circumstances);
  const ordinaryLinks: OrdinaryLinks = { links: ordinary, effect: common.effect, wall: common.wall };
  const elsewhereRows = vantage === null ? elsewhereFor(findings, day, rulebook) : {};
  const stopped = blockPageAt(address, rulebook);
  const choices = vantageChoices(rulebook);

  const mentions = new Mentions(rulebook);
  for (const finding of findings) {
    mentions.finding(finding);
    mentions.platform(finding.shows?.platform);
  }
  for (const { passcode } of passcodes) mentions.passcode(passcode);
  for (const { platform } of choices) mentions.platform(platform);
  for (const id of [own?.platform, vantage?.platform, stopped?.page.platform]) mentions.platform(id);
  mentions.wall(common.wall);
  for (const { vantage: place, verdict } of Object.values(elsewhereRows).flat()) {
    mentions.platform(place.platform);
    mentions.wall(verdict.wall);
  }

  return {
    state: found.settled ? 'ready' : 'scanning',
    page: { address, platform: own?.platform ?? null, surface: own?.surface ?? null },
    vantage,
    vantageChosen: chosen !== null,
    group: groupOf(vantage?.platform ?? null, rulebook),
    day,
    today,
    rulebook: rulebook.stamp,
    summary: summaryOf(all),
    findings,
    omitted: all.length - findings.length,
    passcodes: passcodes.map(({ passcode }) => passcode),
    ordinary: ordinaryLinks,
    coverage: { addresses: all.length + ordinary, ...found.coverage },
    names: mentions.names,
    walls: mentions.walls,
    staleWalls: mentions.staleWalls(day),
    wrappers: mentions.wrappers,
    onRecord: destinationsOnRecord(findings, circumstances),
    elsewhere: elsewhereRows,
    vantageChoices: choices,
    stopped:
      stopped === null
        ? null
        : { platform: stopped.page.platform, effect: stopped.page.effect, target: stopped.target },
  };
}
