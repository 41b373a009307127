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
  /** Addresses of platforms in running text; null: not read for. */
  readonly texts: readonly { readonly address: string }[] | null;
  /** Addresses of platforms in attributes, handlers and cards, as the program writes them; null: not read for. */
  readonly hidden: readonly { readonly address: string }[] | null;
  readonly passcodes: readonly { readonly code: string | null; readonly platform: string }[];
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

function listed(links: readonly LinkOnPage[]): LinkOnPage[] {
  return links
    .map(({ link, count, carrier, via, target, to }) => ({ link, count, carrier, via, target, to }))
    .sort((a, b) => (a.link < b.link ? -1 : 1));
}

function readingIn(name: string): Reading {
  const { page, address, pagePlatform, ordinary, own, links, walled, interstitial, ...more } = JSON.parse(
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
  const contents = { pagePlatform, own: own ?? 0, ordinary, links: listed(links) };
  const { texts = null, hidden = null, passcodes = [] } = more;
  return {
    page,
    address,
    contents,
    walled: walled ?? null,
    interstitial: interstitial ?? null,
    texts,
    hidden,
    passcodes,
  };
}

/** Every reading of a saved page. */
export const readings: readonly Reading[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map(readingIn);
