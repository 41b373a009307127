import { smallestSide } from './picture-list.ts';

/** So many pixels are read at a time, so that the page never waits for us. */
const pieceSize = 262_144;
/** Larger pictures are made smaller, to this many pixels. */
const mostPixels = 2_097_152;
/** Smaller ones (pixels a side) are enlarged: a module of one pixel is hard to tell from dust. */
const comfortable = 256;

/** A row of pixels after the other of one picture, as grey values in base64. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly grey: string;
  /** True where the picture is complete with this piece. */
  readonly last: boolean;
}

type Source = HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;

function sizeOf(source: Source): { width: number; height: number } {
  if (source instanceof HTMLImageElement) return { width: source.naturalWidth, height: source.naturalHeight };
  if (source instanceof HTMLVideoElement) return { width: source.videoWidth, height: source.videoHeight };
  return { width: source.width, height: source.height };
}

/** By how much a picture is made larger or smaller before it is read. */
function scaleFor(width: number, height: number): number {
  const side = Math.max(width, height);
  if (side < comfortable) return Math.ceil(comfortable / side);
  return Math.min(1, Math.sqrt(mostPixels / (width * height)));
}

function base64(bytes: Uint8Array): string {
  let text = '';
  const step = 0x8000;
  for (let i = 0; i < bytes.length; i += step) text += String.fromCharCode(...bytes.subarray(i, i + step));
  return btoa(text);
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser has no canvas.');
  context.imageSmoothingQuality = 'high';
  return context;
}

/**
 * One picture of the page, drawn outside the page and read piece by piece: what costs time is scaling, and a browser scales
 * only what it is asked for. What moves is copied first, so that all pieces are of the same moment.
 */
export class Drawing {
  readonly #source: HTMLImageElement | OffscreenCanvas;
  readonly #sourceSize: { readonly width: number; readonly height: number };
  readonly #width: number;
  readonly #height: number;
  readonly #rows: number;
  #row = 0;

  /** Throws where there is nothing to read. */
  constructor(source: Source) {
    const size = sizeOf(source);
    if (size.width < smallestSide || size.height < smallestSide) throw new Error('No code fits.');
    const scale = scaleFor(size.width, size.height);
    this.#width = Math.max(1, Math.round(size.width * scale));
    this.#height = Math.max(1, Math.round(size.height * scale));
    this.#rows = Math.max(1, Math.floor(pieceSize / this.#width));
    if (source instanceof HTMLImageElement) {
      this.#source = source;
      this.#sourceSize = size;
    } else {
      const copy = contextOf(this.#width, this.#height);
      copy.drawImage(source, 0, 0, this.#width, this.#height);
      this.#source = copy.canvas;
      this.#sourceSize = this.#source;
    }
  }

  get pixels(): number {
    return this.#width * this.#height;
  }

  /** The next rows. Throws where the page itself may not read the picture either. */
  next(): Piece {
    const rows = Math.min(this.#rows, this.#height - this.#row);
    const { width, height } = this.#sourceSize;
    const context = contextOf(this.#width, rows);
    // Neither dark nor light codes vanish on grey where the picture lets it through.
    context.fillStyle = '#808080';
    context.fillRect(0, 0, this.#width, rows);
    context.imageSmoothingEnabled = height > this.#height;
    const top = (this.#row * height) / this.#height;
    context.drawImage(this.#source, 0, top, width, (rows * height) / this.#height, 0, 0, this.#width, rows);
    const { data } = context.getImageData(0, 0, this.#width, rows);
    const grey = new Uint8Array(data.length / 4);
    for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
      grey[i] = ((data[at] as number) * 77 + (data[at + 1] as number) * 150 + (data[at + 2] as number) * 29) >> 8;
    }
    this.#row += rows;
    return { width: this.#width, height: this.#height, grey: base64(grey), last: this.#row >= this.#height };
  }
}
