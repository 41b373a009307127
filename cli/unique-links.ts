import type { PageLinks, WrittenLink } from './page-links.ts';

/** An address that a page leads to, with its first occurrence. */
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

/** Schemes that lead to no other page. */
const noDestination: ReadonlySet<string> = new Set([
  'javascript',
  'mailto',
  'tel',
  'sms',
  'data',
  'about',
  'blob',
  'file',
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop exactly these around and inside an address
const dropped = /^[\u0000- ]+|[\u0000- ]+$|[\t\n\r]/g;
const scheme = /^([a-z][a-z0-9+.-]*):/i;

function schemeOf(address: string): string | null {
  return scheme.exec(address)?.[1]?.toLowerCase() ?? null;
}

function parse(href: string, base: string | null): string | null {
  try {
    return new URL(href, base ?? undefined).href;
  } catch {
    return null;
  }
}

/** Without a page's address, `//host/` is still a whole one but for the scheme. */
function absolute(href: string): string {
  return href.startsWith('//') ? `https:${href}` : href;
}

function baseOf(page: PageLinks, pageAddress: string | null): string | null {
  if (page.base === null) return pageAddress;
  const base = parse(pageAddress === null ? absolute(page.base.trim()) : page.base, pageAddress);
  const usable = base !== null && !noDestination.has(schemeOf(base) as string);
  return usable ? base : pageAddress;
}

/** Resolves a page's links as the extension does and counts each address once, in the order of their first occurrence. */
export function uniqueLinks(page: PageLinks, pageAddress: string | null): UniqueLinks {
  const base = baseOf(page, pageAddress);
  const found = new Map<string, UniqueLink & { count: number }>();
  const relative = new Set<string>();
  const broken = new Set<string>();
  for (const { href, ...link } of page.links) {
    const text = href.replace(dropped, '');
    if (text === '' || text.startsWith('#') || noDestination.has(schemeOf(text) ?? '')) continue;
    const whole = base === null ? absolute(text) : text;
    const address = parse(whole, base);
    if (address === null) {
      (base === null && schemeOf(whole) === null ? relative : broken).add(text);
      continue;
    }
    const known = found.get(address);
    if (known === undefined) found.set(address, { address, ...link, count: 1 });
    else known.count += 1;
  }
  return { links: [...found.values()], relative: relative.size, broken: broken.size };
}
