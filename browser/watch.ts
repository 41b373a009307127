import { allBelow, isInDocument, shadowOf } from './dom.ts';
import { type Harvest, LinkReader } from './links.ts';

/** Works in slices this long, so that the page never waits for us (ms). */
const sliceMs = 8;
/** How long idle work may be put off on a busy page (ms). */
const patienceMs = 500;
/** Custom elements attach their shadow roots when their scripts run; nothing tells us, so we look again (ms after start). */
const shadowSweepsMs = [1_000, 4_000];
/** A page that becomes another is read anew once it has kept its address for this long (ms). */
const restartMs = 500;

/** Hears of a frame's links. `fresh` is true for the first harvest of a document, which holds everything. */
export type HarvestListener = (harvest: Harvest, fresh: boolean) => void;

type Root = Document | ShadowRoot | Element;

/**
 * Reads a document's links now and whenever some are added, in idle slices, behind open shadow roots as well. One
 * observer for all of it; nothing on the page is touched.
 */
export class LinkWatch {
  readonly #candidates: RegExp;
  readonly #listener: HarvestListener;
  readonly #observer: MutationObserver;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #reader: LinkReader;
  #roots = new WeakSet<ShadowRoot>();
  #queue: Root[] = [];
  #elements: Element[] = [];
  #idle: number | null = null;
  #restart: ReturnType<typeof setTimeout> | null = null;
  #fresh = true;

  constructor(candidates: RegExp, listener: HarvestListener) {
    this.#candidates = candidates;
    this.#listener = listener;
    this.#reader = new LinkReader(candidates);
    this.#observer = new MutationObserver((records) => this.#note(records));
  }

  /** Begins to read and to watch. */
  start(): void {
    this.#observe(document);
    this.#queue.push(document);
    this.#later();
    for (const delay of shadowSweepsMs) this.#timers.push(setTimeout(() => this.#sweep(), delay));
  }

  /** The page has become another without being loaded: forgets what was read and reads anew, once it has settled. */
  restartSoon(before: () => void): void {
    if (this.#restart !== null) clearTimeout(this.#restart);
    this.#restart = setTimeout(() => {
      this.#restart = null;
      // What has not been told yet is told first, or a page that never rests would never be.
      if (this.#fresh) return this.restartSoon(before);
      before();
      this.#reader = new LinkReader(this.#candidates);
      this.#roots = new WeakSet();
      this.#queue = [document];
      this.#elements = [];
      this.#fresh = true;
      this.#later();
    }, restartMs);
  }

  /** All that has been read so far. */
  snapshot(): Harvest {
    return this.#reader.harvest(true);
  }

  /** True until the document has been read for the first time. */
  get reading(): boolean {
    return this.#fresh;
  }

  /** Ends for good. */
  stop(): void {
    this.#observer.disconnect();
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#restart !== null) clearTimeout(this.#restart);
    if (this.#idle !== null) cancelIdleCallback(this.#idle);
    this.#idle = null;
    this.#queue = [];
    this.#elements = [];
  }

  #observe(root: Document | ShadowRoot): void {
    this.#observer.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['href', 'src', 'action'],
    });
  }

  #note(records: MutationRecord[]): void {
    for (const record of records) {
      if (record.type === 'attributes') this.#elements.push(record.target as Element);
      else for (const node of record.addedNodes) if (node instanceof Element) this.#queue.push(node);
    }
    // A frame that leaves changes what there is to tell as well.
    this.#later();
  }

  #later(): void {
    this.#idle ??= requestIdleCallback(() => this.#work(), { timeout: patienceMs });
  }

  #work(): void {
    this.#idle = null;
    const end = performance.now() + sliceMs;
    while (performance.now() < end) {
      const some = this.#elements.splice(-64);
      if (some.length > 0) {
        for (const element of some.reverse()) this.#read(element);
        continue;
      }
      const root = this.#queue.pop();
      if (root === undefined) {
        this.#tell();
        return;
      }
      if (isInDocument(root)) this.#open(root);
    }
    this.#later();
  }

  /** One odd element costs itself, never the page. */
  #read(element: Element): void {
    try {
      this.#reader.read(element);
    } catch (error) {
      console.debug('Hutong could not read a link:', error);
    }
  }

  /** Queues the links under a root, last first since they are taken from the end, and the shadow roots beneath it. */
  #open(root: Root): void {
    this.#elements = LinkReader.elementsUnder(root).reverse();
    if (root instanceof Element) this.#enter(root);
    for (const element of allBelow(root, '*')) this.#enter(element);
  }

  #enter(element: Element): void {
    const root = shadowOf(element);
    if (root === null || this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observe(root);
    this.#queue.push(root);
  }

  #sweep(): void {
    for (const element of allBelow(document, '*')) this.#enter(element);
    if (this.#queue.length > 0) this.#later();
  }

  #tell(): void {
    const fresh = this.#fresh;
    this.#fresh = false;
    this.#listener(this.#reader.harvest(fresh), fresh);
  }
}
