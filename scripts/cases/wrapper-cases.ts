import { examine } from '../../engine/examine.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { unlistedWrapper } from '../../engine/types.ts';
import { blockPageAt, unwrap } from '../../engine/unwrap.ts';
import { addressesOf, blockPageAddresses, missesOf } from './wrapper-addresses.ts';

/** An address with the outermost wrapper around it; the rest is there only where there is one. */
export interface WrapperCase {
  readonly link: string;
  readonly wrapper: string | null;
  readonly effect?: string;
  readonly target?: string | null;
  /** Where the target cannot be read: the platforms that it can only be. */
  readonly leadsTo?: readonly string[];
}

/** An address with the block page that it is. */
export interface BlockPageCase {
  readonly link: string;
  readonly page: string | null;
  readonly effect?: string;
  readonly target?: string | null;
}

/** The shape of `tests/rules/wrappers.json`. */
export interface WrapperFile {
  readonly wrappers: readonly WrapperCase[];
  readonly blockPages: readonly BlockPageCase[];
}

/** What the engine reads from an address, in the shape of a case. What only looks like a wrapper is none of the rules. */
export function readWrapper(link: string, rulebook: RulebookIndex): WrapperCase {
  const { layers, chain } = unwrap(link, rulebook);
  const [layer] = layers;
  if (layer === undefined || layer.wrapper.id === unlistedWrapper) return { link, wrapper: null };
  const read = { link, wrapper: layer.wrapper.id, effect: layer.effect };
  if (chain[1] !== undefined) return { ...read, target: chain[1] };
  const { ambiguous, to } = examine(link, { rulebook, vantage: null, day: '1970-01-01' });
  return { ...read, target: null, leadsTo: ambiguous ?? (to === null ? [] : [to]) };
}

/** {@link readWrapper} for block pages. */
export function readBlockPage(link: string, rulebook: RulebookIndex): BlockPageCase {
  const stopped = blockPageAt(link, rulebook);
  if (stopped === null) return { link, page: null };
  return { link, page: stopped.page.id, effect: stopped.page.effect, target: stopped.target };
}

/** Each case once. Two that disagree about one address both stay: the rules contradict each other there. */
function unique<T>(cases: readonly T[]): T[] {
  return [...new Map(cases.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * What rules say of addresses that are built from them, and what is read from addresses beside them. Hits are written
 * down as the rule promises them, not as the engine reads them, so that a rule which another one hides is found.
 */
export function wrapperCases(rulebook: RulebookIndex): WrapperFile {
  const wrappers = [...rulebook.wrappers.values()].flatMap((wrapper): WrapperCase[] => {
    const { id, leadsTo } = wrapper;
    const hits = addressesOf(wrapper).map(({ link, target, effect }) => ({
      link,
      wrapper: id,
      effect,
      target,
      ...(target === null && { leadsTo }),
    }));
    const misses = missesOf(wrapper).map((link) => readWrapper(link, rulebook));
    return [...hits, ...misses.filter((miss) => miss.wrapper !== id)];
  });
  const pages = rulebook.book.platforms.flatMap((platform) => platform.blockPages);
  const blockPages = pages.flatMap((page): BlockPageCase[] => {
    const { id, effect } = page;
    const hits = blockPageAddresses(page).map(({ link, target }) => ({ link, page: id, effect, target }));
    const misses = missesOf(page).map((link) => readBlockPage(link, rulebook));
    return [...hits, ...misses.filter((miss) => miss.page !== id)];
  });
  return { wrappers: unique(wrappers), blockPages: unique(blockPages) };
}
