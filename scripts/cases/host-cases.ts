import { identify } from '../../engine/identify.ts';
import type { Identity, RulebookIndex } from '../../engine/rulebook.ts';
import type { Platform } from '../../engine/types.ts';
import { addressOf, anywhere, schemeLinkOf, shortLinkOf } from './links.ts';

/** The shape of `tests/rules/hosts.json`: an address, and in words whose it is and what. */
export type HostFile = Readonly<Record<string, string>>;

/**
 * Whose an address is, in words: `taobao page, web`, `weibo short-link to anywhere`, `aliyun page, no surface`,
 * `nobody page`.
 */
export function identityText({ owner, platform, ambiguous, surface, kind }: Identity): string {
  if (owner === null) return `nobody ${kind}`;
  if (ambiguous !== null) return `${owner} ${kind} to ${ambiguous.join(' or ')}`;
  if (platform === null) return `${owner} ${kind} to anywhere`;
  return kind === 'page' ? `${owner} page, ${surface ?? 'no surface'}` : `${owner} ${kind}`;
}

/** One address that each host or scheme of a platform covers, whatever list it stands in. */
function hostLinks(platform: Platform): string[] {
  const patterns = [
    ...Object.keys(platform.hosts),
    ...platform.assets,
    ...platform.affiliates,
    ...platform.payments,
    ...platform.miniPrograms,
    ...platform.shares,
    ...platform.logins,
  ];
  return [
    ...patterns.map(addressOf),
    ...Object.entries(platform.shortLinks).map(([pattern, { param }]) => shortLinkOf(pattern, param)),
    ...Object.keys(platform.schemes).map(schemeLinkOf),
  ];
}

/** Addresses that only look like one: another host that ends like it, a host of somebody else's that begins like it, a path or parameter beside it. */
function missesOf(link: string): string[] {
  const [, scheme, host, rest = ''] = /^([^:]*):\/\/([^/?]*)(.*)$/.exec(link) as RegExpExecArray;
  if (scheme !== 'https') return [`not-${link}`, ...(host === 'x' ? [] : [`${scheme}://not-${host}${rest}`])];
  const misses = [`https://not-${host}${rest}`, `https://${host}.example.org${rest}`];
  if (rest !== '/' && rest !== anywhere) misses.push(`https://${host}/not-${rest.slice(1)}`);
  if (link.includes('?')) misses.push(link.replace('?', '?not-'));
  return misses;
}

/** Every host, short link and scheme of every platform, each with its near misses, as the engine reads them. */
export function hostCases(rulebook: RulebookIndex): HostFile {
  const cases: Record<string, string> = {};
  for (const link of rulebook.book.platforms.flatMap(hostLinks).flatMap((hit) => [hit, ...missesOf(hit)])) {
    cases[link] ??= identityText(identify(link, rulebook));
  }
  return cases;
}
