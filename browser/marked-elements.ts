import type { Base } from './base.ts';
import { allBelow, attributeOf, elementsIn, fits, isInDocument, kindOf, nameOf } from './dom.ts';
import { addressesOf, baseNow, followedSelector } from './element-address.ts';
import { scriptedAttributes } from './hidden-places.ts';
import { movingAttributes } from './motion.ts';
import { Pace } from './pace.ts';
import { everyHost, shadowOf } from './shadow-roots.ts';

/** So many elements are looked at between two looks at the clock. */
const stride = 32;
/** A page that changes more between two slices is looked at anew as a whole. */
const mostRecords = 5_000;

const addressAttributes = ['href', 'xlink:href', ...scriptedAttributes];
const isAddress: ReadonlySet<string> = new Set(addressAttributes);

/** Hears of a page's elements. */
export interface ElementListener<T> {
  /** An element leads to one of the addresses. */
  found(element: Element, value: T): void;
  /** An element does no longer. */
  lost(element: Element): void;
  /** The page has changed in some way. */
  changed(dialogOpened: boolean): void;
}

/**
 * Finds the elements that lead to addresses, now and whenever the page changes, behind shadow roots too, in idle slices. Takes
 * notes only; nothing on the page is touched.
 */
export class MarkedElements<T> {
  readonly #listener: ElementListener<T>;
  readonly #observer: MutationObserver;
  readonly #pace: Pace;
  #roots = new Set<ShadowRoot>();
  #wanted: ReadonlyMap<string, T> = new Map();
  #base: Base = baseNow();
  #jobs: Generator<void>[] = [];
  #records: MutationRecord[] = [];
  #found = new WeakSet<Element>();

  constructor(listener: ElementListener<T>) {
    this.#listener = listener;
    this.#pace = new Pace(() => this.#work());
    this.#observer = new MutationObserver((records) => this.#note(records));
  }

  /** Looks for these addresses from now on. */
  want(wanted: ReadonlyMap<string, T>): void {
    const first = this.#wanted.size === 0;
    this.#wanted = wanted;
    if (first) this.#observe(document);
    for (const root of this.#roots) if (!isInDocument(root)) this.#roots.delete(root);
    this.#jobs = [this.#lookUnder(document), ...[...this.#roots].map((root) => this.#lookUnder(root))];
    this.#pace.hurry = true;
    this.#pace.wake();
  }

  stop(): void {
    this.#observer.disconnect();
    this.#pace.stop();
    this.#wanted = new Map();
    this.#roots = new Set();
    this.#jobs = [];
    this.#records = [];
    this.#found = new WeakSet();
  }

  /** What an element leads to that is wanted; null where that is nothing. */
  valueOf(element: Element): T | null {
    for (const address of addressesOf(element, this.#base)) {
      const value = this.#wanted.get(address);
      if (value !== undefined) return value;
    }
    return null;
  }

  #observe(root: Document | ShadowRoot): void {
    const attributeFilter = [...addressAttributes, ...movingAttributes];
    this.#observer.observe(root, { childList: true, subtree: true, characterData: true, attributeFilter });
  }

  /** Runs inside the page's own work: only puts by what has happened. */
  #note(records: MutationRecord[]): void {
    const opened = records.some(
      ({ attributeName, target }) => attributeName === 'open' && nameOf(target as Element) === 'dialog',
    );
    this.#listener.changed(opened);
    for (const record of records) {
      const matters =
        record.type === 'childList' ? record.addedNodes.length > 0 : isAddress.has(record.attributeName ?? '');
      if (matters && this.#records.length < mostRecords) this.#records.push(record);
    }
    if (this.#records.length > 0) this.#pace.wake();
  }

  #work(): boolean {
    const job = this.#jobs.at(-1);
    if (job !== undefined) {
      if (!this.#goesOn(job)) this.#jobs = this.#jobs.filter((one) => one !== job);
      return true;
    }
    this.#pace.hurry = false;
    if (this.#records.length === 0) return false;
    const records = this.#records;
    this.#records = [];
    this.#jobs.push(records.length < mostRecords ? this.#lookAtChanges(records) : this.#lookUnder(document));
    return true;
  }

  /** One odd element costs itself and what was to be looked at along with it, never the page. */
  #goesOn(job: Generator<void>): boolean {
    try {
      return job.next().done !== true;
    } catch {
      return false;
    }
  }

  *#lookUnder(root: Document | ShadowRoot | Element): Generator<void> {
    this.#base = baseNow();
    yield* this.#each(root, followedSelector, (element) => this.#look(element));
    yield* this.#each(root, everyHost.join(','), (element) => this.#enter(element));
  }

  *#each(root: Document | ShadowRoot | Element, selector: string, act: (element: Element) => void): Generator<void> {
    const elements = allBelow(root, selector);
    for (let i = 0; i < elements.length; i++) {
      act(elements[i] as Element);
      if (i % stride === stride - 1) yield;
    }
  }

  *#lookAtChanges(records: readonly MutationRecord[]): Generator<void> {
    const seen = new Set<Node>();
    for (const { type, target, addedNodes } of records) {
      for (const node of type === 'attributes' ? [target] : addedNodes) {
        if (seen.has(node) || kindOf(node) !== 1 || !isInDocument(node)) continue;
        seen.add(node);
        const element = node as Element;
        if (fits(element, followedSelector)) this.#look(element);
        if (type === 'attributes') continue;
        this.#enter(element);
        if (elementsIn(element) > 0) yield* this.#lookUnder(element);
        else if (seen.size % stride === 0) yield;
      }
    }
  }

  #look(element: Element): void {
    const value = this.valueOf(element);
    if (value !== null) {
      this.#found.add(element);
      this.#listener.found(element, value);
    } else if (this.#found.delete(element)) this.#listener.lost(element);
  }

  #enter(element: Element): void {
    const root = shadowOf(element);
    if (root === null || this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observe(root);
    this.#jobs.push(this.#lookUnder(root));
    this.#pace.wake();
  }
}

/** Whether an element can be reached with the keyboard as it is. */
export function takesFocus(element: Element): boolean {
  return (
    attributeOf(element, 'href') !== null || attributeOf(element, 'tabindex') !== null || fits(element, 'button, input')
  );
}
