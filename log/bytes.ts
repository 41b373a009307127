import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const encoder = new TextEncoder();

/** Text as UTF-8. Half a surrogate pair cannot be written in it and comes out as U+FFFD: escape it first. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Several pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** SHA-256 of bytes that come one after another. `crypto.subtle` wants all of them at once. */
export class Digest {
  readonly #hash = sha256.create();

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** In lower-case hex, of all that was added so far; more may be added afterwards. */
  get hex(): string {
    return bytesToHex(this.#hash.clone().digest());
  }
}

/** The pieces of a stream, one after the other. Whoever stops early lets go of the stream. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let done = false;
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      yield next.value;
    }
    done = true;
  } finally {
    if (!done) await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

/** Pieces as a stream, each made when it is asked for. Cancelling the stream ends what makes them. */
export function streamOf(pieces: AsyncIterable<Uint8Array>, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        signal?.throwIfAborted();
        const next = await iterator.next();
        signal?.throwIfAborted();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        controller.error(error);
        await iterator.return?.().catch(() => {});
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** Gathers small texts, so that a file is written in pieces worth their while. */
export class TextPieces {
  readonly #enough: number;
  #texts: string[] = [];
  #length = 0;

  /** @param enough How many characters make a piece. */
  constructor(enough = 1 << 16) {
    this.#enough = enough;
  }

  /** Adds a text, and answers whether there is enough for a piece. */
  add(text: string): boolean {
    this.#texts.push(text);
    this.#length += text.length;
    return this.#length >= this.#enough;
  }

  /** All that was added since the last time. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = utf8(this.#texts.join(''));
    this.#texts = [];
    this.#length = 0;
    return bytes;
  }
}
