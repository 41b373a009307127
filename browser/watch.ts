import { type Harvest, LinkReader } from './links.ts';

/** Works in slices this long, so that the page never waits for us (ms). */
const sliceMs = 8;
/** How long idle work may be put off on a busy page (ms). */
const patienceMs = 500;
/** Custom elements attach their shadow roots when their scripts run; nothing tells us, so we look again (ms after start). */
const shadowSweepsMs = [1_000, 4_000];

/** Hears of a frame's links. `fresh` is true for the first harvest of a document, which holds everything. */
export type HarvestListener = (harvest: Harvest, fresh: boolean) => void;

/**
 * Reads a document's links now and whenever some are added, in idle slices, behind open shadow roots as well. One
 * observer for all of it; nothing on the page is touched.
 */
export class LinkWatch {
  readonly #document: Document;
  readonly #candidates: RegExp;
  readonly #listener: HarvestListener;
  readonly #observer: MutationObserver;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #reader: LinkReader;
  #roots = new WeakSet<ShadowRoot>();
  #queue: (Document | ShadowRoot | Element)[] = [];
  #elements: Element[] = [];
  #idle: number | null = null;
  #fresh = true;

  constructor(document: Document, candidates: RegExp, listener: HarvestListener) {
    this.#document = document;
    this.#candidates = candidates;
    this.#listener = listener;
    this.#reader = new LinkReader(candidates);
    this.#observer = new MutationObserver((records) => this.#note(records));
  }

  /** Begins to read and to watch. */
  start(): void {
    this.#observe(this.#document);
    this.#queue.push(this.#document);
    this.#later();
    for (const delay of shadowSweepsMs) this.#timers.push(setTimeout(() => this.#sweep(), delay));
  }

  /** Forgets what was read and reads the document anew: the page has become another without being loaded. */
  restart(): void {
    this.#reader = new LinkReader(this.#candidates);
    this.#roots = new WeakSet();
    this.#queue = [this.#document];
    this.#elements = [];
    this.#fresh = true;
    this.#later();
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
    if (this.#idle !== null) cancelIdle(this.#idle);
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
    if (this.#queue.length > 0 || this.#elements.length > 0) this.#later();
  }

  #later(): void {
    this.#idle ??= whenIdle(() => this.#work());
  }

  #work(): void {
    this.#idle = null;
    const end = performance.now() + sliceMs;
    while (performance.now() < end) {
      const some = this.#elements.splice(-64);
      if (some.length > 0) {
        for (const element of some.reverse()) this.#reader.read(element);
        continue;
      }
      const root = this.#queue.pop();
      if (root === undefined) {
        this.#tell();
        return;
      }
      if (root.isConnected) this.#open(root);
    }
    this.#later();
  }

  /** Queues the links under a root, last first since they are taken from the end, and the shadow roots beneath it. */
  #open(root: Document | ShadowRoot | Element): void {
    this.#elements = LinkReader.elementsUnder(root).reverse();
    if (root instanceof Element) this.#enter(root);
    for (const element of root.querySelectorAll('*')) this.#enter(element);
  }

  #enter(element: Element): void {
    const root = element.shadowRoot;
    if (root === null || this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observe(root);
    this.#queue.push(root);
  }

  #sweep(): void {
    for (const element of this.#document.querySelectorAll('*')) this.#enter(element);
    if (this.#queue.length > 0) this.#later();
  }

  #tell(): void {
    const fresh = this.#fresh;
    this.#fresh = false;
    const harvest = this.#reader.harvest(fresh);
    this.#listener(harvest, fresh);
  }
}

function whenIdle(work: () => void): number {
  return requestIdleCallback(work, { timeout: patienceMs });
}

function cancelIdle(handle: number): void {
  cancelIdleCallback(handle);
}
