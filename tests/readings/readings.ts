import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkSource } from '../../engine/report.ts';

/** The places of which the links of a reading are. */
export const sourcesOfReadings: ReadonlySet<LinkSource> = new Set(['link', 'area', 'frame', 'form']);

/** One address of a page, and where it leads by the facts. */
interface LinkOnPage {
  readonly link: string;
  readonly count: number;
  readonly carrier: string | null;
  readonly via: readonly string[];
  readonly target: string | null;
  readonly to: string | null;
  /** For share buttons and logins; absent for everything else. */
  readonly kind?: string;
}

/** What is on a saved page, as far as a careful reader and this program speak of the same things. */
export interface PageContents {
  readonly pagePlatform: string | null;
  /** How many addresses lead to the page's own platform. */
  readonly own: number;
  /** How many lead to none. */
  readonly ordinary: number;
  readonly links: readonly LinkOnPage[];
}

/** What somebody found by reading the page's source, never by running this program. */
interface Reading {
  /** The file's name. */
  readonly page: string;
  readonly address: string;
  readonly contents: PageContents;
  /** How many of the addresses are walled for a reader of the page by the record of events up to 2026; null: not read for. */
  readonly walled: number | null;
  /** How many pass a warning page on the way; null: not read for. */
  readonly interstitial: number | null;
  /** Addresses of platforms in running text. */
  readonly texts: readonly { readonly address: string; readonly to: string | null }[];
  /** Addresses of platforms in attributes, handlers and cards, as the program writes them. */
  readonly hidden: readonly { readonly address: string; readonly to: string | null }[];
  readonly passcodes: readonly { readonly code: string | null; readonly platform: string }[];
  /** Links that carry the address that they lead to, though no rule names them. */
  readonly unlistedWrappers: readonly { readonly link: string; readonly target: string }[];
  /** Links that carry an address and lead somewhere else: shares, logins, tools, copies in an archive. */
  readonly noWrappers: readonly string[];
}

/** What a reader saw and the program does not tell, on purpose; the reading says why. */
interface Unread {
  readonly unread?: string;
}

/**
 * What a program found, in the shape of a reading: own links counted and not listed, the others by address. More about
 * a link than a reading speaks of is left away.
 */
export function contentsOf(
  pagePlatform: string | null,
  ordinary: number,
  found: readonly (LinkOnPage & { readonly effect: string })[],
): PageContents {
  const others = found.filter(({ effect }) => effect !== 'own');
  return { pagePlatform, own: found.length - others.length, ordinary, links: listed(others) };
}

/** Share buttons carry half a page in their address; so much of it tells them apart. */
const longestAddress = 300;

/** An address as readings hold it: a long one is cut. */
function shortened(address: string): string {
  return address.length <= longestAddress ? address : `${address.slice(0, longestAddress)}…`;
}

function listed(links: readonly LinkOnPage[]): LinkOnPage[] {
  return links
    .map(({ link, count, carrier, via, target, to, kind }) => ({
      link: shortened(link),
      count,
      carrier,
      via,
      target: target === null ? null : shortened(target),
      to,
      ...(kind === 'share' || kind === 'login' ? { kind } : {}),
    }))
    .sort((a, b) => (a.link < b.link ? -1 : 1));
}

function readingIn(name: string): Reading {
  const { page, address, pagePlatform, ordinary, own, links, walled, interstitial, ...more } = JSON.parse(
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
  const told = <T>(list: readonly (T & Unread)[]): readonly T[] => list.filter(({ unread }) => unread === undefined);
  return {
    page,
    address,
    contents: { pagePlatform, own, ordinary, links: listed(links) },
    walled: walled ?? null,
    interstitial: interstitial ?? null,
    texts: more.texts,
    hidden: told(more.hidden),
    passcodes: more.passcodes,
    unlistedWrappers: told(more.unlistedWrappers),
    noWrappers: more.noWrappers,
  };
}

/** Every reading of a saved page. */
export const readings: readonly Reading[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map(readingIn);
