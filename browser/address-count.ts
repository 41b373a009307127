/** So many addresses are kept as they are: a page that has just begun has the browser's own tables, but no fast code of ours yet. */
const mostKept = 1_000;

/**
 * Counts different addresses, all but the first few without keeping them: by hashes of 31 bits, which is what a browser stores
 * in a table as it is. Two addresses that share one are counted as one; of 100,000 that happens to about two.
 */
export class AddressCount {
  #seen = new Set<string | number>();
  #keeps = true;

  get size(): number {
    return this.#seen.size;
  }

  /** Counts an address; true where it is new. */
  add(address: string): boolean {
    const before = this.#seen.size;
    this.#seen.add(this.#keeps ? address : hashOf(address));
    const isNew = this.#seen.size > before;
    if (this.#keeps && this.#seen.size === mostKept) {
      this.#keeps = false;
      this.#seen = new Set(Array.from(this.#seen as Set<string>, hashOf));
    }
    return isNew;
  }
}

/** FNV-1a over UTF-16 units, the upper 31 bits. */
function hashOf(text: string): number {
  let on = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) on = Math.imul(on ^ text.charCodeAt(i), 0x01000193);
  return on >> 1;
}
