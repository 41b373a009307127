import { isWeb, parseAddress } from './address.ts';
import { heavier } from './section.ts';
import type { ShareCheck, SharePlatform } from './share-check.ts';
import { type Effect, type PlatformId, type Surface, unlistedWrapper } from './types.ts';

/** An address that leads to the same page and fares no worse anywhere. */
export interface ShareInstead {
  readonly address: string;
  /** Why it is better: the redirect pages around it are gone, or the page in the browser only says that the link was stopped. */
  readonly why: 'unwrapped' | 'stopped';
  /** False where a redirect page that no rule knows carries it: then it is only likely to be the same page. */
  readonly sure: boolean;
  /** Where it is known to fare better. */
  readonly better: readonly { readonly platform: PlatformId; readonly surface: Surface | null }[];
}

type Place = ShareInstead['better'][number];

/** The effects of a check by place. Nothing is recorded against what is open, own or unknown, so these count as one. */
function effectsOf(
  platforms: readonly SharePlatform[],
): Map<string, { readonly place: Place; readonly effect: Effect }> {
  const effects = new Map<string, { readonly place: Place; readonly effect: Effect }>();
  for (const { platform, answers } of platforms) {
    for (const { surfaces, verdict } of answers) {
      const effect = heavier(verdict.effect, 'open') ? verdict.effect : 'open';
      for (const surface of surfaces) effects.set(`${platform} ${surface}`, { place: { platform, surface }, effect });
    }
  }
  return effects;
}

function isWebPage(address: string | null): address is string {
  return address !== null && isWeb(parseAddress(address)?.scheme ?? null);
}

/** Where another address is known to fare better than these; null where it fares worse in some place. */
function placesBetter(platforms: readonly SharePlatform[], others: readonly SharePlatform[]): Place[] | null {
  const before = effectsOf(platforms);
  const better: Place[] = [];
  for (const [key, { place, effect }] of effectsOf(others)) {
    const as = before.get(key)?.effect ?? 'open';
    if (heavier(effect, as)) return null;
    if (heavier(as, effect) && effect !== 'depends') better.push(place);
  }
  return better;
}

/**
 * What to share instead of a link: the web page it leads to without the pages around it, where that fares nowhere worse;
 * and of a page that only says that a link was stopped, that link. Nothing is made up: the address stands in the link
 * itself. `platformsFor` judges another address at all places.
 */
export function shareInstead(
  { finding, stopped, platforms }: Pick<ShareCheck, 'finding' | 'platforms' | 'stopped'>,
  platformsFor: (address: string) => readonly SharePlatform[],
): ShareInstead | null {
  if (finding === null) return null;
  const { target, link, via } = finding;
  if (target !== link && isWebPage(target)) {
    const better = placesBetter(platforms, platformsFor(target));
    if (better !== null) return { address: target, why: 'unwrapped', sure: !via.includes(unlistedWrapper), better };
  }
  const behind = stopped?.target ?? null;
  return isWebPage(behind) ? { address: behind, why: 'stopped', sure: true, better: [] } : null;
}
