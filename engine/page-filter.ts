import { withoutCovered } from './path.ts';
import type { RulebookIndex } from './rulebook.ts';

/**
 * What a page's script has to know of the rules to pass over what they do not speak of: names, not expressions. An expression of
 * hundreds of hosts costs a cold page more to compile than all of its links cost to look up.
 */
export interface FilterNames {
  /** Known hosts by their last label, without it and without its dot: `{ com: 'jd taobao', cn: 'qq.com weibo' }`. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Known schemes of apps. */
  readonly schemes: string;
  /** What families of schemes begin with. */
  readonly beginnings: readonly string[];
}

/** The names of a rulebook, in lower case. Made while the extension is built. */
export function filterNames(rulebook: RulebookIndex): FilterNames {
  const tables = [rulebook.hosts, rulebook.wrappersByHost, rulebook.blockPagesByHost];
  const hosts: Record<string, string> = {};
  for (const host of withoutCovered(new Set(tables.flatMap((table) => [...table.keys()]))).sort()) {
    const dot = host.lastIndexOf('.');
    const end = host.slice(dot + 1);
    hosts[end] = `${hosts[end] === undefined ? '' : `${hosts[end]} `}${host.slice(0, dot)}`;
  }
  const begins = [...rulebook.schemePrefixes, ...rulebook.wrapperSchemePrefixes].map((one) => one.begins);
  const beginnings = [...new Set(begins)].sort();
  const schemes = new Set([...rulebook.schemes.keys(), ...rulebook.wrappersByScheme.keys()]);
  const exact = [...schemes].filter((name) => !beginnings.some((begin) => name.startsWith(begin)));
  return { hosts, schemes: exact.sort().join(' '), beginnings };
}

/** No host is longer, in characters. */
const longest = 253;
/** Labels with dots between them, the last one caught. What follows a dot begins with no hyphen. */
const dotted = /[a-z0-9-]+(?:\.[a-z0-9][a-z0-9-]*)*\.([a-z0-9][a-z0-9-]*)/g;
const encodedSlash = /%(?:25)?2f/g;
/** A host that only a parser reads: `t%61obao.com`, full-width dots. */
const oddHost = /^https?:[/\\]*[^/?#\\]*(?:%|[^!-~])/;
/** So many known hosts are remembered as they are written; a page can make up more names under them. */
const mostOrigins = 256;
const namedInText = /[a-z0-9+.-]+(?=:\/)/g;

/**
 * Tells addresses that a rule may speak of from all others, as {@link candidateSource} does: a known host anywhere, an address
 * in base64 or hex, a known scheme, and a host that is spelled oddly.
 */
export class PageFilter {
  /** By last label; taken apart when it is first met. A table, because a label has to be made one of the browser's own names to ask an object. */
  readonly #hosts: Map<string, string | ReadonlySet<string>>;
  /** Beginnings of addresses that a rule may speak of, whatever follows: most links of a page lead to few hosts. */
  readonly #origins = new Set<string>();
  readonly #schemes: ReadonlySet<string>;
  readonly #beginnings: readonly string[];

  constructor({ hosts, schemes, beginnings }: FilterNames) {
    this.#hosts = new Map(Object.entries(hosts));
    this.#schemes = new Set(schemes.split(' '));
    this.#beginnings = beginnings;
  }

  /** Whether a label, in lower case, is the last one of a known host. */
  endsHost(label: string): boolean {
    return this.#hosts.has(label);
  }

  /** Whether a rule may speak of an address. */
  test(address: string): boolean {
    const origin = address.slice(0, Math.max(0, address.indexOf('/', 8)));
    if (this.#origins.has(origin)) return true;
    const text = address.toLowerCase();
    if (this.#holdsHost(text)) {
      // What holds a host up to a slash holds it whatever follows.
      if (this.#origins.size < mostOrigins && this.#holdsHost(origin)) this.#origins.add(origin);
      return true;
    }
    if (text.includes('ahr0c') || text.includes('68747470')) return true;
    const scheme = text.slice(0, Math.max(0, text.indexOf(':')));
    return scheme === 'http' || scheme === 'https' ? oddHost.test(text) : this.#knows(scheme);
  }

  /** Whether a running text names the scheme of a known app with a slash behind it. */
  namesScheme(text: string): boolean {
    if (!text.includes(':/')) return false;
    for (const [scheme] of text.toLowerCase().matchAll(namedInText)) if (this.#knows(scheme)) return true;
    return false;
  }

  #knows(scheme: string): boolean {
    if (this.#schemes.has(scheme)) return true;
    return this.#beginnings.some((begin) => scheme.startsWith(begin)) && !/[/?#]/.test(scheme);
  }

  #holdsHost(text: string): boolean {
    const plain = text.includes('%') ? text.replace(encodedSlash, '/') : text;
    dotted.lastIndex = 0;
    for (let found = dotted.exec(plain); found !== null; found = dotted.exec(plain)) {
      if (this.#isKnown(found[0], found[1] as string)) return true;
    }
    return false;
  }

  /** Whether a host is known, or one that it stands under. */
  #isKnown(host: string, end: string): boolean {
    let names = this.#hosts.get(end);
    if (names === undefined) return false;
    if (typeof names === 'string') {
      names = new Set(names.split(' '));
      this.#hosts.set(end, names);
    }
    const last = host.length - end.length - 1;
    for (let dot = last; dot > 0 && last - dot <= longest; ) {
      dot = host.lastIndexOf('.', dot - 1);
      if (names.has(host.slice(dot + 1, last))) return true;
    }
    return false;
  }
}
