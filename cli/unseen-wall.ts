import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Wall, WallEffect } from '../engine/types.ts';
import { type CoverageContext, dateAndSources } from './coverage-statements.ts';
import { wallPlace } from './place-words.ts';
import { oneLine, platformName } from './words.ts';

/** A wall that hangs on what a link does not show, in words. */
export interface UnseenWall {
  /** `WeChat 微信`, `every platform` */
  readonly from: string;
  /** `Taobao 淘宝, Tmall 天猫`, `every link` */
  readonly to: string;
  readonly effect: WallEffect;
  /** `chat, moments` */
  readonly where: string;
  /** As {@link dateAndSources} has it. */
  readonly when: string;
  /** What must be so for the wall to stop a link: `the page makes people share it`. */
  readonly condition: string;
}

/** Walls that hang on what a link does not show, in words: by the names of the platforms on which links are met. */
export function unseenWords(walls: readonly Wall[], context: CoverageContext): UnseenWall[] {
  return walls
    .map((wall) => ({
      ...sidesOf(wall, context.rulebook),
      effect: wall.effect,
      where: wallPlace(wall),
      when: dateAndSources(wall, context),
      condition: oneLine(wall.reason?.en ?? ''),
    }))
    .sort((a, b) => a.from.localeCompare(b.from, 'en'));
}

/** Who is on either side of a wall, whoever put it up. */
function sidesOf(wall: Wall, rulebook: RulebookIndex): Pick<UnseenWall, 'from' | 'to'> {
  const owner = platformName(wall.platform, rulebook);
  const named = othersOf(wall, rulebook);
  if (wall.inbound) return { from: named ?? 'every platform', to: owner };
  return { from: owner, to: named ?? 'every link' };
}

/** Whom a wall names; null where it is everybody. */
function othersOf({ to: { platforms, groups, any, not } }: Wall, rulebook: RulebookIndex): string | null {
  if (any) return null;
  if (not !== undefined) return `all but ${not.map((id) => platformName(id, rulebook)).join(', ')}`;
  const names = [
    ...(platforms ?? []).map((id) => platformName(id, rulebook)),
    ...(groups ?? []).map((group) => `@${group}`),
  ];
  return names.join(', ');
}
