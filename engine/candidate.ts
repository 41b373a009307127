import { splitHostPath, withoutCovered } from './path.ts';
import { splitScheme } from './rulebook.ts';
import type { Rulebook } from './types.ts';

const special = /[.*+?^${}()|[\]\\/]/g;

function hostOf(pattern: string): string | null {
  return splitScheme(pattern) === null ? splitHostPath(pattern).host : null;
}

function schemeOf(pattern: string): string {
  return splitScheme(pattern)?.scheme ?? pattern.toLowerCase();
}

/**
 * The source of a regular expression that is true for every address a rulebook may have something to say about, and
 * for few others: any known host anywhere in the address (also inside a wrapper nobody listed), any known scheme at
 * its start, and any host spelled in a way that only a parser reads (`t%61obao.com`, full-width dots). Flags: `i`.
 *
 * Made once from the rules, not in the page: a literal pattern costs a cold page least.
 */
export function candidateSource(book: Rulebook): string {
  const hosts = new Set<string>();
  const schemes = new Set<string>();
  for (const platform of book.platforms) {
    const patterns = [
      ...Object.keys(platform.hosts),
      ...platform.assets,
      ...platform.affiliates,
      ...Object.keys(platform.shortLinks),
      ...platform.payments,
      ...platform.miniPrograms,
      ...platform.wrappers.flatMap((wrapper) => wrapper.hosts),
      ...platform.blockPages.flatMap((page) => page.hosts),
    ];
    for (const pattern of patterns) {
      const host = hostOf(pattern);
      if (host === null) schemes.add(schemeOf(pattern));
      else hosts.add(host);
    }
    for (const pattern of [
      ...Object.keys(platform.schemes),
      ...platform.wrappers.flatMap((wrapper) => wrapper.schemes),
    ]) {
      schemes.add(schemeOf(pattern));
    }
  }
  const anyHost = withoutCovered(hosts)
    .sort()
    .map((host) => host.replace(special, '\\$&'));
  const anyScheme = [...schemes]
    .sort()
    .map((name) =>
      name.endsWith('*') ? `${name.slice(0, -1).replace(special, '\\$&')}[^:/?#]*` : name.replace(special, '\\$&'),
    );
  const oddHost = '^https?:[\\/\\\\]*[^\\/?#\\\\]*[^!-~]|^https?:[\\/\\\\]*[^\\/?#\\\\]*%';
  return `(?:^|[^a-z0-9-]|%2f)(?:${anyHost.join('|')})(?![a-z0-9-]|\\.[a-z0-9])|^(?:${anyScheme.join('|')}):|${oddHost}`;
}
