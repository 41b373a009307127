import { addressesInScript } from '../engine/hidden-links.ts';
import { maxLength } from '../engine/limits.ts';
import { resolveLink, shortWords } from '../engine/read-link.ts';
import type { FoundLink, FoundText, LinkSource, Unread } from '../engine/report.ts';
import { AddressCount } from './address-count.ts';
import { type AddressFilter, Base, isPlain, isWhole } from './base.ts';
import { allBelow, attributeOf, baseOf, fits, hasAttributes, isSvg, nameOf, resolvedAddress, textOf } from './dom.ts';
import { cardIn, hiddenIn, hiddenSelector, scriptedAttributes } from './hidden-places.ts';

/** Links proper; HTML's and those of drawings. */
export const anchorSelector = 'a';
/** Other elements that lead somewhere. Each on its own, because a browser finds elements of one name much faster than those of some. */
export const placeSelectors: readonly string[] = ['area', 'form', 'iframe', 'frame', '[formaction]'];

/** Where these hold their address, and what that is. */
const places: Readonly<Record<string, readonly [attribute: string, source: LinkSource]>> = {
  area: ['href', 'area'],
  iframe: ['src', 'frame'],
  frame: ['src', 'frame'],
  form: ['action', 'form'],
  button: ['formaction', 'form'],
  input: ['formaction', 'form'],
};

/** Reading stops at this many different addresses, or at this many characters of them; the report says so. */
const maxAddresses = 100_000;
const maxCharacters = 16_000_000;

/** An element whose address keeps changing is followed this often; one that holds a list is read this far. */
const maxChanges = 16;

/** A page may hold megabytes in one link; no more than this is looked at for its words (UTF-16 units). */
const mostText = 1_000;

/** What a frame holds, as far as it has been read. */
export interface Harvest {
  /** Found since the last time; counts are totals. */
  readonly links: readonly FoundLink[];
  readonly ordinary: number;
  readonly frames: number;
  readonly stoppedAt: number | null;
  /** Running text found since the last time; counts are totals. */
  readonly texts: readonly FoundText[];
  readonly textStoppedAt: number | null;
  readonly unread: Unread;
}

/** What has been read of a frame's links. */
export type HarvestOfLinks = Pick<Harvest, 'links' | 'ordinary' | 'stoppedAt'>;

/** An element with the addresses that matter which it has stood for, for each reader that has read it. */
type ReadElement = Element & Record<symbol, string | readonly string[] | undefined>;

/**
 * Reads links out of a document, each address once. What a rule may speak of is kept, with the element that stood for it; all
 * else is only counted, and looked at as it is written: the browser's own parser is asked for what matters or is odd.
 */
export class LinkReader {
  readonly #candidates: AddressFilter;
  /**
   * Where an element keeps the addresses that matter which it has stood for, so that none is counted twice. A page sees nothing of it:
   * what an extension puts on an element is there for the extension alone. A table of elements would cost several times as much.
   */
  readonly #stoodFor = Symbol();
  /** The words of each address that matters. An object for each would cost as much again. */
  readonly #found = new Map<string, string>();
  /** What else is told of some. */
  readonly #more = new Map<string, { count?: number; source?: LinkSource; was?: string }>();
  /** Found since the last harvest; what was found more than once stands here as often. */
  #changed: string[] = [];
  readonly #ordinary = new AddressCount();
  #base: Base;
  /** Addresses that were counted as ordinary before they were told. */
  #uncounted = 0;
  #lastOrdinary = '';
  #characters = 0;
  #stoppedAt: number | null = null;
  /** About how much was done so far, in links of the ordinary kind. */
  effort = 0;

  constructor(candidates: AddressFilter) {
    this.#candidates = candidates;
    this.#base = new Base(baseOf(document), candidates);
  }

  /** Looks where relative addresses start from now; true where that is another place than before. */
  rebase(): boolean {
    const base = new Base(baseOf(document), this.#candidates);
    if (base.address === this.#base.address) return false;
    this.#base = base;
    this.#lastOrdinary = '';
    return true;
  }

  /** Reads an element that is named `a`. */
  readAnchor(element: Element, before: string | null = null): void {
    // Nothing on a page can hide the members of what is named `a`.
    const written = element.getAttribute('href') ?? element.getAttribute('xlink:href');
    this.effort += 1;
    if (written !== null && written !== this.#lastOrdinary) this.#take(element, written, 'link', before);
  }

  /** Reads a link whose words may show another address: it is told even where no rule speaks of the one that it leads to. */
  readShowing(anchor: Element): void {
    const written = anchor.getAttribute('href') ?? '';
    if (this.#stoppedAt !== null || written.length > maxLength || written.startsWith('#')) return;
    const address = this.#resolved(anchor, written);
    if (address === null || !/^https?:/i.test(address) || this.#candidates.test(address)) return;
    if (!this.#found.has(address)) this.#uncounted += 1;
    this.#keep(anchor, address, 'link', null, null);
  }

  /** Reads what an element leads to by its own nature, whatever it is. `before` is what it led to, as it was written. */
  read(element: Element, before: string | null = null, name = nameOf(element)): void {
    if (name === 'a') {
      this.readAnchor(element, before);
      return;
    }
    const place = places[name];
    const written = place === undefined ? null : attributeOf(element, place[0]);
    this.effort += 1;
    if (place !== undefined && written !== null) this.#take(element, written, place[1], before);
  }

  /** Reads the addresses hidden in one attribute of an element; those that no rule can speak of are not even counted. */
  readHidden(element: Element, attribute: string): void {
    this.effort += 4;
    for (const { written, source, words } of hiddenIn(element, attribute))
      this.#takeHidden(element, written, source, words);
  }

  /** Reads what an element opens without being a link. */
  readCard(element: Element): void {
    this.effort += 8;
    const card = cardIn(element);
    if (card !== null) this.#takeHidden(element, card.written, card.source, card.words);
  }

  /** Reads everything of one element, whose name this is. */
  readAll(element: Element, name = nameOf(element)): void {
    this.read(element, null, name);
    if (!hasAttributes(element) || !fits(element, hiddenSelector)) return;
    for (const attribute of scriptedAttributes) {
      if (attributeOf(element, attribute) !== null) this.readHidden(element, attribute);
    }
    this.readCard(element);
  }

  #take(element: Element, written: string, source: LinkSource, before: string | null): void {
    if (this.#stoppedAt !== null || written === '' || written.charCodeAt(0) === 0x23) return;
    this.effort += written.length >> 10;
    if (written.length > maxLength) {
      if (/^\s*https?:/i.test(written)) this.#count(written.slice(0, maxLength));
    } else if (isPlain(written) && (this.#base.isWeb || isWhole(written))) {
      if (isWhole(written) || !this.#base.matters ? this.#candidates.test(written) : true) {
        this.#keep(element, this.#base.put(written), source, before, null);
      } else {
        this.#lastOrdinary = written;
        this.#count(this.#base.put(written));
      }
    } else {
      this.#takeOdd(element, written, source, before);
    }
  }

  #takeOdd(element: Element, written: string, source: LinkSource, before: string | null): void {
    this.effort += 2;
    const code = /^\s*javascript:(.*)/is.exec(written)?.[1];
    if (code !== undefined) {
      for (const one of addressesInScript(decoded(code))) this.#takeHidden(element, one, 'script', null);
      return;
    }
    const address = this.#resolved(element, written);
    if (address === null) return;
    if (this.#candidates.test(address)) this.#keep(element, address, source, before, null);
    else if (/^https?:/i.test(address)) this.#count(address);
  }

  #takeHidden(element: Element, written: string, source: LinkSource, words: string | null): void {
    if (this.#stoppedAt !== null) return;
    const resolved = resolveLink(written, this.#base.address);
    if ('none' in resolved || !this.#candidates.test(resolved.address)) return;
    // What a link of the page leads to anyway is counted by its links.
    if (this.#found.has(resolved.address)) return;
    this.#keep(element, resolved.address, source, null, words);
  }

  #resolved(element: Element | null, written: string): string | null {
    const resolved = resolveLink(written, this.#base.address);
    if ('none' in resolved) return null;
    // The browser encodes a query in the page's charset, which nobody else knows how to.
    const own = element !== null && /^https?:/i.test(resolved.address) ? resolvedAddress(element) : null;
    return own === null || own === '' ? resolved.address : own;
  }

  #count(address: string): void {
    if (this.#ordinary.add(address)) this.#measure(address.length);
  }

  #keep(element: Element, address: string, source: LinkSource, before: string | null, own: string | null): void {
    const stood = (element as ReadElement)[this.#stoodFor];
    if (stood === address) return;
    if (typeof stood === 'object' && (stood.length === maxChanges || stood.includes(address))) return;
    this.effort += 4;
    if (this.#found.has(address)) {
      const more = this.#more.get(address) ?? {};
      this.#more.set(address, { ...more, count: (more.count ?? 1) + 1 });
    } else this.#add(element, address, source, before, own);
    this.#changed.push(address);
    (element as ReadElement)[this.#stoodFor] = stood === undefined ? address : [stood, address].flat();
  }

  #add(element: Element, address: string, source: LinkSource, before: string | null, own: string | null): void {
    const text = own === null ? wordsOf(element) : shortWords(own);
    const was = before === null ? null : this.#was(before, address, text);
    const kind = source === 'link' && isSvg(element) ? 'svg' : source;
    if (was !== null) this.#more.set(address, { source: kind, was });
    else if (kind !== 'link') this.#more.set(address, { source: kind });
    this.#found.set(address, text);
    this.#measure(address.length);
  }

  /** What a link led to before; null where it led nowhere, or where it is another link now, as lists that use their elements again have it. */
  #was(before: string, address: string, text: string): string | null {
    const was = this.#resolved(null, before);
    if (was === null || was === address) return null;
    const words = this.#found.get(was);
    return words === undefined || words === text ? was : null;
  }

  #measure(length: number): void {
    this.#characters += length;
    const addresses = this.#found.size + this.#ordinary.size;
    if (addresses >= maxAddresses || this.#characters >= maxCharacters) this.#stoppedAt = addresses;
  }

  #link(address: string): FoundLink {
    const text = this.#found.get(address) ?? '';
    return { address, count: 1, text, source: 'link', ...this.#more.get(address) };
  }

  /** Everything found since the last harvest, or everything at all. */
  harvest(all: boolean): HarvestOfLinks {
    const links = Array.from(all ? this.#found.keys() : new Set(this.#changed), (address) => this.#link(address));
    this.#changed = [];
    return { links, ordinary: this.#ordinary.size - this.#uncounted, stoppedAt: this.#stoppedAt };
  }
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

/** The words of a link, or of the picture that stands for them. */
function wordsOf(element: Element): string {
  const words = shortWords(textOf(element).slice(0, mostText));
  if (words !== '' && !places[nameOf(element)]) return words;
  const [picture] = allBelow(element, 'img[alt]');
  const title = () => attributeOf(element, 'title') ?? attributeOf(element, 'alt') ?? '';
  return shortWords((picture === undefined ? null : attributeOf(picture, 'alt')) ?? title());
}
