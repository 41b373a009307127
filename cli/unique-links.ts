import { resolveLink } from '../engine/read-link.ts';
import type { LinkSource } from '../engine/report.ts';
import type { PageLinks, WrittenLink } from './page-links.ts';

/** An address that a page leads to, with its first occurrence; that of a link where one leads there besides what hides. */
export interface UniqueLink extends Omit<WrittenLink, 'href'> {
  readonly address: string;
  /** How often it occurs. */
  readonly count: number;
}

/** A page's links, once for each address. */
export interface UniqueLinks {
  readonly links: readonly UniqueLink[];
  /** Different relative links that lead nowhere, since nobody knows the page's address. */
  readonly relative: number;
  /** Different links that no browser could open, such as `http://`. */
  readonly broken: number;
}

/** Places that nobody sees as a link. */
const hides: ReadonlySet<LinkSource> = new Set(['attribute', 'script', 'card']);

function baseOf(page: PageLinks, pageAddress: string | null): string | null {
  if (page.base === null) return pageAddress;
  const base = resolveLink(page.base, pageAddress);
  return 'address' in base && /^https?:/i.test(base.address) ? base.address : pageAddress;
}

/** Resolves a page's links as the extension does and counts each address once, in the order of their first occurrence. */
export function uniqueLinks(page: PageLinks, pageAddress: string | null): UniqueLinks {
  const base = baseOf(page, pageAddress);
  const found = new Map<string, UniqueLink & { count: number }>();
  const relative = new Set<string>();
  const broken = new Set<string>();
  for (const { href, ...link } of page.links) {
    const resolved = resolveLink(href, base);
    if ('none' in resolved) {
      if (resolved.none === 'relative') relative.add(href.trim());
      if (resolved.none === 'broken') broken.add(href.trim());
      continue;
    }
    const { address } = resolved;
    const known = found.get(address);
    if (known === undefined || (hides.has(known.source) && !hides.has(link.source)))
      found.set(address, { address, ...link, count: (known?.count ?? 0) + 1 });
    else known.count += 1;
  }
  return { links: [...found.values()], relative: relative.size, broken: broken.size };
}
