import { firstDay } from './dates.ts';
import { Mentions } from './mentions.ts';
import type { RulebookIndex } from './rulebook.ts';
import { type PairTimeline, pairTimeline } from './timeline.ts';
import type { Day, Localised, Milestone, PlatformId, Wall, WallId } from './types.ts';

/** A {@link PairTimeline} with all that it mentions, so that it can be read on its own. */
export interface PairHistory {
  readonly timeline: PairTimeline;
  /** The last day that is told. */
  readonly today: Day;
  readonly names: Readonly<Record<PlatformId, Localised>>;
  /** Every wall between the two. */
  readonly walls: Readonly<Record<WallId, Wall>>;
  /** Those of `walls` that still stand although nobody has confirmed them for longer than their platform allows. */
  readonly staleWalls: readonly WallId[];
  /** See {@link milestonesBeside}. */
  readonly milestones: readonly Milestone[];
}

/**
 * Acts of the state and of the trade up to a day, the oldest first: those of China, which bind its platforms, so that
 * there are none beside a platform that serves readers elsewhere.
 */
export function milestonesBeside(from: PlatformId, rulebook: RulebookIndex, today: Day): Milestone[] {
  if (rulebook.platforms.get(from)?.abroad === true) return [];
  return rulebook.book.milestones.filter(({ date }) => firstDay(date) <= today);
}

/** How links from one platform to another have fared up to a day; null stands for every site that no rule knows. */
export function pairHistory(from: PlatformId, to: PlatformId | null, rulebook: RulebookIndex, today: Day): PairHistory {
  const timeline = pairTimeline(from, to, rulebook, today);
  const mentions = new Mentions(rulebook);
  mentions.platform(from);
  mentions.platform(to);
  for (const id of timeline.walls) mentions.wall(id);
  return {
    timeline,
    today,
    names: mentions.names,
    walls: mentions.walls,
    staleWalls: mentions.staleWalls(today),
    milestones: milestonesBeside(from, rulebook, today),
  };
}
