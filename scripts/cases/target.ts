import { parseAddress } from '../../engine/address.ts';
import { isHere, linkFits, type Target, targetRank } from '../../engine/contest.ts';
import { examine } from '../../engine/examine.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Vantage, Wall } from '../../engine/types.ts';
import { unwrap } from '../../engine/unwrap.ts';

/** What a link is, whatever the day and place. */
export function targetOf(link: string, rulebook: RulebookIndex): Target {
  const finding = examine(link, { rulebook, vantage: null, day: '1970-01-01' });
  const { to: platform, ambiguous, kind, target, carrier } = finding;
  const address = target === null ? null : parseAddress(target);
  return { platform, ambiguous, kind, address, carrier, layers: unwrap(link, rulebook).layers };
}

/** Whether a wall may speak of a link at a place on some day. */
export function concerns(wall: Wall, place: Vantage, target: Target, { platforms }: RulebookIndex): boolean {
  const [raisedBy, named] = wall.inbound ? [target.platform, place.platform] : [place.platform, target.platform];
  if (wall.platform !== raisedBy) return false;
  const group = named === null ? null : (platforms.get(named)?.group ?? null);
  return targetRank(wall, named, group) > 0 && linkFits(wall, target) && isHere(wall, place);
}
