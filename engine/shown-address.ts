import { parseAddress } from './address.ts';
import { identify } from './identify.ts';
import { recognise } from './recognise.ts';
import type { ShownAddress } from './report.ts';
import { groupOf, type RulebookIndex } from './rulebook.ts';
import type { Finding, PlatformId } from './types.ts';
import { unwrap } from './unwrap.ts';

/** Without one of these no words show an address. */
const anyDot = /[.．。｡点:：]/;
/** Words beside an address that is written with a scheme or a path, in UTF-16 units. A headline that names a site shows none. */
const mostBeside = 12;
const wordSigns = /[\p{L}\p{N}]/u;
const wwwHost = /^(?:www\.)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}$/i;
/** As companies write their names: `JD.com`. */
const capital = /[A-Z]/;

interface Shown {
  readonly address: string;
  readonly host: string;
}

/** The one address that makes up a link's words; null where they are words. */
function addressShown(words: string, rulebook: RulebookIndex): Shown | null {
  if (!anyDot.test(words)) return null;
  const text = words.trim();
  if (wwwHost.test(text)) return { address: `https://${text}/`, host: text.toLowerCase() };
  const [first, second] = recognise(text, rulebook).addresses;
  if (first === undefined || second !== undefined) return null;
  const written = text.slice(first.start, first.end);
  const beside = text.slice(0, first.start) + text.slice(first.end);
  const isBareHost = !/[/／]/.test(written);
  if (isBareHost ? wordSigns.test(beside) || capital.test(written) : beside.length > mostBeside) return null;
  const host = parseAddress(first.address)?.host ?? '';
  return host === '' ? null : { address: first.address, host };
}

/** The platforms that a link has to do with on its way, the end of it included. */
function platformsOf({ chain, to, ambiguous, carrier }: Finding, rulebook: RulebookIndex): Set<PlatformId | null> {
  const onTheWay = chain.map((address) => identify(address, rulebook).owner);
  return new Set([...onTheWay, ...(ambiguous ?? []), to, carrier]);
}

/** Whether nobody can say offline where an address ends up: behind a wrapper, or a short link that leads anywhere. */
function leadsAnywhere(finding: Finding): boolean {
  return finding.target === null || (finding.to === null && finding.kind === 'short-link');
}

/**
 * The address that a link's words show, where it is another platform's than the one the link leads to; null where they show
 * none, where both agree (same platform or group, same host, a wrapper around it, a shortened address), and where the end of
 * one of them is not known. A link to the page's own platform may be a redirect that nobody listed, and is never told.
 *
 * `own` is the platform of the page.
 */
export function shownAddress(
  words: string,
  finding: Finding,
  own: PlatformId | null,
  rulebook: RulebookIndex,
): ShownAddress | null {
  if (leadsAnywhere(finding) || (own !== null && finding.carrier === own)) return null;
  const shown = addressShown(words, rulebook);
  if (shown === null || finding.chain.some((address) => address.toLowerCase().includes(shown.host))) return null;

  const unwrapped = unwrap(shown.address, rulebook);
  const { platform, owner } = identify(unwrapped.chain.at(-1) as string, rulebook);
  if (unwrapped.target === null || (owner !== null && platform === null)) return null;
  const leads = platformsOf(finding, rulebook);
  if (platform === null ? finding.to === null : leads.has(platform)) return null;
  const group = groupOf(platform, rulebook);
  if (group !== null && [...leads].some((id) => groupOf(id, rulebook) === group)) return null;
  return { address: shown.address, platform };
}
