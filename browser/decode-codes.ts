import { prepareZXingModule, type ReaderOptions, readBarcodes, type ZXingModuleOverrides } from 'zxing-wasm/reader';
import type { FoundText } from '../engine/report.ts';
import { codesOfViews } from './codes.ts';

/** A picture as decoders want it: RGBA, four bytes a pixel, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryInvert: true,
  tryRotate: true,
  maxNumberOfSymbols: 255,
  textMode: 'Plain',
};

/** Where the decoder's WebAssembly is to be had. Must be called once, or the decoder would look for it in the network. */
export function prepareDecoder(overrides: ZXingModuleOverrides): void {
  prepareZXingModule({ overrides });
}

/** What the QR codes in a picture say, each text once with how often it stands there. */
export async function codesIn({ data, width, height }: Pixels): Promise<readonly FoundText[]> {
  const image = { data, width, height, colorSpace: 'srgb' } as ImageData;
  const counts = new Map<string, number>();
  for (const { text, isValid } of await readBarcodes(image, options)) {
    if (isValid && text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => ({ text, count }));
}

/** The codes of a picture looked at twice, as it is and enlarged; small and blurred ones show in one of them only. */
export async function codesInBoth(picture: Pixels, enlarged: Pixels): Promise<readonly FoundText[]> {
  return codesOfViews(await codesIn(picture), await codesIn(enlarged));
}

/** Grey values, one byte a pixel, as a picture. */
export function fromGrey(grey: Uint8Array, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  const pixels = new Uint32Array(data.buffer);
  for (let i = 0; i < pixels.length; i++) pixels[i] = 0xff00_0000 | ((grey[i] ?? 0) * 0x01_01_01);
  return { data, width, height };
}
