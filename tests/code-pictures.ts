import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type CreatableBarcodeFormat, prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

export interface Code {
  /** One byte a module: 0 is dark. */
  readonly modules: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
  readonly svg: string;
}

/** A code made for a test. `scale` is how many pixels a module has in the PNG. */
export async function makeCode(
  text: string,
  { format = 'QRCode', ...options }: WriterOptions & { readonly format?: CreatableBarcodeFormat } = {},
): Promise<Code> {
  const { symbol, image, svg, error } = await writeBarcode(text, { format, ...options });
  if (image === null) throw new Error(error);
  const { data, width, height } = symbol;
  return { modules: data, width, height, svg, png: Buffer.from(await image.arrayBuffer()) };
}

export function dataAddress(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** A picture of one colour, to put codes in. */
export class Canvas {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number, grey = 255) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(width * height * 4).fill(255);
    this.paint(() => grey);
  }

  /** Every pixel in a grey that hangs on its place. */
  paint(greyAt: (x: number, y: number) => number): this {
    for (let y = 0; y < this.height; y++) for (let x = 0; x < this.width; x++) this.#set(x, y, greyAt(x, y));
    return this;
  }

  /** Draws a code with its quiet zone, `scale` pixels a module, its top left corner at a place. */
  draw(code: Code, left: number, top: number, scale: number, { inverted = false, turned = false } = {}): this {
    for (let y = 0; y < code.height * scale; y++) {
      for (let x = 0; x < code.width * scale; x++) {
        const at = Math.floor(y / scale) * code.width + Math.floor(x / scale);
        const dark = code.modules[at] === 0;
        this.#set(left + (turned ? y : x), top + (turned ? x : y), dark === inverted ? 255 : 0);
      }
    }
    return this;
  }

  #set(x: number, y: number, grey: number): void {
    const at = (y * this.width + x) * 4;
    this.data.fill(grey, at, at + 3);
  }
}
