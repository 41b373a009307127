import { type Section, sectionOf, sections } from '../../engine/section.ts';
import type { Effect } from '../../engine/types.ts';

/** How many findings belong to each section; those that have none are not named. */
export type SectionCounts = ReadonlyMap<Section, number>;

/** Findings counted by effect -> counted by section, the heaviest first. */
export function bySection(
  counts: readonly { readonly value: string | null; readonly findings: number }[],
): SectionCounts {
  const sums = new Map<Section, number>();
  for (const { value, findings } of counts) {
    if (value === null) continue;
    const section = sectionOf(value as Effect);
    sums.set(section, (sums.get(section) ?? 0) + findings);
  }
  return new Map(sections.flatMap((one) => (sums.has(one) ? [[one, sums.get(one) as number] as const] : [])));
}

/** Findings that lead away from the page's own platform: those that can meet a wall at all. */
export function leadingAway(counts: SectionCounts): number {
  return [...counts].reduce((sum, [section, findings]) => (section === 'own' ? sum : sum + findings), 0);
}

/** The part of one section among the findings that lead elsewhere, from 0 to 1; null where none does. */
export function shareOf(section: Section, counts: SectionCounts): number | null {
  const all = leadingAway(counts);
  return all === 0 ? null : (counts.get(section) ?? 0) / all;
}
