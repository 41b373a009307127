/** So many addresses are kept as they are: a page that has just begun has the browser's own tables, but no fast code of ours yet. */
const mostKept = 1_000;
/** One that is longer is not kept. */
const longestKept = 1_000;

/**
 * Counts different addresses, all but the first few without keeping them: in a table of 32-bit hashes. Two addresses that share
 * one are counted as one; of 100,000 that happens to about one.
 */
export class AddressCount {
  #kept: Set<string> | null = new Set();
  #table = new Int32Array(1_024);
  #hashes = 0;

  get size(): number {
    return this.#hashes + (this.#kept?.size ?? 0);
  }

  /** Counts an address; true where it is new. */
  add(address: string): boolean {
    if (this.#kept === null || address.length > longestKept) return this.#addHash(hashOf(address));
    const before = this.#kept.size;
    this.#kept.add(address);
    if (this.#kept.size === before) return false;
    if (this.#kept.size === mostKept) {
      for (const one of this.#kept) this.#addHash(hashOf(one));
      this.#kept = null;
    }
    return true;
  }

  #addHash(hash: number): boolean {
    if (!put(this.#table, hash)) return false;
    this.#hashes += 1;
    if (this.#hashes * 2 > this.#table.length) {
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

/** FNV-1a over UTF-16 units, spread over all bits by the end of MurmurHash3; 0 is kept for empty places. */
function hashOf(text: string): number {
  let on = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) on = Math.imul(on ^ text.charCodeAt(i), 0x01000193);
  on = Math.imul(on ^ (on >>> 16), 0x85ebca6b);
  on = Math.imul(on ^ (on >>> 13), 0xc2b2ae35);
  on ^= on >>> 16;
  return on === 0 ? 1 : on;
}
