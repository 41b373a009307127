import { cardSelectors } from '../engine/cards.ts';
import type { TextSigns } from '../engine/text-candidate.ts';
import type { AddressFilter } from './base.ts';
import { allBelow, fits, isInDocument, kindOf, nameOf, parentOf } from './dom.ts';
import { hiddenSelector, scriptedAttributes } from './hidden-places.ts';
import { anchorSelector, type Harvest, LinkReader, placeSelectors } from './links.ts';
import { Pace } from './pace.ts';
import { TextReader } from './running-text.ts';
import { everyHost, likelyHosts, shadowOf } from './shadow-roots.ts';
import { type Counted, counting } from './unread.ts';

/** Custom elements attach their shadow roots when their scripts run; nothing tells us, so we look again (ms after start). */
const shadowSweepsMs = [1_000, 4_000];
/** A page that becomes another is read anew once it has kept its address for this long (ms). */
const restartMs = 500;
/** What a page adds is told at most this often (ms). */
const tellMs = 250;
/** A page that changes more between two slices is read anew as a whole: that is less than all its changes. */
const maxRecords = 20_000;
/** So much is done between two looks at the clock, in links of the ordinary kind. */
const stride = 64;

const attributes = ['href', 'xlink:href', 'src', 'action', 'formaction', ...scriptedAttributes];
const hostSelector = likelyHosts.join();
const everything = [anchorSelector, ...placeSelectors, hiddenSelector, hostSelector].join();

/** What the rules say may matter. */
export interface Signs {
  /** Addresses. */
  readonly candidates: AddressFilter;
  /** Running text. */
  readonly text: TextSigns;
}

/** Hears of a frame's links. `fresh` is true for the first harvest of a document, which holds everything. */
export type HarvestListener = (harvest: Harvest, fresh: boolean) => void;

type Root = Document | ShadowRoot | Element;

/**
 * Reads a document now and whenever it changes, in idle slices, behind shadow roots as well. One observer for all of
 * it, which only takes notes; nothing on the page is touched.
 */
export class LinkWatch {
  readonly #signs: Signs;
  readonly #listener: HarvestListener;
  readonly #observer: MutationObserver;
  readonly #pace: Pace;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #links: LinkReader;
  #texts: TextReader;
  #roots = new Set<ShadowRoot>();
  #jobs: Generator<void>[] = [];
  #records: MutationRecord[] = [];
  #restart: ReturnType<typeof setTimeout> | null = null;
  #telling: ReturnType<typeof setTimeout> | null = null;
  #toldAt = 0;
  #fresh = true;
  /** Whether anything was read that has not been told. */
  #untold = false;
  #counted: Counted | null = null;
  /** Up to how much effort there is no need to look at the clock. */
  #restsAt = 0;

  constructor(signs: Signs, listener: HarvestListener) {
    this.#signs = signs;
    this.#listener = listener;
    [this.#links, this.#texts] = this.#readers();
    this.#pace = new Pace(() => this.#work());
    this.#observer = new MutationObserver((records) => this.#note(records));
  }

  /** Those that have read nothing yet. */
  #readers(): [LinkReader, TextReader] {
    const links = new LinkReader(this.#signs.candidates);
    return [links, new TextReader(this.#signs.text, (anchor) => links.readShowing(anchor))];
  }

  /** Begins to read and to watch. */
  start(): void {
    this.#observe(document);
    this.#begin(this.#readRoot(document));
    this.#pace.wake();
    for (const [i, delay] of shadowSweepsMs.entries()) this.#timers.push(setTimeout(() => this.#sweep(i > 0), delay));
  }

  /** The page has become another without being loaded: forgets what was read and reads anew, once it has settled. */
  restartSoon(before: () => void): void {
    if (this.#restart !== null) clearTimeout(this.#restart);
    this.#restart = setTimeout(() => {
      this.#restart = null;
      // What has not been told yet is told first, or a page that never rests would never be.
      if (this.#fresh) return this.restartSoon(before);
      before();
      [this.#links, this.#texts] = this.#readers();
      this.#restsAt = 0;
      this.#roots = new Set();
      this.#records = [];
      this.#jobs = [];
      this.#begin(this.#readRoot(document));
      this.#fresh = true;
      this.#pace.hurry = true;
      this.#pace.wake();
    }, restartMs);
  }

  /** All that has been read so far. */
  snapshot(): Harvest {
    return this.#harvest(true);
  }

  /** True until the document has been read for the first time. */
  get reading(): boolean {
    return this.#fresh;
  }

  /** Ends for good. */
  stop(): void {
    this.#observer.disconnect();
    this.#pace.stop();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const timer of [this.#restart, this.#telling]) if (timer !== null) clearTimeout(timer);
    this.#jobs = [];
    this.#records = [];
  }

  #observe(root: Document | ShadowRoot): void {
    this.#observer.observe(root, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: attributes,
      attributeOldValue: true,
    });
  }

  /** Runs inside the page's own work: only puts by what has happened. */
  #note(records: MutationRecord[]): void {
    if (this.#records.length === 0) this.#records = records;
    else if (this.#records.length < maxRecords) this.#records.push(...records);
    this.#pace.wake();
  }

  /** Does a little; false where nothing is left to do. */
  #work(): boolean {
    const job = this.#jobs.at(-1);
    if (job !== undefined) {
      if (this.#goesOn(job)) return true;
      this.#jobs = this.#jobs.filter((one) => one !== job);
    }
    if (this.#jobs.length > 0) return true;
    // A page that never rests is told of as well.
    if (this.#untold) this.#tellSoon();
    if (this.#records.length > 0) {
      const records = this.#records;
      this.#records = [];
      this.#begin(records.length < maxRecords ? this.#readChanges(records) : this.#readRoot(document));
    }
    return this.#jobs.length > 0;
  }

  /** Puts a reading behind all others. */
  #begin(reading: Generator<void>): void {
    this.#untold = true;
    this.#jobs.unshift(reading);
  }

  /** One odd element costs itself and what was to be read along with it, never the page. */
  #goesOn(job: Generator<void>): boolean {
    try {
      return job.next().done !== true;
    } catch {
      return false;
    }
  }

  /** Reads all that stands under a root. */
  *#readRoot(root: Root): Generator<void> {
    this.#links.rebase();
    const links = this.#links;
    yield* this.#each(root, [anchorSelector], (element) => links.readAnchor(element));
    yield* this.#each(root, placeSelectors, (element) => links.read(element));
    for (const name of scriptedAttributes)
      yield* this.#each(root, [`[${name}]`], (element) => links.readHidden(element, name));
    yield* this.#each(root, cardSelectors, (element) => links.readCard(element));
    yield* this.#each(root, likelyHosts, (element) => this.#enter(element));
    yield* this.#texts.read(root);
  }

  /**
   * Does something with each element that fits a selector, in strides. One selector after the other, because browsers pass over most
   * elements at once where they look for a single name or attribute.
   */
  *#each(root: Root, selectors: readonly string[], act: (element: Element) => void): Generator<void> {
    for (const selector of selectors) {
      const elements = allBelow(root, selector);
      yield;
      for (let i = 0; i < elements.length; i++) {
        try {
          act(elements[i] as Element);
        } catch {
          // One odd element costs itself, never the page.
        }
        if (this.#isTired()) yield;
      }
    }
  }

  /** Reads what was added or changed. */
  *#readChanges(records: readonly MutationRecord[]): Generator<void> {
    const links = this.#links;
    if (links.rebase()) {
      for (const root of [document, ...this.#roots])
        yield* this.#each(root, [anchorSelector, ...placeSelectors], (element) => links.read(element));
    }
    const read = new Set<Node>();
    const blocks = new Set<Node>();
    for (const record of records) {
      if (record.type === 'childList') yield* this.#readAdded(record, read, blocks);
      else if (record.type === 'attributes') this.#readAttribute(record);
      else if (isInDocument(record.target)) yield* this.#texts.readLine([record.target], blocks);
      if (this.#isTired()) yield;
    }
  }

  /** Whether so much was done since the last time that it would be good to look at the clock. */
  #isTired(): boolean {
    const done = this.#links.effort + this.#texts.effort;
    if (done < this.#restsAt) return false;
    this.#restsAt = done + stride;
    return true;
  }

  #readAttribute({ target, attributeName, oldValue }: MutationRecord): void {
    const name = attributeName ?? '';
    if (scriptedAttributes.includes(name)) this.#links.readHidden(target as Element, name);
    else this.#links.read(target as Element, oldValue);
  }

  /**
   * Reads the parts that a page has added in one go. Those in `read` have been read before, with all that they hold; of `blocks` the
   * text has been.
   */
  *#readAdded({ target, addedNodes }: MutationRecord, read: Set<Node>, blocks: Set<Node>): Generator<void> {
    const parts: Node[] = [];
    for (let i = 0; i < addedNodes.length; i++) {
      const node = addedNodes[i] as Node;
      const parent = parentOf(node);
      // It may have been taken out again, or put elsewhere.
      if (parent === null || read.has(node) || !isInDocument(node)) continue;
      read.add(node);
      // All of this was there already when what holds it was read.
      if (read.has(parent)) continue;
      if (kindOf(node) === 1) {
        this.#readElement(node as Element);
        const inner = allBelow(node as Element, everything);
        for (let k = 0; k < inner.length; k++) {
          this.#readElement(inner[k] as Element);
          if (this.#isTired()) yield;
        }
      }
      if (parent === target) parts.push(node);
      else yield* this.#texts.readParts([node], blocks);
      if (this.#isTired()) yield;
    }
    yield* this.#texts.readParts(parts, blocks);
  }

  #readElement(element: Element): void {
    try {
      const name = nameOf(element);
      this.#links.readAll(element, name);
      if (name !== 'a' && fits(element, hostSelector)) this.#enter(element);
    } catch {
      // One odd element costs itself, never the page.
    }
  }

  #enter(element: Element): void {
    this.#links.effort += 4;
    const root = shadowOf(element);
    if (root === null || this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observe(root);
    this.#begin(this.#readRoot(root));
  }

  /** Looks again for shadow roots, in the end also where hardly any are. */
  #sweep(everywhere: boolean): void {
    this.#begin(this.#sweepRoots(everywhere ? everyHost : likelyHosts));
    this.#pace.wake();
  }

  *#sweepRoots(selectors: readonly string[]): Generator<void> {
    for (const root of [document, ...this.#roots])
      yield* this.#each(root, selectors, (element) => this.#enter(element));
  }

  #harvest(all: boolean): Harvest {
    if (this.#counted === null) for (const _ of this.#count());
    return { ...this.#links.harvest(all), ...this.#texts.harvest(all), ...(this.#counted as Counted) };
  }

  *#count(): Generator<void> {
    this.#counted = yield* counting(this.#roots);
  }

  #tellSoon(): void {
    if (this.#fresh) {
      this.#jobs.push(this.#tell());
      return;
    }
    const wait = this.#toldAt + tellMs - performance.now();
    this.#telling ??= setTimeout(
      () => {
        this.#telling = null;
        this.#jobs.push(this.#tell());
        this.#pace.wake();
      },
      Math.max(0, wait),
    );
  }

  *#tell(): Generator<void> {
    // What is being read now is told once it has been read.
    this.#untold = this.#jobs.length > 1;
    for (const root of this.#roots) if (!isInDocument(root)) this.#roots.delete(root);
    yield* this.#count();
    const fresh = this.#fresh;
    this.#fresh = false;
    this.#pace.hurry = false;
    this.#toldAt = performance.now();
    this.#listener(this.#harvest(fresh), fresh);
  }
}
