/**
 * Counts different addresses without keeping them: a table of 32-bit hashes. Two addresses that share one are counted as
 * one; of 100,000 that happens to about one.
 */
export class AddressCount {
  #table = new Int32Array(1_024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Counts an address by its {@link hashOn}; true where it is new. */
  add(hash: number): boolean {
    if (!put(this.#table, finished(hash))) return false;
    this.#size += 1;
    if (this.#size * 2 > this.#table.length) {
      const wider = new Int32Array(this.#table.length * 4);
      for (const one of this.#table) if (one !== 0) put(wider, one);
      this.#table = wider;
    }
    return true;
  }
}

function put(table: Int32Array, hash: number): boolean {
  const mask = table.length - 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const there = table[at];
    if (there === hash) return false;
    if (there === 0) {
      table[at] = hash;
      return true;
    }
  }
}

/** Where a hash begins that continues no other. */
export const noHash = 0x811c9dc5 | 0;

/** The hash of a text behind another whose hash is known (FNV-1a over UTF-16 units); at most `limit` units are looked at. */
export function hashOn(hash: number, text: string, limit = text.length): number {
  let on = hash;
  for (let i = 0; i < limit; i++) on = Math.imul(on ^ text.charCodeAt(i), 0x01000193);
  return on;
}

/** Spreads a hash over all bits (the end of MurmurHash3), and keeps 0 for empty places. */
function finished(hash: number): number {
  let on = hash;
  on = Math.imul(on ^ (on >>> 16), 0x85ebca6b);
  on = Math.imul(on ^ (on >>> 13), 0xc2b2ae35);
  on ^= on >>> 16;
  return on === 0 ? 1 : on;
}
