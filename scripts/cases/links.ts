import { identify } from '../../engine/identify.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Kind, Platform, PlatformId } from '../../engine/types.ts';
import { unwrap } from '../../engine/unwrap.ts';

/** A site that no rule knows. */
export const ordinaryLink = 'https://www.example.com/';

/** An address of an app that no rule knows. */
export const strangeLink = 'nobody://x';

/** One link of each kind that a platform's own rules can make; kinds that it has none of are absent. */
export type LinksByKind = ReadonlyMap<Kind, string>;

/** An address that a `host/path`, `host/path?parameter` or `scheme://path` pattern of a rule file covers. */
export function addressOf(pattern: string): string {
  if (/^[a-z][a-z0-9+.*-]*:\/\//i.test(pattern)) return pattern;
  if (pattern.includes('?')) return `https://${pattern}=1`;
  return `https://${pattern}${pattern.includes('/') ? '' : '/'}`;
}

/** The path of a link whose rule names no path. */
export const anywhere = '/x';

/** An address that a short-link pattern covers, with the parameter that it may need. */
export function shortLinkOf(pattern: string, param: string | undefined): string {
  if (param !== undefined) return `${addressOf(pattern)}?${param}=1`;
  const address = addressOf(pattern);
  return address.endsWith('/') ? address.replace(/\/$/, anywhere) : address;
}

/** An address that a scheme pattern covers; what its `*` stands for is spelled `x`. */
export function schemeLinkOf(pattern: string): string {
  const spelled = pattern.replace('*', 'x');
  return spelled.includes('://') ? spelled : `${spelled}://x`;
}

/** The host that people know a platform by comes first: the one that is called like it, under `.com`, the shortest. */
function bestKnownFirst(platform: Platform, patterns: readonly string[]): string[] {
  const name = platform.id.split('-')[0] as string;
  const oddity = (pattern: string) =>
    Number(!pattern.startsWith(`${name}.`)) + Number(!pattern.includes(name)) + Number(!pattern.endsWith('.com')) / 2;
  return [...patterns].sort((a, b) => oddity(a) - oddity(b) || a.length - b.length || (a < b ? -1 : 1));
}

function* candidates(platform: Platform): Generator<string> {
  for (const pattern of bestKnownFirst(platform, Object.keys(platform.hosts))) yield addressOf(pattern);
  for (const pattern of platform.assets) yield addressOf(pattern);
  for (const [pattern, { param }] of Object.entries(platform.shortLinks)) yield shortLinkOf(pattern, param);
  for (const pattern of [
    ...platform.affiliates,
    ...platform.payments,
    ...platform.miniPrograms,
    ...platform.shares,
    ...platform.logins,
  ]) {
    yield addressOf(pattern);
  }
  for (const pattern of Object.keys(platform.schemes)) yield schemeLinkOf(pattern);
}

/** The {@link LinksByKind} of one platform. Links that are wrappers, or that several platforms share, are passed over. */
function linksTo(platform: Platform, rulebook: RulebookIndex): LinksByKind {
  const found = new Map<Kind, string>();
  for (const link of candidates(platform)) {
    const { platform: leadsTo, ambiguous, kind } = identify(link, rulebook);
    if (leadsTo !== platform.id || ambiguous !== null || found.has(kind)) continue;
    if (unwrap(link, rulebook).layers.length === 0) found.set(kind, link);
  }
  return found;
}

/** The {@link LinksByKind} of every platform, in the order of the rulebook. */
export function allLinks(rulebook: RulebookIndex): ReadonlyMap<PlatformId, LinksByKind> {
  return new Map(rulebook.book.platforms.map((platform) => [platform.id, linksTo(platform, rulebook)]));
}

/**
 * A link of a wrapper that hides its target and may lead anywhere; null where no rule makes one. The wrapper is not one
 * of `vantage`, if that is given.
 */
export function hiddenLink(vantage: PlatformId | null, rulebook: RulebookIndex): string | null {
  for (const wrapper of rulebook.wrappers.values()) {
    const opaque = wrapper.target.every((carrier) => 'opaque' in carrier);
    const host = wrapper.hosts[0];
    if (!opaque || host === undefined || wrapper.platform === vantage || wrapper.leadsTo.length > 0) continue;
    const link = `https://${host}${(wrapper.paths[0] ?? '/').replaceAll('{}', 'x').replaceAll('**', 'x')}`;
    const { layers, target } = unwrap(link, rulebook);
    if (target === null && layers.length === 1 && identify(link, rulebook).kind === 'page') return link;
  }
  return null;
}
