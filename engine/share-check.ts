import { isWeb, parseAddress } from './address.ts';
import { targetOf } from './conclusions.ts';
import type { Circumstances, Target } from './contest.ts';
import { anyPageOf, isForEveryLink } from './elsewhere.ts';
import { examine } from './examine.ts';
import { judge } from './judge.ts';
import { Mentions } from './mentions.ts';
import { wallsBetween } from './pair.ts';
import type { PageReport } from './report.ts';
import { type RulebookIndex, surfacesOf } from './rulebook.ts';
import { sectionOf, sections } from './section.ts';
import { type ShareInstead, shareInstead } from './share-instead.ts';
import {
  type Alternative,
  type Day,
  type Finding,
  type PlatformId,
  type Surface,
  surfaces,
  type Verdict,
  type WallId,
} from './types.ts';
import { blockPageAt, unwrapAndIdentify } from './unwrap.ts';

/** What a link meets on some surfaces of a platform, all by the same record. */
export interface ShareAnswer {
  /** In the order of the closed list; null stands for every surface, where no place of the platform is known by name. */
  readonly surfaces: readonly (Surface | null)[];
  readonly verdict: Verdict;
  /** True where every outside link meets the same there. */
  readonly everyLink: boolean;
}

/** What a link meets on a platform, wherever it is posted there. */
export interface SharePlatform {
  readonly platform: PlatformId;
  /**
   * `destination` where a record speaks of where the link leads, `every-link` where records speak of any outside link
   * only, `nothing` where there is no record: that is unknown, and not open.
   */
  readonly known: 'destination' | 'every-link' | 'nothing';
  /** In the order of their surfaces, those without a record last. */
  readonly answers: readonly ShareAnswer[];
  /** Records that may stop the link there as well, but cannot be seen from it. */
  readonly caveats: readonly WallId[];
}

/** Where a link opens: judged as if it was posted on every surface of every other platform. */
export interface ShareCheck
  extends Pick<PageReport, 'names' | 'walls' | 'wrappers' | 'staleWalls' | 'rulebook' | 'day'> {
  /**
   * What is known of the link without a place: its wrappers, its target, and what wrappers alone do to the reader. Null
   * where no link in particular is asked about, but any page of a platform.
   */
  readonly finding: Finding | null;
  /** Set where the address is a platform's block or warning page. */
  readonly stopped: PageReport['stopped'];
  /** Those that speak of the destination first, walled ones before others. Its own platforms are left out. */
  readonly platforms: readonly SharePlatform[];
  /** The platforms that the link belongs to, or may belong to. */
  readonly own: readonly PlatformId[];
  /** What to share instead; null where nothing better is known. */
  readonly instead: ShareInstead | null;
}

/** Surfaces on which a platform is read or searched and nobody posts; one that has no others is no place to share. */
const notPostedOn: ReadonlySet<Surface> = new Set(['web', 'search', 'checkout']);

/** Surfaces on which a link to these platforms may be met on another one, as far as hosts and walls name them. */
function surfacesFor(platform: PlatformId, target: Target, rulebook: RulebookIndex): (Surface | null)[] {
  const walls = (target.ambiguous ?? [target.platform])
    .flatMap((to) => wallsBetween(platform, to, rulebook))
    .filter((wall) => wall.judged);
  const atCheckout = walls.some((wall) => wall.from?.includes('checkout'));
  // A payment is met at the checkout, and nothing but payments is.
  if (target.kind === 'payment' && atCheckout) return ['checkout'];
  const named = surfacesOf(platform, rulebook);
  for (const wall of walls) for (const surface of wall.from ?? []) named.add(surface);
  named.delete('checkout');
  const known = surfaces.filter((surface) => named.has(surface));
  return known.length === 0 && walls.some((wall) => wall.from === null) ? [null] : known;
}

/** What tells two verdicts of one platform apart, besides the surface. */
function recordOf({ effect, decidedBy, wall, wrapper, alternatives }: Verdict): string {
  const between = alternatives?.map(({ vantage, to, ...rest }: Alternative) => [
    vantage.client,
    vantage.region,
    to,
    rest.effect,
    rest.wall,
  ]);
  return JSON.stringify([effect, decidedBy, wall, decidedBy === 'wrapper' ? wrapper : null, between]);
}

/** Whether walls speak; what wrappers alone do is the same everywhere. */
function isRecord({ decidedBy, effect }: Verdict): boolean {
  return decidedBy === 'wall' || effect === 'depends';
}

/** Verdicts by surface, those by the same record as one answer. */
function byRecord(verdicts: ReadonlyMap<Surface | null, Verdict>, rulebook: RulebookIndex): ShareAnswer[] {
  const answers = new Map<string, ShareAnswer>();
  for (const [surface, verdict] of verdicts) {
    const key = recordOf(verdict);
    const before = answers.get(key)?.surfaces ?? [];
    const everyLink = isRecord(verdict) && isForEveryLink(verdict, rulebook);
    answers.set(key, { surfaces: [...before, surface], verdict, everyLink });
  }
  const unknownLast = ({ verdict }: ShareAnswer) => Number(verdict.effect === 'unknown');
  return [...answers.values()].sort((a, b) => unknownLast(a) - unknownLast(b));
}

function platformAnswer(
  platform: PlatformId,
  target: Target,
  { day, rulebook }: Pick<Circumstances, 'day' | 'rulebook'>,
): SharePlatform {
  const verdicts = new Map(
    surfacesFor(platform, target, rulebook).map((surface) => {
      const vantage = { platform, surface, client: null, region: null };
      return [surface, judge(target, { vantage, day, rulebook })];
    }),
  );
  const answers = byRecord(verdicts, rulebook);
  const recorded = answers.filter(({ verdict }) => isRecord(verdict));
  const known = recorded.some(({ everyLink }) => !everyLink)
    ? 'destination'
    : recorded.length > 0
      ? 'every-link'
      : 'nothing';
  return { platform, known, answers, caveats: [...new Set([...verdicts.values()].flatMap(({ caveats }) => caveats))] };
}

const knownOrder = ['destination', 'every-link', 'nothing'];

/** The order of the list: what is closer to the link first, then what is worse, then where more is known. */
function byWeight(a: SharePlatform, b: SharePlatform): number {
  return weightOf(a) - weightOf(b) || recordedSurfaces(b) - recordedSurfaces(a);
}

function weightOf({ known, answers }: SharePlatform): number {
  const worst = Math.min(...answers.map(({ verdict }) => sections.indexOf(sectionOf(verdict.effect))));
  return knownOrder.indexOf(known) * sections.length + worst;
}

function recordedSurfaces({ answers }: SharePlatform): number {
  return answers.reduce((sum, { verdict, surfaces }) => sum + (isRecord(verdict) ? surfaces.length : 0), 0);
}

function isPlaceToShare({ known, answers }: SharePlatform): boolean {
  if (answers.length === 0) return false;
  return (
    known !== 'nothing' ||
    answers.some((answer) => answer.surfaces.some((surface) => surface === null || !notPostedOn.has(surface)))
  );
}

/** The verdicts for a target on all platforms but its own. */
function platformsFor(
  target: Target,
  circumstances: Pick<Circumstances, 'day' | 'rulebook'>,
): { readonly platforms: SharePlatform[]; readonly own: readonly PlatformId[] } {
  const own = target.ambiguous ?? (target.platform === null ? [] : [target.platform]);
  const platforms = [...circumstances.rulebook.platforms.keys()]
    .sort()
    .filter((id) => !own.includes(id))
    .map((id) => platformAnswer(id, target, circumstances))
    .filter(isPlaceToShare);
  return { platforms: platforms.sort(byWeight), own };
}

function mentionsOf(check: Pick<ShareCheck, 'finding' | 'platforms' | 'stopped'>, rulebook: RulebookIndex): Mentions {
  const mentions = new Mentions(rulebook);
  if (check.finding !== null) mentions.finding(check.finding);
  mentions.platform(check.stopped?.platform);
  for (const { platform, answers, caveats } of check.platforms) {
    mentions.platform(platform);
    for (const id of caveats) mentions.wall(id);
    for (const { verdict } of answers) {
      mentions.wall(verdict.wall);
      for (const { to, wall } of verdict.alternatives ?? []) {
        mentions.platform(to);
        mentions.wall(wall);
      }
    }
  }
  return mentions;
}

function checkOf(
  finding: Finding | null,
  target: Target,
  stopped: PageReport['stopped'],
  day: Day,
  rulebook: RulebookIndex,
): ShareCheck {
  const { platforms, own } = platformsFor(target, { day, rulebook });
  const answer = { finding, platforms, own, stopped };
  const mentions = mentionsOf(answer, rulebook);
  for (const id of own) mentions.platform(id);
  return {
    ...answer,
    instead: shareInstead(answer, (address) => {
      const other = targetOf(unwrapAndIdentify(address, rulebook, null));
      return platformsFor(other, { day, rulebook }).platforms;
    }),
    day,
    rulebook: rulebook.stamp,
    names: mentions.names,
    walls: mentions.walls,
    wrappers: mentions.wrappers,
    staleWalls: mentions.staleWalls(day),
  };
}

/** Whether an address could be posted somewhere: one of the web's, or of an app that some rule knows. */
export function isShareable(address: string, rulebook: RulebookIndex): boolean {
  const parsed = parseAddress(address);
  if (parsed === null) return false;
  return isWeb(parsed.scheme) || unwrapAndIdentify(address, rulebook, null).identity.owner !== null;
}

/**
 * Judges a link as if it was posted on every surface of every other platform. The same address, day and rulebook give
 * the same check; where nothing is recorded the answer is `unknown`, and what cannot be read offline is not guessed.
 * Never throws.
 */
export function shareCheck(address: string, day: Day, rulebook: RulebookIndex): ShareCheck {
  const finding = examine(address, { vantage: null, day, rulebook });
  const stop = blockPageAt(address, rulebook);
  const stopped =
    stop === null ? null : { platform: stop.page.platform, effect: stop.page.effect, target: stop.target };
  return checkOf(finding, targetOf(unwrapAndIdentify(address, rulebook, null)), stopped, day, rulebook);
}

/**
 * {@link shareCheck} for an ordinary page of a platform, whichever it is. `ambiguous` names all platforms it may be of, where
 * that is not known.
 */
export function shareCheckOfPages(
  platform: PlatformId,
  ambiguous: readonly PlatformId[] | null,
  day: Day,
  rulebook: RulebookIndex,
): ShareCheck {
  return checkOf(null, anyPageOf(platform, ambiguous), null, day, rulebook);
}
