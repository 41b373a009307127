import type { Coverage, FoundLink, FoundOnPage, FoundText, Unread } from '../engine/report.ts';
import type { LinksFound } from './messages.ts';

/** What one frame has told so far. */
interface Frame {
  readonly document: string;
  readonly pageAddress: string;
  readonly batches: number;
  readonly links: Map<string, FoundLink>;
  readonly texts: Map<string, FoundText>;
  readonly ordinary: number;
  readonly frames: number;
  readonly stoppedAt: number | null;
  readonly textStoppedAt: number | null;
  readonly unread: Unread;
  readonly settled: boolean;
}

/** The links of one frame. */
export interface FrameLinks {
  readonly frameId: number;
  /** The name of what it shows. */
  readonly document: string;
  /** By address. */
  readonly links: ReadonlyMap<string, FoundLink>;
  /** Pieces of running text that may hold addresses. */
  readonly texts: readonly string[];
}

/** What became of a message: whether the frame must tell everything again, and whether other frames must. */
export interface Taken {
  readonly again: boolean;
  readonly othersAgain: boolean;
}

function visitOf(document: string): string {
  return document.slice(0, document.indexOf('/'));
}

/** The links of one tab, frame by frame. A cache: all of it can be had again from the page. */
export class TabLinks {
  readonly #frames = new Map<number, Frame>();

  /** Takes in what a frame tells. */
  take(frameId: number, told: LinksFound): Taken {
    const before = this.#frames.get(frameId);
    if (told.batch === 0) return { again: false, othersAgain: this.#begin(frameId, before, told) };
    if (before === undefined || before.document !== told.document || before.batches !== told.batch) {
      return { again: true, othersAgain: false };
    }
    for (const link of told.links) before.links.set(link.address, link);
    for (const found of told.texts) before.texts.set(found.text, found);
    this.#frames.set(frameId, { ...before, ...summaryOf(told), batches: told.batch + 1 });
    return { again: false, othersAgain: false };
  }

  /**
   * A frame starts over. When the top frame shows a page that we do not know, what other frames told belongs to the old
   * one, or came early from the new one, or was lost with the worker: they are asked again.
   */
  #begin(frameId: number, before: Frame | undefined, told: LinksFound): boolean {
    const links = new Map(told.links.map((link) => [link.address, link]));
    const texts = new Map(told.texts.map((found) => [found.text, found]));
    const unknown = frameId === 0 && (before === undefined || visitOf(before.document) !== visitOf(told.document));
    const others = told.frames > 0 || this.#frames.size > 0;
    if (unknown) this.#frames.clear();
    this.#frames.set(frameId, { ...summaryOf(told), links, texts, batches: 1 });
    return unknown && others;
  }

  /** The name of what the top frame shows; null until it has told. */
  get document(): string | null {
    return this.#frames.get(0)?.document ?? null;
  }

  /** The address of the page; null until the top frame has told. */
  get pageAddress(): string | null {
    return this.#frames.get(0)?.pageAddress ?? null;
  }

  /** True once the top frame has been read through. */
  get settled(): boolean {
    return this.#frames.get(0)?.settled === true;
  }

  /** What each frame holds itself, the top one first. */
  get frames(): FrameLinks[] {
    return [...this.#frames]
      .sort(([a], [b]) => a - b)
      .map(([frameId, { document, links, texts }]) => ({ frameId, document, links, texts: [...texts.keys()] }));
  }

  /** All that the frames have told, as one page. */
  found(): FoundOnPage {
    return {
      pageAddress: this.pageAddress,
      links: this.#links(),
      texts: this.#texts(),
      ordinary: this.#sum((frame) => frame.ordinary),
      coverage: this.#coverage(),
      settled: this.settled,
    };
  }

  /** Every address once, over all frames. */
  #links(): FoundLink[] {
    const all = new Map<string, FoundLink>();
    for (const frame of this.#frames.values()) {
      for (const link of frame.links.values()) {
        const before = all.get(link.address);
        all.set(link.address, before === undefined ? link : { ...link, ...before, count: before.count + link.count });
      }
    }
    return [...all.values()];
  }

  /** Every text once, over all frames. */
  #texts(): FoundText[] {
    const all = new Map<string, FoundText>();
    for (const frame of this.#frames.values()) {
      for (const found of frame.texts.values()) {
        const before = all.get(found.text);
        all.set(found.text, before === undefined ? found : { ...before, count: before.count + found.count });
      }
    }
    return [...all.values()];
  }

  /** What was read. The top frame is no frame of the page; about the others we know how many there are and how many told. */
  #coverage(): Omit<Coverage, 'addresses'> {
    const framesRead = this.#frames.size - Number(this.#frames.has(0));
    const frames = Math.max(
      framesRead,
      this.#sum((frame) => frame.frames),
    );
    return {
      frames,
      framesRead,
      stoppedAt: this.#smallest((frame) => frame.stoppedAt),
      textStoppedAt: this.#smallest((frame) => frame.textStoppedAt),
      unread: {
        closedRoots: this.#sum(({ unread }) => unread.closedRoots),
        pictures: this.#sum(({ unread }) => unread.pictures),
        canvases: this.#sum(({ unread }) => unread.canvases),
      },
    };
  }

  #sum(part: (frame: Frame) => number): number {
    let total = 0;
    for (const frame of this.#frames.values()) total += part(frame);
    return total;
  }

  #smallest(part: (frame: Frame) => number | null): number | null {
    const known = [...this.#frames.values()].flatMap((frame) => part(frame) ?? []);
    return known.length === 0 ? null : Math.min(...known);
  }
}

function summaryOf(told: LinksFound): Omit<Frame, 'links' | 'texts' | 'batches'> {
  const { document, pageAddress, ordinary, frames, stoppedAt, textStoppedAt, unread, settled } = told;
  return { document, pageAddress, ordinary, frames, stoppedAt, textStoppedAt, unread, settled };
}
