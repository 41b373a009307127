/**
 * An address as browsers write it or may leave it: ASCII that no parser changes, no port, no `.` or `..` among its
 * segments, a path behind the host. Everything else is left to the browser's parser.
 */
const plain =
  /^(?![^?#]*\/\.)(?:(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=\/)|(?=[/?])(?!\/\/)|(?=\w)(?![a-zA-Z][\w+.-]*:))[!#-&(-;=?-[\]_a-z~]*$/;

/** Whether an address is put together without a parser by {@link Base}. */
export function isPlain(written: string): boolean {
  return plain.test(written);
}

/** Tells addresses that a rule may speak of. */
export interface AddressFilter {
  test(address: string): boolean;
}

/** The address that a page's relative ones start from, taken apart once. */
export class Base {
  /** Without fragment. */
  readonly address: string;
  /** Whether a relative address leads to a host that a rule knows, so that every one of them matters. */
  readonly matters: boolean;
  /** False where relative addresses lead to no web page: a page on disk, one without an address. */
  readonly isWeb: boolean;
  readonly #scheme: string;
  readonly #origin: string;
  readonly #folder: string;
  readonly #page: string;

  constructor(address: string, candidates: AddressFilter) {
    this.address = address.replace(/#.*$/s, '');
    this.#page = this.address.replace(/\?.*$/s, '');
    const { 1: origin = '', 2: scheme = '' } = /^((https?:)\/\/[^/]*)\//.exec(this.#page) ?? [];
    this.isWeb = origin !== '';
    this.#scheme = scheme;
    this.#origin = origin;
    this.#folder = this.#page.slice(0, this.#page.lastIndexOf('/') + 1);
    this.matters = this.isWeb && candidates.test(`${origin}/`);
  }

  /** The whole address of a plain one. */
  put(written: string): string {
    const first = written.charCodeAt(0);
    if (first === 0x2f) return (written.charCodeAt(1) === 0x2f ? this.#scheme : this.#origin) + written;
    if (first === 0x3f) return this.#page + written;
    return isWhole(written) ? written : this.#folder + written;
  }
}

/** Whether a plain address names its scheme. */
export function isWhole(written: string): boolean {
  return written.startsWith('http') && (written.startsWith('://', 4) || written.startsWith('://', 5));
}
