import { type Conclusion, type Conclusions, conclusionsUnder } from './conclusions.ts';
import type { Circumstances } from './contest.ts';
import { plainMayCarry } from './may-carry.ts';
import { placeOf, placeRead } from './places.ts';
import { openInPlace } from './plain-wrappers.ts';
import type { Finding } from './types.ts';
import { unwrapAndIdentify } from './unwrap.ts';

/**
 * A finding put together from what a link leads to and what is on the way; where both are the same conclusion, from that.
 * Spelled out member by member, since that makes an object many times faster than a spread does.
 */
function findingOf(
  where: Conclusion,
  verdict: Conclusion,
  link: string,
  chain: readonly string[],
  target: string | null,
): Finding {
  return {
    link,
    kind: where.kind,
    carrier: verdict.carrier,
    via: verdict.via,
    chain,
    target,
    to: where.to,
    ambiguous: where.ambiguous,
    group: where.group,
    effect: verdict.effect,
    bucket: verdict.bucket,
    decidedBy: verdict.decidedBy,
    wall: verdict.wall,
    wrapper: verdict.wrapper,
    rollout: verdict.rollout,
    verified: verdict.verified,
    stale: verdict.stale,
    confidence: verdict.confidence,
    evidence: verdict.evidence,
    alternatives: verdict.alternatives,
    caveats: verdict.caveats,
    rulebook: verdict.rulebook,
  };
}

/** The finding about an address that can be read in place, as most can, and at most one wrapper around it; null about others. */
function findingInPlace(link: string, conclusions: Conclusions): Finding | null {
  const { hosts } = conclusions;
  const place = placeOf(link, hosts);
  if (place === null) return null;
  if (place.always !== null) {
    const about = plainMayCarry(link) ? null : conclusions.aboutPlace(place, null, link);
    return about === null ? null : findingOf(about, about, link, [link], link);
  }
  const opened = openInPlace(link, place.plainWrappers);
  if (opened === null) return null;
  const { layer, target } = opened;
  const inner = placeRead(target, hosts);
  if (inner.always === null || plainMayCarry(target)) return null;
  const behind = conclusions.behindAlone(layer, inner);
  const about = conclusions.aboutPlace(inner, behind === null ? layer : null, target);
  return about === null ? null : findingOf(about, behind ?? about, link, [link, target], target);
}

/**
 * One link in, one finding out: the wrappers taken off, the target identified, the verdict reached. `link` is an
 * absolute address; anything else is an ordinary link of kind `other`. Never throws.
 */
export function examine(link: string, circumstances: Circumstances): Finding {
  const conclusions = conclusionsUnder(circumstances);
  const found = findingInPlace(link, conclusions);
  if (found !== null) return found;
  const identified = unwrapAndIdentify(link, circumstances.rulebook, circumstances.page ?? null);
  const { chain, target } = identified.unwrapped;
  const about = conclusions.about(identified);
  return findingOf(about, about, link, chain, target);
}
