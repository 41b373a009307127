/** No DNS name is longer; what is longer is nobody's. */
export const longestHost = 253;

// Tables are marked as pure, so that the script in a page, which needs other things of the files that use them, leaves them out.

/** Where each label of the host that was read last begins, and the hash of all that stands in front of it. */
export const labelStarts = /* @__PURE__ */ new Int32Array(longestHost + 3);
export const hashesBefore = /* @__PURE__ */ new Int32Array(longestHost + 3);

const factor = 31;

/** What {@link hashWith} has multiplied a hash by after so many more characters. */
const powers = /* @__PURE__ */ powersOf(factor);

function powersOf(base: number): Int32Array {
  const all = new Int32Array(longestHost + 1);
  all[0] = 1;
  for (let i = 1; i < all.length; i++) all[i] = Math.imul(all[i - 1] as number, base);
  return all;
}

/** The hash of a text with one more character at its end; a 32-bit integer. */
export function hashWith(hash: number, code: number): number {
  return (Math.imul(hash, factor) + code) | 0;
}

/** A host that has been read in place, its labels with it: where it stands, how many dots it has, and its hash. */
export interface ReadHost {
  readonly hostStart: number;
  readonly hostEnd: number;
  readonly dots: number;
  readonly hash: number;
}

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

/**
 * Values by host, found for every host that stands under theirs. The search goes from a host's last label to its first, by
 * hashes that come from one pass over the address in which it stands, and cuts no string out of it. Most hosts are
 * nobody's, which two marks tell.
 */
export class HostTable<T> {
  readonly #marks = new Uint8Array(markCount);
  readonly #entries = new Map<number, Entry<T>>();

  /** Hosts are in lower case, none is empty. */
  constructor(values: ReadonlyMap<string, T>) {
    for (const [host, value] of values) {
      for (let at = host.indexOf('.'); at >= 0; at = host.indexOf('.', at + 1)) this.#mark(host.slice(at + 1), parent);
      const hash = this.#mark(host, member);
      this.#entries.set(hash, { host, value, next: this.#entries.get(hash) });
    }
  }

  #mark(host: string, mark: number): number {
    let hash = 0;
    for (let at = 0; at < host.length; at++) hash = hashWith(hash, host.charCodeAt(at));
    const at = hash & (markCount - 1);
    this.#marks[at] = (this.#marks[at] as number) | mark;
    return hash;
  }

  /** The value of the longest host in the table that is, or is a parent of, the one at `start` to `end` of a text. */
  find(text: string, start: number, end: number): T | undefined {
    if (end - start > longestHost) return undefined;
    let dots = 0;
    let hash = 0;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      hash = hashWith(hash, code);
      if (code !== dot) continue;
      labelStarts[dots] = at + 1;
      hashesBefore[dots++] = hash;
    }
    return this.#search(text, start, end, dots, hash);
  }

  /** {@link find} for the host of an address that has just been read. */
  findRead(address: string, { hostStart, hostEnd, dots, hash }: ReadHost): T | undefined {
    return this.#search(address, hostStart, hostEnd, dots, hash);
  }

  #search(text: string, start: number, end: number, dots: number, hash: number): T | undefined {
    let found: T | undefined;
    for (let i = dots - 1; i >= 0; i--) {
      const label = labelStarts[i] as number;
      const ofRest = (hash - Math.imul(hashesBefore[i] as number, powers[end - label] as number)) | 0;
      const marked = this.#marks[ofRest & (markCount - 1)] as number;
      if (marked === 0) return found;
      if (marked >= member) found = this.#valueAt(ofRest, text, label, end) ?? found;
    }
    const marked = this.#marks[hash & (markCount - 1)] as number;
    return marked >= member ? (this.#valueAt(hash, text, start, end) ?? found) : found;
  }

  #valueAt(hash: number, text: string, start: number, end: number): T | undefined {
    let entry = this.#entries.get(hash);
    while (entry !== undefined && !(entry.host.length === end - start && text.startsWith(entry.host, start)))
      entry = entry.next;
    return entry?.value;
  }
}
