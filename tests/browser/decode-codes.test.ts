// @vitest-environment node
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { codesIn, fromGrey, type Pixels, prepareDecoder } from '../../browser/decode-codes.ts';
import { Canvas, type Code, makeCode } from '../code-pictures.ts';

const taobao = 'https://item.taobao.com/item.htm?id=614312037600';
const douyin = 'https://v.douyin.com/iRNBho5T/';
const passcode = '8.0 复制打开抖音 ￥Tb7XcVqWnL2￥';

async function texts(picture: Pixels): Promise<string[]> {
  const found = await codesIn(picture);
  return found.map(({ text, count }) => (count === 1 ? text : `${count} × ${text}`)).sort();
}

describe('the QR codes in a picture', () => {
  let first: Code;
  let second: Code;
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    prepareDecoder({ wasmBinary: new Uint8Array(readFileSync(wasm)).buffer });
    first = await makeCode(taobao);
    second = await makeCode(douyin);
  });

  it.each([1, 2, 3, 8])('are read at %i pixels a module', async (scale) => {
    expect(await texts(new Canvas(600, 600).draw(first, 70, 90, scale))).toEqual([taobao]);
  });

  it('are read light on dark', async () => {
    expect(await texts(new Canvas(400, 400, 0).draw(first, 50, 50, 4, { inverted: true }))).toEqual([taobao]);
  });

  it('are read mirrored', async () => {
    expect(await texts(new Canvas(400, 400).draw(first, 50, 50, 4, { turned: true }))).toEqual([taobao]);
  });

  it('are all read where there are several, one of them twice', async () => {
    const picture = new Canvas(900, 700).draw(first, 20, 20, 4).draw(second, 400, 60, 5).draw(second, 200, 350, 7);
    expect(await texts(picture)).toEqual([`2 × ${douyin}`, taobao].sort());
  });

  it('are read in pale grey on grey', async () => {
    const picture = new Canvas(300, 300).draw(first, 40, 40, 4);
    const grey = new Uint8Array(300 * 300).map((_, i) => 110 + (picture.data[i * 4] as number) / 6);
    expect(await texts(fromGrey(grey, 300, 300))).toEqual([taobao]);
  });

  it('are read where one is small in a large picture', async () => {
    expect(await texts(new Canvas(1_600, 2_400, 230).draw(first, 1_300, 2_100, 3))).toEqual([taobao]);
  });

  it('keep Chinese text as it is', async () => {
    expect(await texts(new Canvas(500, 500).draw(await makeCode(passcode), 30, 30, 6))).toEqual([passcode]);
  });

  it('are told apart from bar codes', async () => {
    const bars = await makeCode('6901234567892', { format: 'EAN13' });
    expect(await texts(new Canvas(600, 400).draw(bars, 60, 60, 3))).toEqual([]);
  });

  it('are told apart from other square codes', async () => {
    const other = await makeCode(taobao, { format: 'DataMatrix' });
    expect(await texts(new Canvas(600, 600).draw(other, 60, 60, 6))).toEqual([]);
  });

  it('are not seen in noise', async () => {
    let state = 1;
    const noise = () => {
      state = (state * 16_807) % 2_147_483_647;
      return state & 255;
    };
    expect(await texts(new Canvas(640, 480).paint(noise))).toEqual([]);
  });

  it('are not seen in a checkerboard', async () => {
    const board = new Canvas(400, 400).paint((x, y) => (((x >> 3) + (y >> 3)) % 2) * 255);
    expect(await texts(board)).toEqual([]);
  });

  it('are not guessed at where only the corners are left', async () => {
    const side = first.width * 6;
    const picture = new Canvas(400, 400).draw(first, 40, 40, 6);
    const inner = (at: number) => at > 40 + side * 0.36 && at < 40 + side * 0.64;
    const { data } = picture;
    for (let y = 0; y < 400; y++) {
      for (let x = 0; x < 400; x++) if (inner(x) || inner(y)) data.fill(255, (y * 400 + x) * 4, (y * 400 + x) * 4 + 3);
    }
    expect(await texts(picture)).toEqual([]);
  });

  it('are not expected where there is one colour', async () => {
    expect(await texts(new Canvas(64, 64))).toEqual([]);
  });
});
