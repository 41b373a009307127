import { hostAndParents } from './path.ts';

/** Second-level names under which countries register sites: `bbc.co.uk`, `sina.com.cn`. */
const shared = /^(?:com|net|org|edu|gov|ac|co|or|ne|go|gob|mil|idv|info)\.[a-z]{2}$/;

/**
 * The part of a host that looks registered: its last two labels, three under names such as `com.cn`. A guess without the
 * public suffix list, which is good enough to say that two hosts look like one site.
 */
export function siteOf(host: string): string {
  const names = [...hostAndParents(host)];
  const last = names.at(-2) ?? host;
  return shared.test(last) ? (names.at(-3) ?? host) : last;
}
