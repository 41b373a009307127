import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FoundText } from '../engine/report.ts';
import { codesIn, codesInBoth, fromGrey, type Pixels, prepareDecoder } from './decode-codes.ts';

/** A picture to be decoded: grey values as base64, in pieces that follow each other, or a bitmap, which is also enlarged. */
export type Picture =
  | { readonly grey: readonly string[]; readonly width: number; readonly height: number }
  | { readonly bitmap: ImageBitmap };

/** What came of a picture; pictures are answered in the order in which they came. */
export type Decoded = { readonly codes: readonly FoundText[] } | { readonly error: string };

/** A bitmap is enlarged to no more than so many pixels. */
const mostEnlarged = 16_000_000;

prepareDecoder({ locateFile: () => wasm });

function greyOf(pieces: readonly string[], size: number): Uint8Array {
  const grey = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    const bytes = atob(piece);
    for (let i = 0; i < bytes.length && at < size; i++) grey[at++] = bytes.charCodeAt(i);
  }
  return grey;
}

function pixelsOf(bitmap: ImageBitmap, scale: number): Pixels {
  const canvas = new OffscreenCanvas(bitmap.width * scale, bitmap.height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser has no canvas.');
  // What is seen through is decoded before grey, which neither dark nor light codes vanish on.
  context.fillStyle = '#808080';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function decode(picture: Picture): Promise<readonly FoundText[]> {
  if ('grey' in picture) {
    const { grey, width, height } = picture;
    return codesIn(fromGrey(greyOf(grey, width * height), width, height));
  }
  const { bitmap } = picture;
  const once = pixelsOf(bitmap, 1);
  return bitmap.width * bitmap.height * 4 <= mostEnlarged ? codesInBoth(once, pixelsOf(bitmap, 2)) : codesIn(once);
}

self.onmessage = async ({ data }: MessageEvent<Picture>) => {
  let answer: Decoded;
  try {
    answer = { codes: await decode(data) };
  } catch (error) {
    answer = { error: String(error) };
  }
  self.postMessage(answer);
};
