import { boxOf, isInDocument } from './dom.ts';

/** So many elements are left to the browser; it takes microseconds for each, whenever a page with more is scrolled. */
const fewElements = 400;
/** Of more, those are left to it that are this near to the window, upwards and downwards (in windows). */
const nearness = 1.5;
/** So many of the others are looked at in one go. */
const stride = 1_500;

/** All of them are measured this often at most (ms). */
const roundMs = 500;

/** From where to where an element reaches within the page, as it was measured last (CSS pixels). */
interface Reach {
  readonly top: number;
  readonly bottom: number;
}

/** Tells which of many elements are in sight, whatever cuts them off, and hears of each change. */
export class Sight {
  readonly #all = new Map<Element, Reach | null>();
  readonly #near = new Set<Element>();
  readonly #changed: (element: Element, inSight: boolean) => void;
  readonly #observer: IntersectionObserver;
  #round: Iterator<Element> | null = null;
  #again = false;
  #roundAt = Number.NEGATIVE_INFINITY;
  /** What the window shows of the page; asked for once, since that is dear. */
  #window = { from: 0, height: 0 };
  /** How far the page was scrolled when the near ones were found. */
  #scrolled = 0;

  constructor(changed: (element: Element, inSight: boolean) => void, after: () => void) {
    this.#changed = changed;
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) changed(target, isIntersecting);
      after();
    });
  }

  /** Begins to watch an element, or tells of it anew. */
  watch(element: Element): void {
    const few = this.#all.size < fewElements;
    if (!this.#all.has(element)) this.#all.set(element, null);
    if (few || this.#near.has(element)) this.#approach(element);
    else this.#again = true;
  }

  stop(): void {
    this.#observer.disconnect();
    this.#all.clear();
    this.#near.clear();
    this.#round = null;
    this.#again = false;
  }

  /** Something more than the scrolling may have changed: what is near is found anew. */
  changed(): void {
    this.#again = true;
  }

  /** Looks at some of the elements, where there are many; to be called after a layout. True where it has not finished. */
  look(): boolean {
    if (this.#all.size <= fewElements) {
      if (this.#again) for (const element of this.#all.keys()) if (!this.#near.has(element)) this.#approach(element);
      this.#again = false;
      return false;
    }
    if (Math.abs(scrollY - this.#scrolled) > innerHeight / 2) this.#carry();
    const now = performance.now();
    if (this.#round === null && (!this.#again || now - this.#roundAt < roundMs)) return false;
    this.#window = { from: scrollY, height: innerHeight };
    if (this.#round === null) {
      this.#again = false;
      this.#roundAt = now;
      this.#round = this.#all.keys();
    }
    for (let i = 0; i < stride; i++) {
      const next = this.#round.next();
      if (next.done === true) {
        this.#round = null;
        return false;
      }
      this.#measure(next.value);
    }
    return true;
  }

  /** Where the page was only scrolled, what has come near is known without measuring. */
  #carry(): void {
    this.#scrolled = scrollY;
    this.#window = { from: scrollY, height: innerHeight };
    for (const [element, reach] of this.#all) {
      if (reach !== null && this.#isNear(reach) && !this.#near.has(element)) this.#approach(element);
    }
  }

  #isNear({ top, bottom }: Reach): boolean {
    const { from, height } = this.#window;
    return bottom - from > -height * nearness && top - from < height * (1 + nearness);
  }

  #measure(element: Element): void {
    const { top, bottom, width } = boxOf(element);
    const { from } = this.#window;
    const reach = width > 0 || bottom > top ? { top: top + from, bottom: bottom + from } : null;
    this.#all.set(element, reach);
    const isNear = reach !== null && this.#isNear(reach);
    if (isNear === this.#near.has(element)) return;
    if (isNear) this.#approach(element);
    else {
      this.#near.delete(element);
      this.#observer.unobserve(element);
      this.#changed(element, false);
      if (!isInDocument(element)) this.#all.delete(element);
    }
  }

  #approach(element: Element): void {
    this.#near.add(element);
    this.#observer.unobserve(element);
    this.#observer.observe(element);
  }
}
