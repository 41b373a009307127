import { parseAddress } from './address.ts';
import type { Circumstances, Target } from './contest.ts';
import { identify, identifyAddress } from './identify.ts';
import { judge } from './judge.ts';
import { groupOf, type RulebookIndex } from './rulebook.ts';
import type { Finding, PlatformId } from './types.ts';
import { looksLikeWrapper } from './unlisted.ts';
import { type Unwrapped, unwrap } from './unwrap.ts';

/** What the innermost readable address is, and whom it leads to where its wrapper hides the rest. */
function targetOf(unwrapped: Unwrapped, carrier: PlatformId | null, rulebook: RulebookIndex): Target {
  const { chain, layers, target } = unwrapped;
  const innermost = chain.at(-1) as string;
  const address = parseAddress(innermost);
  const identity = address === null ? identify(innermost, rulebook) : identifyAddress(address, rulebook);
  if (target !== null) {
    const { platform, ambiguous, kind } = identity;
    return { platform, ambiguous, kind, address, carrier, layers };
  }
  const leadsTo = layers.at(-1)?.wrapper.leadsTo ?? [];
  return {
    platform: leadsTo[0] ?? null,
    ambiguous: leadsTo.length > 1 ? leadsTo : null,
    kind: identity.kind === 'page' ? 'wrapper' : identity.kind,
    address: null,
    carrier,
    layers,
  };
}

/** A link with its wrappers taken off, and what a verdict on it is about. `link` is as in {@link examine}. */
export function readTarget(
  link: string,
  { rulebook, page = null }: Pick<Circumstances, 'rulebook' | 'page'>,
): { unwrapped: Unwrapped; target: Target } {
  const unwrapped = unwrap(link, rulebook, page);
  const outermost = unwrapped.layers[0]?.wrapper ?? looksLikeWrapper;
  const carrier = outermost === looksLikeWrapper ? identify(link, rulebook).owner : outermost.platform;
  return { unwrapped, target: targetOf(unwrapped, carrier, rulebook) };
}

/**
 * One link in, one finding out: the wrappers taken off, the target identified, the verdict reached. `link` is an
 * absolute address; anything else is an ordinary link of kind `other`. Never throws.
 */
export function examine(link: string, circumstances: Circumstances): Finding {
  const { rulebook } = circumstances;
  const { unwrapped, target } = readTarget(link, circumstances);
  const verdict = judge(target, circumstances);
  return {
    link,
    kind: target.kind,
    carrier: target.carrier,
    via: unwrapped.layers.map(({ wrapper }) => wrapper.id),
    chain: unwrapped.chain,
    target: unwrapped.target,
    to: target.platform,
    ambiguous: target.ambiguous,
    group: groupOf(target.platform, rulebook),
    ...verdict,
    rulebook: rulebook.stamp,
  };
}
