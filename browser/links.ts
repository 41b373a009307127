import { resolveLink, shortWords } from '../engine/read-link.ts';
import type { FoundLink, LinkSource } from '../engine/report.ts';
import { maxLength } from '../engine/unwrap.ts';

/** Where links stand, and in which attribute. */
const places: Readonly<Record<string, { readonly attribute: string; readonly source: LinkSource }>> = {
  A: { attribute: 'href', source: 'link' },
  AREA: { attribute: 'href', source: 'area' },
  IFRAME: { attribute: 'src', source: 'frame' },
  FRAME: { attribute: 'src', source: 'frame' },
  FORM: { attribute: 'action', source: 'form' },
};
const selector = 'a[href], area[href], iframe, frame, form[action]';

/** Reading stops at this many different addresses; the report says so. */
const maxAddresses = 100_000;

/** What a frame holds, as far as it has been read. */
export interface Harvest {
  /** Found since the last time; counts are totals. */
  readonly links: readonly FoundLink[];
  readonly ordinary: number;
  readonly frames: number;
  readonly stoppedAt: number | null;
}

/** Reads links out of a document, each address once. Keeps what it has read, and which element stood for what. */
export class LinkReader {
  readonly #candidates: RegExp;
  readonly #found = new Map<string, FoundLink>();
  readonly #changed = new Set<string>();
  readonly #ordinary = new Set<string>();
  readonly #frames = new Set<Element>();
  /** What each element was last read as, so that none is counted twice. */
  readonly #seen = new WeakMap<Element, string>();
  #stopped = false;

  constructor(candidates: RegExp) {
    this.#candidates = candidates;
  }

  /** The elements under a root that may hold a link, the root itself included. */
  static elementsUnder(root: Document | ShadowRoot | Element): Element[] {
    const below = [...root.querySelectorAll(selector)];
    return root instanceof Element && root.matches(selector) ? [root, ...below] : below;
  }

  /** Reads one element. Touches nothing on the page. */
  read(element: Element): void {
    const place = places[element.tagName.toUpperCase()];
    if (place === undefined || this.#stopped) return;
    if (place.source === 'frame') this.#frames.add(element);
    const written = element.getAttribute(place.attribute) ?? '';
    if (written.length > maxLength) return;
    const resolved = resolveLink(written, element.baseURI);
    if ('none' in resolved || this.#seen.get(element) === resolved.address) return;
    const { address } = resolved;
    this.#seen.set(element, address);
    if (this.#candidates.test(address)) this.#keep(address, element, place.source);
    else this.#ordinary.add(address);
    this.#stopped = this.#found.size + this.#ordinary.size >= maxAddresses;
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

  /** Everything found since the last harvest, or everything at all. */
  harvest(all: boolean): Harvest {
    const links = all
      ? [...this.#found.values()]
      : [...this.#changed].map((address) => this.#found.get(address) as FoundLink);
    this.#changed.clear();
    let frames = 0;
    for (const frame of this.#frames) frames += Number(frame.isConnected);
    return { links, ordinary: this.#ordinary.size, frames, stoppedAt: this.#stopped ? maxAddresses : null };
  }
}

/** A page may hold megabytes in one link; no more than this is looked at for its words (UTF-16 units). */
const mostText = 1_000;

/** The words of a link, or of the picture that stands for them. `textContent` causes no layout. */
function wordsOf(element: Element): string {
  const title = () => element.getAttribute('title') ?? element.getAttribute('alt') ?? '';
  if (element.localName !== 'a') return shortWords(title());
  const words = shortWords((element.textContent ?? '').slice(0, mostText));
  return words === '' ? shortWords(element.querySelector('img[alt]')?.getAttribute('alt') ?? title()) : words;
}
