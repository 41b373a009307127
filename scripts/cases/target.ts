import { parseAddress } from '../../engine/address.ts';
import { isHere, linkFits, type Target, targetRank } from '../../engine/contest.ts';
import { examine } from '../../engine/examine.ts';
import { groupOf, type RulebookIndex } from '../../engine/rulebook.ts';
import type { PlatformId, Vantage, Wall } from '../../engine/types.ts';
import { unwrap } from '../../engine/unwrap.ts';

/** What a link is, whatever the day and place. */
export function targetOf(link: string, rulebook: RulebookIndex): Target {
  const finding = examine(link, { rulebook, vantage: null, day: '1970-01-01' });
  const { to: platform, ambiguous, kind, target, carrier } = finding;
  const address = target === null ? null : parseAddress(target);
  return { platform, ambiguous, kind, address, carrier, layers: unwrap(link, rulebook).layers };
}

/**
 * How closely a wall names a link that is met on a platform, as {@link targetRank} counts it; 0 where it can never
 * speak of it, whatever the surface, reader and day. Of a link that may lead to several platforms, the closest counts.
 */
export function closeness(wall: Wall, home: PlatformId, target: Target, rulebook: RulebookIndex): number {
  if (!linkFits(wall, target)) return 0;
  const rank = (named: PlatformId | null) => targetRank(wall, named, groupOf(named, rulebook));
  const destinations = target.ambiguous ?? [target.platform];
  if (wall.inbound) return destinations.includes(wall.platform) ? rank(home) : 0;
  return wall.platform === home ? Math.max(...destinations.map(rank)) : 0;
}

/** Whether a wall may speak of a link at a place on some day. */
export function concerns(wall: Wall, place: Vantage, target: Target, rulebook: RulebookIndex): boolean {
  return closeness(wall, place.platform, target, rulebook) > 0 && isHere(wall, place);
}
