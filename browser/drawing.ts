import { smallestSide } from './picture-list.ts';

/** So many pixels are read at a time, so that the page never waits for us. */
const pieceSize = 262_144;
/** Larger pictures are made smaller, to this many pixels. */
const mostPixels = 4_194_304;
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

function drawnSize(width: number, height: number): number {
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

/** A copy of one picture of the page outside the page, which gives its pixels piece by piece. */
export class Drawing {
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #width: number;
  readonly #height: number;
  #row = 0;

  /** Throws where the page itself may not read the picture either, or where there is nothing to read. */
  constructor(source: Source) {
    const { width, height } = sizeOf(source);
    if (width < smallestSide || height < smallestSide) throw new Error('No code fits.');
    const scale = drawnSize(width, height);
    this.#width = Math.round(width * scale);
    this.#height = Math.round(height * scale);
    const context = new OffscreenCanvas(this.#width, this.#height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('This browser has no canvas.');
    // Neither dark nor light codes vanish on grey where the picture lets it through.
    context.fillStyle = '#808080';
    context.fillRect(0, 0, this.#width, this.#height);
    context.imageSmoothingEnabled = scale < 1;
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0, this.#width, this.#height);
    this.#context = context;
  }

  get pixels(): number {
    return this.#width * this.#height;
  }

  /** The next rows. Throws as the constructor does. */
  next(): Piece {
    const rows = Math.min(Math.max(1, Math.floor(pieceSize / this.#width)), this.#height - this.#row);
    const { data } = this.#context.getImageData(0, this.#row, this.#width, rows);
    const grey = new Uint8Array(data.length / 4);
    for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
      grey[i] = ((data[at] as number) * 77 + (data[at + 1] as number) * 150 + (data[at + 2] as number) * 29) >> 8;
    }
    this.#row += rows;
    const last = this.#row >= this.#height;
    return { width: this.#width, height: this.#height, grey: base64(grey), last };
  }
}
