import { resolveLink, shortWords } from '../engine/read-link.ts';
import { type FoundLink, type FoundText, type LinkSource, nothingUnread, type Unread } from '../engine/report.ts';
import { maxLength } from '../engine/unwrap.ts';
import { allBelow, attributeOf, fits, isInDocument, nameOf, resolvedAddress, textOf } from './dom.ts';

/** Where links stand, and in which attribute. */
const places: Readonly<Record<string, { readonly attribute: string; readonly source: LinkSource }>> = {
  a: { attribute: 'href', source: 'link' },
  area: { attribute: 'href', source: 'area' },
  iframe: { attribute: 'src', source: 'frame' },
  frame: { attribute: 'src', source: 'frame' },
  form: { attribute: 'action', source: 'form' },
};
const selector = 'a[href], area[href], iframe, frame, form[action]';

/** Reading stops at this many different addresses, or at this many characters of them; the report says so. */
const maxAddresses = 100_000;
const maxCharacters = 16_000_000;

/** An element whose address keeps changing is followed this often. */
const maxChanges = 8;

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

/** Reads links out of a document, each address once. Keeps what it has read, and which element stood for what. */
export class LinkReader {
  readonly #candidates: RegExp;
  readonly #found = new Map<string, FoundLink>();
  readonly #changed = new Set<string>();
  readonly #ordinary = new Set<string>();
  /** The addresses each element has stood for, so that none is counted twice. */
  readonly #seen = new WeakMap<Element, string[]>();
  #frames: Element[] = [];
  #characters = 0;
  #stoppedAt: number | null = null;

  constructor(candidates: RegExp) {
    this.#candidates = candidates;
  }

  /** The elements under a root that may hold a link, the root itself included. */
  static elementsUnder(root: Document | ShadowRoot | Element): Element[] {
    const below = [...allBelow(root, selector)];
    return root instanceof Element && fits(root, selector) ? [root, ...below] : below;
  }

  /** Reads one element. Touches nothing on the page. */
  read(element: Element): void {
    const place = places[nameOf(element)];
    if (place === undefined || this.#stoppedAt !== null) return;
    let before = this.#seen.get(element);
    if (before === undefined) {
      before = [];
      this.#seen.set(element, before);
      if (place.source === 'frame') this.#frames.push(element);
    }

    const written = attributeOf(element, place.attribute) ?? '';
    const address = written.length > maxLength ? written.slice(0, maxLength) : this.#addressOf(element, written);
    if (address === null || before.includes(address) || before.length === maxChanges) return;
    before.push(address);
    if (written.length <= maxLength && this.#candidates.test(address)) this.#keep(address, element, place.source);
    else if (/^https?:/i.test(address)) this.#ordinary.add(address);
    this.#measure(address);
  }

  #addressOf(element: Element, written: string): string | null {
    const resolved = resolveLink(written, document.baseURI);
    if ('none' in resolved) return null;
    // The browser encodes a query in the page's charset, which nobody else knows how to.
    const own = /^https?:/i.test(resolved.address) ? resolvedAddress(element) : null;
    return own === null || own === '' ? resolved.address : own;
  }

  #keep(address: string, element: Element, source: LinkSource): void {
    const before = this.#found.get(address);
    const link =
      before === undefined
        ? { address, count: 1, text: wordsOf(element), source }
        : { ...before, count: before.count + 1 };
    this.#found.set(address, link);
    this.#changed.add(address);
  }

  #measure(address: string): void {
    this.#characters += address.length;
    const addresses = this.#found.size + this.#ordinary.size;
    if (addresses >= maxAddresses || this.#characters >= maxCharacters) this.#stoppedAt = addresses;
  }

  /** Everything found since the last harvest, or everything at all. */
  harvest(all: boolean): Harvest {
    const links = all
      ? [...this.#found.values()]
      : [...this.#changed].map((address) => this.#found.get(address) as FoundLink);
    this.#changed.clear();
    this.#frames = this.#frames.filter(isInDocument);
    return {
      links,
      ordinary: this.#ordinary.size,
      frames: this.#frames.length,
      stoppedAt: this.#stoppedAt,
      texts: [],
      textStoppedAt: null,
      unread: nothingUnread,
    };
  }
}

/** The words of a link, or of the picture that stands for them. */
function wordsOf(element: Element): string {
  const title = () => attributeOf(element, 'title') ?? attributeOf(element, 'alt') ?? '';
  if (nameOf(element) !== 'a') return shortWords(title());
  const words = shortWords(textOf(element).slice(0, mostText));
  if (words !== '') return words;
  const [picture] = allBelow(element, 'img[alt]');
  return shortWords((picture === undefined ? null : attributeOf(picture, 'alt')) ?? title());
}
