import { conclusionAbout } from './conclusions.ts';
import type { Circumstances } from './contest.ts';
import type { Finding } from './types.ts';
import { unwrapAndIdentify } from './unwrap.ts';

/**
 * One link in, one finding out: the wrappers taken off, the target identified, the verdict reached. `link` is an
 * absolute address; anything else is an ordinary link of kind `other`. Never throws.
 */
export function examine(link: string, circumstances: Circumstances): Finding {
  const identified = unwrapAndIdentify(link, circumstances.rulebook, circumstances.page ?? null);
  const { chain, target } = identified.unwrapped;
  return { ...conclusionAbout(identified, circumstances), link, chain, target };
}
