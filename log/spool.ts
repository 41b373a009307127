import { piecesOf } from './bytes.ts';

/** Bytes that are put aside and read again once, such as the parts of a data package before its beginning can be written. */
export interface Spool {
  add(bytes: Uint8Array): Promise<void>;
  /** All that was added, in order. */
  read(): AsyncIterable<Uint8Array>;
  /** Lets go of it; called once, whether or not it was read. */
  drop(): Promise<void>;
}

/** So many bytes become a blob of their own. */
const enough = 1 << 20;

/** Bytes put aside in blobs, which browsers move to the disk when they are many. */
export function blobSpool(): Spool {
  let blobs: Blob[] = [];
  let begun: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const close = () => {
    if (begun.length > 0) blobs.push(new Blob(begun));
    begun = [];
    length = 0;
  };
  return {
    async add(bytes) {
      begun.push(new Uint8Array(bytes));
      length += bytes.length;
      if (length >= enough) close();
    },
    async *read() {
      close();
      for (const blob of blobs) yield* piecesOf(blob.stream());
    },
    async drop() {
      blobs = [];
      begun = [];
    },
  };
}
