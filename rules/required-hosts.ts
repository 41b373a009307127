import { splitHostPath, withoutCovered } from '../engine/path.ts';
import type { Rulebook } from '../engine/types.ts';

/**
 * The match patterns of the pages that the extension reads unasked: the hosts of all platforms that serve mainland
 * China first, each once, sorted. Short links, file servers and platforms abroad are left out: no page to read is
 * there, or nobody asked.
 *
 * A browser disables an extension whose update adds a pattern until the user agrees. `required-hosts.txt` therefore
 * holds the list as it was released, and a test holds the two together.
 */
export function requiredHosts(book: Rulebook): string[] {
  const hosts = new Set<string>();
  for (const platform of book.platforms) {
    if (platform.abroad) continue;
    for (const pattern of Object.keys(platform.hosts)) hosts.add(splitHostPath(pattern).host);
  }
  return withoutCovered(hosts)
    .sort()
    .map((host) => `*://*.${host}/*`);
}
