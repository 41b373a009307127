/** Bytes that are put aside and read again once, such as the parts of a data package before its beginning can be written. */
export interface Spool {
  add(bytes: Uint8Array): Promise<void>;
  /** All that was added, in order. */
  read(): AsyncIterable<Uint8Array>;
  /** Lets go of it; called once, whether or not it was read. */
  drop(): Promise<void>;
}
