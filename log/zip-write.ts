import { Zip, type ZipInputFile } from 'fflate';
import { Digest, piecesOf, utf8 } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { LogFileError } from './file-error.ts';
import type { Spool } from './spool.ts';

/** What stands in the comment of the archive in front of its SHA-256. */
export const commentBegins = 'hutong sha256:';

/** ZIP without its later extension counts bytes in 32 bits. */
const mostBytes = 0xffff_ffff;

/** A file of the archive: compressed as it comes and put aside, with what the archive has to know of it. */
export class ZipPart {
  readonly name: string;
  readonly #spool: Spool;
  readonly #digest = new Digest();
  readonly #compressor = new CompressionStream('deflate-raw');
  readonly #writer = this.#compressor.writable.getWriter();
  readonly #stored: Promise<void>;
  #crc = 0;
  #bytes = 0;
  #compressed = 0;

  constructor(name: string, spool: Spool) {
    this.name = name;
    this.#spool = spool;
    this.#stored = this.#store();
    // Told where the part is closed.
    this.#stored.catch(() => {});
  }

  async #store(): Promise<void> {
    for await (const piece of piecesOf(this.#compressor.readable as ReadableStream<Uint8Array>)) {
      this.#compressed += piece.length;
      await this.#spool.add(piece);
    }
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#digest.add(bytes);
    this.#crc = crc32(bytes, this.#crc);
    this.#bytes += bytes.length;
    if (this.#bytes > mostBytes) {
      throw new LogFileError(
        'too-large',
        'the log is too large for a data package: write it as NDJSON or Parquet, or a part of it',
      );
    }
    await this.#writer.ready;
    // Awaiting what is written would wait for the reader of the compressed bytes, one piece at a time.
    this.#writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => {});
  }

  async close(): Promise<void> {
    await this.#writer.close();
    await this.#stored;
  }

  /** Ends it without an archive. */
  async drop(): Promise<void> {
    await this.#writer.abort().catch(() => {});
    await this.#stored.catch(() => {});
    await this.#spool.drop();
  }

  get sha256(): string {
    return this.#digest.hex;
  }
  get bytes(): number {
    return this.#bytes;
  }
  get compressedBytes(): number {
    return this.#compressed;
  }
  get crc(): number {
    return this.#crc;
  }
  read(): AsyncIterable<Uint8Array> {
    return this.#spool.read();
  }
}

/** ZIP knows the clock on the wall, without a zone, between these years: UTC is written. */
function wallClock(time: string): Date {
  const date = new Date(time);
  const year = Math.min(2099, Math.max(1980, date.getUTCFullYear()));
  return new Date(
    year,
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
}

/**
 * Closed parts as an archive. Its comment holds the SHA-256 of all bytes before it, which is the mark that it is whole; programs
 * that open archives show it and do not mind.
 */
export async function* writeZip(parts: readonly ZipPart[], time: string): AsyncGenerator<Uint8Array> {
  const all = parts.reduce((sum, { name, compressedBytes }) => sum + compressedBytes + 2 * name.length + 100, 0);
  if (all > mostBytes) {
    throw new LogFileError(
      'too-large',
      'the log is too large for a data package: write it as NDJSON or Parquet, or a part of it',
    );
  }
  let made: Uint8Array[] = [];
  const digest = new Digest();
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  function* take(): Generator<Uint8Array> {
    const some = made;
    made = [];
    for (const bytes of some) {
      digest.add(bytes);
      yield bytes;
    }
  }
  const mtime = wallClock(time);
  for (const part of parts) {
    const file: ZipInputFile = { filename: part.name, size: part.bytes, crc: part.crc, compression: 8, flag: 0, mtime };
    zip.add(file);
    for await (const piece of part.read()) {
      file.ondata?.(null, new Uint8Array(piece), false);
      yield* take();
    }
    file.ondata?.(null, new Uint8Array(0), true);
    yield* take();
  }
  zip.end();
  const last = made.pop();
  yield* take();
  if (last === undefined) return;
  const comment = commentBegins.length + 64;
  last[last.length - 2] = comment & 0xff;
  last[last.length - 1] = comment >> 8;
  digest.add(last);
  yield last;
  yield utf8(commentBegins + digest.hex);
}
