import type { FoundText } from '../engine/report.ts';
import type { Decoded, Picture } from './codes-worker.ts';

/** Drawings are decoded at least this large (pixels a side). */
const comfortable = 512;
/** Nothing is decoded larger than this (pixels a side). */
const largest = 4_096;

/** Decodes pictures in a thread of its own, one after the other. Disposing of it ends what is going on. */
export class Decoder {
  readonly #worker = new Worker(new URL('./codes-worker.ts', import.meta.url), { type: 'module' });
  #last: Promise<unknown> = Promise.resolve();

  /** The codes in grey values that came as base64, in pieces. */
  pixels(grey: readonly string[], width: number, height: number): Promise<readonly FoundText[]> {
    return this.#decode({ grey, width, height });
  }

  /**
   * The codes in a picture that lies in its own address (`data:`), so that nothing is requested. `shown` is its size on the
   * page, which drawings need; null takes the picture as large as it is. Rejects where it is no picture.
   */
  async pictureAt(
    address: string,
    shown: { readonly width: number; readonly height: number } | null,
  ): Promise<readonly FoundText[]> {
    if (!/^data:image\//i.test(address)) throw new Error('A picture would have to be fetched.');
    const image = new Image();
    image.src = address;
    await image.decode();
    const width = image.naturalWidth || (shown?.width ?? comfortable);
    const height = image.naturalHeight || (shown?.height ?? comfortable);
    const wanted = shown === null ? 1 : Math.max(1, comfortable / Math.max(width, height));
    const scale = Math.min(wanted, largest / Math.max(width, height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser has no canvas.');
    context.imageSmoothingEnabled = scale < 1;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const bitmap = canvas.transferToImageBitmap();
    return this.#decode({ bitmap }, [bitmap]);
  }

  #decode(picture: Picture, transfer: Transferable[] = []): Promise<readonly FoundText[]> {
    const decoding = this.#last.then(() => this.#ask(picture, transfer));
    this.#last = decoding.catch(() => {});
    return decoding;
  }

  #ask(picture: Picture, transfer: Transferable[]): Promise<readonly FoundText[]> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<Decoded>) =>
        'codes' in data ? resolve(data.codes) : reject(new Error(data.error));
      this.#worker.onerror = ({ message }) => reject(new Error(message));
      this.#worker.postMessage(picture, transfer);
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}
