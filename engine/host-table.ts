/** A host in the table. `next` is another with the same hash. */
interface Entry<T> {
  readonly host: string;
  readonly value: T;
  readonly next: Entry<T> | undefined;
}

const dot = 46;

/** What is known of all hosts whose hash ends alike: that others stand under one, that one is in the table, or both. */
const parent = 1;
const member = 2;
/** With a thousand hosts in the table, fewer than one strange label in ten meets a mark. */
const markCount = 1 << 14;

/** One more character of a host, which is read from its end: `m`, `o`, `c`, `.` … Stays a small integer. */
function hashWith(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) & 0x3fffffff;
}

/**
 * Values by host, found for every host that stands under theirs. The search walks a host from its end inside the address
 * that it stands in and cuts no string out of it. Most hosts are nobody's, which two marks tell.
 */
export class HostTable<T> {
  readonly #marks = new Uint8Array(markCount);
  readonly #entries = new Map<number, Entry<T>>();

  /** Hosts are in lower case, none is empty. */
  constructor(values: ReadonlyMap<string, T>) {
    for (const [host, value] of values) {
      let hash = 0;
      for (let at = host.length - 1; at >= 0; at--) {
        const code = host.charCodeAt(at);
        if (code === dot) this.#mark(hash, parent);
        hash = hashWith(hash, code);
      }
      this.#mark(hash, member);
      this.#entries.set(hash, { host, value, next: this.#entries.get(hash) });
    }
  }

  #mark(hash: number, mark: number): void {
    const at = hash & (markCount - 1);
    this.#marks[at] = (this.#marks[at] as number) | mark;
  }

  /** The value of the longest host in the table that is, or is a parent of, the one at `start` to `end` of a text. */
  find(text: string, start: number, end: number): T | undefined {
    let found: T | undefined;
    let hash = 0;
    for (let at = end - 1; at >= start; at--) {
      const code = text.charCodeAt(at);
      if (code === dot) {
        const marked = this.#marks[hash & (markCount - 1)] as number;
        if (marked === 0) return found;
        if (marked >= member) found = this.#valueAt(hash, text, at + 1, end) ?? found;
      }
      hash = hashWith(hash, code);
    }
    return this.#valueAt(hash, text, start, end) ?? found;
  }

  #valueAt(hash: number, text: string, start: number, end: number): T | undefined {
    let entry = this.#entries.get(hash);
    while (entry !== undefined && !(entry.host.length === end - start && text.startsWith(entry.host, start)))
      entry = entry.next;
    return entry?.value;
  }
}
