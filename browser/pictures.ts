import { Drawing, type Piece } from './drawing.ts';
import { type Candidate, candidateAt, elementsOf, shownSize } from './picture-list.ts';
import { wholeOnScreen } from './seen.ts';

/** Works in slices this long, so that the page never waits for us (ms). */
const sliceMs = 8;
/** A frame's pictures are read up to this many pixels together, and this many pictures; those behind are told as unread. */
const mostPixels = 64_000_000;
const mostPictures = 2_000;

/** What a frame has to look at. */
export interface PicturesBegun {
  readonly pictures: number;
  /** Frames that this frame shows. */
  readonly frames: number;
}

/** A part of a picture, or a picture by its address, with how often the page has it; null where there was none in this slice. */
export interface PicturesNext {
  readonly piece: Piece | { readonly address: string; readonly width: number; readonly height: number } | null;
  readonly count: number;
  /** Pictures that are still to come, the one at hand included. */
  readonly left: number;
}

type Readable = Exclude<Candidate, { readonly hidden: true }>;

function addressOf(candidate: Readable): string | null {
  return 'address' in candidate ? candidate.address : candidate.key;
}

/** The pictures of one frame, on request: which there are, and their pixels where the page itself could read them. */
export class Pictures {
  /** Elements that stood whole in a photograph of the screen, now or before. */
  readonly #photographed: WeakSet<Element>;
  #queue: Readable[] = [];
  /** How often the page has each picture that it names. */
  #counts = new Map<string, number>();
  #drawing: { readonly pixels: Drawing; readonly of: Readable } | null = null;
  #unread: Element[] = [];
  #onScreen: ReadonlySet<Element> = new Set();
  #budget = mostPixels;

  constructor(photographed: WeakSet<Element> = new WeakSet()) {
    this.#photographed = photographed;
  }

  /** What a later look at the same document has to know. */
  get memory(): WeakSet<Element> {
    return this.#photographed;
  }

  /** Finds the pictures that there are now. */
  async begin(): Promise<PicturesBegun> {
    this.forget();
    const all: Element[] = [];
    let frames = 0;
    let end = performance.now() + sliceMs;
    for (const element of elementsOf(document)) {
      if (performance.now() > end) {
        await new Promise((next) => setTimeout(next));
        end = performance.now() + sliceMs;
      }
      if (element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement) {
        frames += Number(shownSize(element) !== null);
        continue;
      }
      const candidate = candidateAt(element);
      if (candidate === null) continue;
      all.push(element);
      this.#note(candidate);
    }
    this.#onScreen = await wholeOnScreen(all);
    return { pictures: this.#queue.length, frames };
  }

  #note(candidate: Candidate): void {
    if ('hidden' in candidate) {
      this.#unread.push(candidate.element);
      return;
    }
    const address = addressOf(candidate);
    const before = address === null ? 0 : (this.#counts.get(address) ?? 0);
    if (address !== null) this.#counts.set(address, before + 1);
    if (before > 0) return;
    if (this.#queue.length < mostPictures) this.#queue.push(candidate);
    else if (shownSize(candidate.element) !== null) this.#unread.push(candidate.element);
  }

  /** The next part of what there is to look at. */
  next(): PicturesNext {
    const end = performance.now() + sliceMs;
    do {
      const candidate = this.#drawing?.of ?? this.#queue.shift();
      if (candidate === undefined) return { piece: null, count: 0, left: 0 };
      const piece = this.#pieceOf(candidate);
      if (piece === null) continue;
      const address = addressOf(candidate);
      const count = address === null ? 1 : (this.#counts.get(address) ?? 1);
      return { piece, count, left: this.#queue.length + Number(this.#drawing !== null) };
    } while (performance.now() < end);
    return { piece: null, count: 0, left: this.#queue.length };
  }

  #pieceOf(candidate: Readable): PicturesNext['piece'] {
    if ('address' in candidate) {
      const { address, width, height } = candidate;
      return { address, width, height };
    }
    try {
      const pixels = this.#drawing?.pixels ?? new Drawing(candidate.draw);
      if (this.#drawing === null && pixels.pixels > this.#budget) throw new Error('Enough.');
      const piece = pixels.next();
      if (this.#drawing === null) this.#budget -= pixels.pixels;
      this.#drawing = piece.last ? null : { pixels, of: candidate };
      return piece;
    } catch {
      this.#drawing = null;
      if (shownSize(candidate.element) !== null) this.#unread.push(candidate.element);
      return null;
    }
  }

  /** How many pictures nobody has seen; `photographed` where the screen has been looked at as it was at the beginning. */
  end(photographed: boolean): number {
    if (photographed) for (const element of this.#onScreen) this.#photographed.add(element);
    const unread = this.#unread.filter((element) => !this.#photographed.has(element)).length;
    this.forget();
    return unread;
  }

  /** Lets go of what has been gathered. */
  forget(): void {
    this.#queue = [];
    this.#counts = new Map();
    this.#drawing = null;
    this.#unread = [];
    this.#onScreen = new Set();
    this.#budget = mostPixels;
  }
}
