import type { Progress } from './archive.ts';
import { Digest, piecesOf } from './bytes.ts';
import { LogFileError } from './file-error.ts';
import { changedFile } from './ndjson-read.ts';
import { commentBegins } from './zip-write.ts';

/** A file of an archive. */
export interface ZipEntry {
  readonly name: string;
  /** 0 for bytes as they are, 8 for deflate. */
  readonly method: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** An archive, as its directory tells. */
export interface OpenedZip {
  readonly entries: readonly ZipEntry[];
  readonly comment: string;
}

const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const endLength = 22;
const localLength = 30;

async function viewOf(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

function textIn(view: DataView, at: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}

/** Reads the directory of an archive; null where it has none, as one that was cut. */
export async function openZip(file: Blob): Promise<OpenedZip | null> {
  const tailAt = Math.max(0, file.size - endLength - 0xffff);
  const tail = await viewOf(file, tailAt, file.size);
  let end = tail.byteLength - endLength;
  while (end >= 0 && tail.getUint32(end, true) !== endSign) end--;
  if (end < 0) return null;
  const count = tail.getUint16(end + 10, true);
  const from = tail.getUint32(end + 16, true);
  const length = tail.getUint32(end + 12, true);
  const comment = textIn(tail, end + endLength, tail.byteLength - end - endLength);
  const directory = await viewOf(file, from, from + length);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count && at + 46 <= directory.byteLength; ) {
    if (directory.getUint32(at, true) !== entrySign) break;
    const nameLength = directory.getUint16(at + 28, true);
    if (at + 46 + nameLength > directory.byteLength) break;
    entries.push({
      name: textIn(directory, at + 46, nameLength),
      method: directory.getUint16(at + 10, true),
      compressedBytes: directory.getUint32(at + 20, true),
      bytes: directory.getUint32(at + 24, true),
      at: directory.getUint32(at + 42, true),
    });
    at += 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return { entries, comment };
}

/** Compares the hash of an archive with the one in its comment. Throws {@link LogFileError}. */
export async function checkZip(
  file: Blob,
  { comment }: OpenedZip,
  options: { readonly signal?: AbortSignal; readonly progress?: (progress: Progress) => void },
): Promise<void> {
  if (!comment.startsWith(commentBegins)) {
    throw new LogFileError(
      'changed',
      'the package was packed anew after it was written; take log.ndjson out of it, which has a mark of its own',
    );
  }
  const digest = new Digest();
  let done = 0;
  for await (const piece of piecesOf(file.slice(0, file.size - comment.length).stream())) {
    options.signal?.throwIfAborted();
    digest.add(piece);
    done += piece.length;
    options.progress?.({ done, all: file.size });
  }
  if (comment !== commentBegins + digest.hex) throw changedFile();
}

/** What a file of an archive holds. Throws {@link LogFileError} where that cannot be read. */
export async function* entryPieces(
  file: Blob,
  { name, method, compressedBytes, at }: ZipEntry,
): AsyncGenerator<Uint8Array> {
  const local = await viewOf(file, at, at + localLength);
  if (local.byteLength < localLength || (method !== 0 && method !== 8)) throw changedFile();
  const from = at + localLength + local.getUint16(26, true) + local.getUint16(28, true);
  const stored = file.slice(from, from + compressedBytes).stream();
  try {
    yield* piecesOf(method === 0 ? stored : stored.pipeThrough(new DecompressionStream('deflate-raw')));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new LogFileError('malformed', `${name} in the package cannot be unpacked`);
  }
}
