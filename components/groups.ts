import { isButton } from '../engine/buttons.ts';
import { firstDay } from '../engine/dates.ts';
import { type ElsewhereRow, rowsForEveryLink } from '../engine/elsewhere.ts';
import type { PageReport, ReportedFinding } from '../engine/report.ts';
import { type Section, sectionOf, sections } from '../engine/section.ts';
import type { Alternative, Effect, PartialDay, PlatformId, Vantage, WallId } from '../engine/types.ts';

/** The links of one section that lead to one destination. */
export interface Destination {
  readonly key: string;
  readonly section: Section;
  /** Null stands for ordinary sites, and for targets that nobody can read offline; `hidden` tells which. */
  readonly to: PlatformId | null;
  readonly hidden: boolean;
  readonly findings: readonly ReportedFinding[];
  /** How many links meet which effect, the most frequent first. */
  readonly effects: readonly (readonly [Effect, number])[];
  /** The last confirmation of what is said about them; of several the oldest. */
  readonly verified: PartialDay | null;
  readonly stale: boolean;
}

/** Whether it cannot be known from the address where a link leads. */
export function isHidden({ to, target, kind }: ReportedFinding): boolean {
  return to === null && (target === null || kind === 'short-link');
}

/** Tells buttons from links, see {@link isButton}. */
export function withoutButtons(findings: readonly ReportedFinding[]): {
  readonly links: readonly ReportedFinding[];
  readonly buttons: readonly ReportedFinding[];
} {
  return { links: findings.filter((finding) => !isButton(finding)), buttons: findings.filter(isButton) };
}

function effectsOf(findings: readonly ReportedFinding[]): [Effect, number][] {
  const counts = new Map<Effect, number>();
  for (const { effect } of findings) counts.set(effect, (counts.get(effect) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function oldest(days: readonly (PartialDay | null)[]): PartialDay | null {
  const known = days.filter((day) => day !== null);
  return known.sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1))[0] ?? null;
}

/** Findings by section and destination: most links first, unnamed destinations last. */
export function destinationsOf(findings: readonly ReportedFinding[]): ReadonlyMap<Section, readonly Destination[]> {
  const gathered = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const key = [sectionOf(finding.effect), finding.to ?? (isHidden(finding) ? '?' : '')].join(' ');
    const before = gathered.get(key);
    if (before === undefined) gathered.set(key, [finding]);
    else before.push(finding);
  }
  const bySection = new Map<Section, Destination[]>();
  for (const [key, group] of gathered) {
    const first = group[0] as ReportedFinding;
    const section = sectionOf(first.effect);
    const destination: Destination = {
      key,
      section,
      to: first.to,
      hidden: isHidden(first),
      findings: group,
      effects: effectsOf(group),
      verified: oldest(group.map(({ verified }) => verified)),
      stale: group.some(({ stale }) => stale === true),
    };
    bySection.set(section, [...(bySection.get(section) ?? []), destination]);
  }
  for (const list of bySection.values()) {
    list.sort(
      (a, b) =>
        Number(a.to === null) - Number(b.to === null) ||
        b.findings.length - a.findings.length ||
        (a.to ?? '').localeCompare(b.to ?? ''),
    );
  }
  return bySection;
}

/** The last confirmation that several destinations share; null where they differ or there is only one. */
export function sharedDate(list: readonly Destination[]): { readonly day: PartialDay; readonly stale: boolean } | null {
  const [first, ...rest] = list;
  if (first === undefined || first.verified === null || rest.length === 0) return null;
  const { verified, stale } = first;
  const same = rest.every((one) => one.verified === verified && one.stale === stale);
  return same ? { day: verified, stale } : null;
}

/** Places that share one verdict. */
export interface SharedVerdict {
  readonly vantages: readonly Vantage[];
  readonly to: PlatformId | null;
  readonly effect: Effect;
  readonly wall: WallId | null;
}

/** The alternatives of a verdict that depends, the worst first, those with the same answer by the same record together. */
export function sharedVerdicts(alternatives: readonly Alternative[]): SharedVerdict[] {
  const shared = new Map<string, SharedVerdict>();
  for (const { vantage, to, effect, wall } of alternatives) {
    const key = [to, effect, wall].join(' ');
    const before = shared.get(key);
    shared.set(key, { vantages: [...(before?.vantages ?? []), vantage], to, effect, wall });
  }
  return [...shared.values()].sort((a, b) => worstFirst(a.effect, b.effect));
}

/** The order of effects in lists: as their sections stand, those without a record last. */
export function worstFirst(a: Effect, b: Effect): number {
  return sections.indexOf(sectionOf(a)) - sections.indexOf(sectionOf(b));
}

/** Platforms linked on a page of no platform. */
export interface DestinationsElsewhere {
  /** Those that a record somewhere speaks of, walled ones first, each with the rows about it alone. */
  readonly recorded: readonly (readonly [PlatformId, readonly ElsewhereRow[]])[];
  /** Those that only meet what every outside link meets. */
  readonly common: readonly PlatformId[];
  readonly blank: readonly PlatformId[];
  /** What every outside link meets, wherever it leads. */
  readonly everyLink: readonly ElsewhereRow[];
  /** How many of them are walled somewhere. */
  readonly walled: number;
}

function isWalled(rows: readonly ElsewhereRow[]): boolean {
  return rows.some(({ verdict }) => verdict.bucket === 'walled');
}

/** What is known of the platforms that a page of no platform links to, in the order to be shown. */
export function destinationsElsewhere({ elsewhere }: PageReport): DestinationsElsewhere {
  const all = Object.entries(elsewhere);
  const recorded = all
    .map(([id, rows]) => [id, rows.filter(({ everyLink }) => !everyLink)] as const)
    .filter(([, rows]) => rows.length > 0)
    .sort((a, b) => Number(isWalled(b[1])) - Number(isWalled(a[1])) || b[1].length - a[1].length);
  const others = all.filter(([, rows]) => rows.every(({ everyLink }) => everyLink));
  return {
    recorded,
    common: others.filter(([, rows]) => rows.length > 0).map(([id]) => id),
    blank: others.filter(([, rows]) => rows.length === 0).map(([id]) => id),
    everyLink: rowsForEveryLink(Object.values(elsewhere)),
    walled: all.filter(([, rows]) => isWalled(rows)).length,
  };
}
