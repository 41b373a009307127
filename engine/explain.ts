import { isWeb, parseAddress } from './address.ts';
import { targetOf } from './conclusions.ts';
import {
  type Circumstances,
  isHere,
  isOnSurface,
  linkFits,
  type Ranked,
  speaksOf,
  type Target,
  targetRank,
  wins,
} from './contest.ts';
import { firstDay } from './dates.ts';
import { examine } from './examine.ts';
import { hostEntryOf, schemeEntryOf } from './identify.ts';
import { type Possibility, possibilities } from './judge.ts';
import { knownHost } from './known-hosts.ts';
import { wallsBetween } from './pair.ts';
import { groupOf } from './rulebook.ts';
import type { Day, Finding, Kind, PlatformId, Surface, Vantage, Wall, WallId } from './types.ts';
import { type Unwrapped, unwrapAndIdentify } from './unwrap.ts';

/** Why a wall between the two platforms does not decide. */
export type Loss =
  /** It began later, or ended before. */
  | { readonly because: 'not-yet' | 'ended' }
  /** It is about other links of the destination: another kind, host or path. */
  | { readonly because: 'other-links' }
  /** It works through a wrapper that is on the link already, or that a link found there has not got. */
  | { readonly because: 'shows-in-link' }
  | { readonly because: 'other-surface' | 'other-reader' }
  /** It hangs on what the link does not show. */
  | { readonly because: 'not-judged' }
  /** Another wall of the same side names the target or the surface more closely, or began later. */
  | { readonly because: 'target' | 'surface' | 'later'; readonly winner: WallId }
  /** The wall of the other side, or a wrapper on the way, is worse, and a reader has to pass both. */
  | { readonly because: 'lighter'; readonly winner: WallId | null };

/** A wall between the two platforms, and why it does not decide; null where it does. */
export interface Contender {
  readonly wall: Wall;
  readonly loss: Loss | null;
}

/** How the walls competed at one place. */
export interface Contest {
  readonly to: PlatformId | null;
  readonly place: Vantage;
  readonly effect: Finding['effect'];
  /** The winner first, then those that stood on that day, then the others. */
  readonly contenders: readonly Contender[];
}

/** The entry of a rule file by which an address was identified. */
interface IdentifiedBy {
  readonly platform: PlatformId;
  /** As the rule file writes it: a host, `host/path-prefix` or scheme. */
  readonly pattern: string;
  readonly kind: Kind;
  readonly surface: Surface | null;
}

/** Every step from a link to its verdict. */
export interface Explanation {
  readonly finding: Finding;
  readonly unwrapped: Unwrapped;
  /** Null where no rule names the innermost readable address. */
  readonly identifiedBy: IdentifiedBy | null;
  /** One for each place and platform that were left open; empty where no wall could speak. */
  readonly contests: readonly Contest[];
}

function identifiedBy(link: string, { rulebook }: Circumstances): IdentifiedBy | null {
  const address = parseAddress(link);
  if (address === null) return null;
  if (isWeb(address.scheme)) {
    const found = hostEntryOf(address, knownHost(address.host, rulebook));
    if (found === null) return null;
    const { host, platform, prefix, kind, surface } = found;
    return { platform, pattern: host + prefix, kind, surface };
  }
  const entry = schemeEntryOf(address, rulebook);
  if (entry === null) return null;
  return { platform: entry.platform, pattern: `${address.scheme}:${entry.prefix}`, kind: entry.kind, surface: null };
}

/** Why a wall takes no part at a place, whatever the others say; null where it does. */
function lossAlone(wall: Wall, target: Target, place: Vantage, day: Day, found: boolean): Loss | null {
  if (day < firstDay(wall.since)) return { because: 'not-yet' };
  if (wall.until !== null && day >= firstDay(wall.until)) return { because: 'ended' };
  if (!linkFits(wall, target)) return { because: 'other-links' };
  if (!speaksOf(wall, target, found)) return { because: 'shows-in-link' };
  if (!isOnSurface(wall, place.surface)) return { because: 'other-surface' };
  if (!isHere(wall, place)) return { because: 'other-reader' };
  return wall.judged ? null : { because: 'not-judged' };
}

/** Which rule of precedence set one wall before another. */
function precedence(winner: Ranked, loser: Ranked): 'target' | 'surface' | 'later' {
  if (winner.rank !== loser.rank) return 'target';
  return (winner.wall.from === null) === (loser.wall.from === null) ? 'later' : 'surface';
}

function lossAgainst(one: Ranked, rivals: readonly Ranked[], decided: Wall | null): Loss | null {
  if (one.wall.id === decided?.id) return null;
  const better = rivals.find((rival) => rival.wall.inbound === one.wall.inbound && wins(rival, one));
  if (better !== undefined) return { because: precedence(better, one), winner: better.wall.id };
  return { because: 'lighter', winner: decided?.id ?? null };
}

const order = { won: 0, stood: 1, absent: 2 } as const;

function standing({ loss }: Contender): keyof typeof order {
  if (loss === null) return 'won';
  return loss.because === 'not-yet' || loss.because === 'ended' ? 'absent' : 'stood';
}

function contestAt(
  { platform, place, outcome }: Possibility,
  target: Target,
  { rulebook, day, found = false }: Circumstances,
): Contest {
  const walls = wallsBetween(place.platform, platform, rulebook);
  const here = walls.map((wall) => ({ wall, loss: lossAlone(wall, target, place, day, found) }));
  const rivals = here.flatMap(({ wall, loss }): Ranked[] => {
    const named = wall.inbound ? place.platform : platform;
    return loss === null ? [{ wall, rank: targetRank(wall, named, groupOf(named, rulebook)) }] : [];
  });
  rivals.sort((a, b) => (wins(a, b) ? -1 : 1));
  const contenders = here.map(({ wall, loss }): Contender => {
    const rival = rivals.find((one) => one.wall === wall);
    return { wall, loss: rival === undefined ? loss : lossAgainst(rival, rivals, outcome.wall) };
  });
  contenders.sort(
    (a, b) =>
      order[standing(a)] - order[standing(b)] ||
      Number(b.wall.judged) - Number(a.wall.judged) ||
      (firstDay(a.wall.since) > firstDay(b.wall.since) ? -1 : 1),
  );
  return { to: platform, place, effect: outcome.effect, contenders };
}

/**
 * The verdict of {@link examine} with every step that led there: how the link was unwrapped, which entry identified
 * its target, which walls competed at each place, and why each of them won or lost. Never throws.
 */
export function explain(link: string, circumstances: Circumstances): Explanation {
  const { vantage, rulebook, page = null } = circumstances;
  const identified = unwrapAndIdentify(link, rulebook, page);
  const { unwrapped } = identified;
  const target = targetOf(identified);
  const finding = examine(link, circumstances);
  const contested = vantage !== null && finding.effect !== 'own';
  return {
    finding,
    unwrapped,
    identifiedBy: unwrapped.target === null ? null : identifiedBy(unwrapped.target, circumstances),
    contests: contested
      ? possibilities(target, vantage, circumstances).all.map((one) => contestAt(one, target, circumstances))
      : [],
  };
}
