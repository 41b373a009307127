import { type Conclusion, conclusionsUnder } from './conclusions.ts';
import type { Circumstances } from './contest.ts';
import { plainMayCarry } from './may-carry.ts';
import { openInPlace, placeOf, placeRead } from './places.ts';
import type { Finding } from './types.ts';
import { unwrapAndIdentify } from './unwrap.ts';

/** Spelled out member by member, since that makes an object many times faster than a spread does. */
function findingOf(about: Conclusion, link: string, chain: readonly string[], target: string | null): Finding {
  return {
    link,
    kind: about.kind,
    carrier: about.carrier,
    via: about.via,
    chain,
    target,
    to: about.to,
    ambiguous: about.ambiguous,
    group: about.group,
    effect: about.effect,
    bucket: about.bucket,
    decidedBy: about.decidedBy,
    wall: about.wall,
    wrapper: about.wrapper,
    rollout: about.rollout,
    verified: about.verified,
    stale: about.stale,
    confidence: about.confidence,
    evidence: about.evidence,
    alternatives: about.alternatives,
    caveats: about.caveats,
    rulebook: about.rulebook,
  };
}

/**
 * One link in, one finding out: the wrappers taken off, the target identified, the verdict reached. `link` is an
 * absolute address; anything else is an ordinary link of kind `other`. Never throws.
 */
export function examine(link: string, circumstances: Circumstances): Finding {
  const conclusions = conclusionsUnder(circumstances);
  const place = placeOf(link, conclusions.hosts);
  if (place !== null) {
    if (place.always !== null) {
      const about = plainMayCarry(link) ? null : conclusions.aboutPlace(place, null, link);
      if (about !== null) return findingOf(about, link, [link], link);
    } else {
      const opened = openInPlace(link, place);
      if (opened !== null) {
        const { layer, target } = opened;
        const inner = placeRead(target, conclusions.hosts);
        const about =
          inner.always === null || plainMayCarry(target) ? null : conclusions.aboutPlace(inner, layer, target);
        if (about !== null) return findingOf(about, link, [link, target], target);
      }
    }
  }
  const identified = unwrapAndIdentify(link, circumstances.rulebook, circumstances.page ?? null);
  const { chain, target } = identified.unwrapped;
  return findingOf(conclusions.about(identified), link, chain, target);
}
