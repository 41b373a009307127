/**
 * Names and passwords in addresses (`https://name:password@host/`), also in addresses that stand inside other ones, however often
 * percent-encoded. In doubt more is taken away than had to be: nothing of them may leave. Takes linear time, since pages are hostile.
 */
import { withoutHidden } from './hidden-addresses.ts';

const colon = '(?::|：|%(?:25)*3a)';
const slash = '(?:[/\\\\／]|%(?:25)*(?:2f|5c))';
/** Where names and passwords may follow: behind a scheme, for the web's also without slashes, or behind two slashes alone. */
const authorityBegins = new RegExp(
  `(?:(?:https?|wss?|ftp)${colon}${slash}*|[a-z0-9+.-]${colon}${slash}{2,}|${slash}{2,})`,
  'gi',
);
/** What may end the part with the host: the characters as they are, or encoded. Blanks end it in running text only. */
const mayEnd = /[/?#&]|%(?:25)*(?:2f|3f|23|26)|\s/gi;
const at = /@|＠|%(?:25)*40/gi;
const hasColon = new RegExp(colon, 'i');

/** How often a character is percent-encoded: `:` not at all, `%3A` once, `%253A` twice. */
function depthOf(written: string): number {
  return written.startsWith('%') ? (written.length - 1) / 2 : 0;
}

const parts = new RegExp(`${colon}|${slash}`, 'gi');

/** The least encoded character of what begins an authority. */
function depthOfBeginning(written: string): number {
  return Math.min(...Array.from(written.slice(0, 1000).matchAll(parts), ([part]) => depthOf(part)));
}

/** A stretch of a text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What one look at a text finds out, so that no part of it is looked at twice. */
class Looked {
  readonly #text: string;
  readonly #running: boolean;
  readonly #ats: readonly Stretch[];
  /** For each depth, the end that was found last, and from where on it holds. */
  readonly #ends = new Map<number, Stretch>();

  constructor(text: string, running: boolean) {
    this.#text = text;
    this.#running = running;
    this.#ats = Array.from(text.matchAll(at), ({ 0: written, index }) => ({
      start: index,
      end: index + written.length,
    }));
  }

  /**
   * Where the authority ends that begins at `from` and is encoded `depth` times. What is encoded more often is part of it; an
   * ampersand that is encoded less often separates parameters of the address around it.
   */
  authorityEnd(from: number, depth: number): number {
    const known = this.#ends.get(depth);
    if (known !== undefined && from >= known.start && from <= known.end) return known.end;
    const end = this.#searchEnd(from, depth);
    this.#ends.set(depth, { start: from, end });
    return end;
  }

  #searchEnd(from: number, depth: number): number {
    mayEnd.lastIndex = from;
    for (let match = mayEnd.exec(this.#text); match !== null; match = mayEnd.exec(this.#text)) {
      const [written] = match;
      const ampersand = written === '&' || written.toLowerCase().endsWith('26');
      if (written.trim() === '') {
        if (this.#running) return match.index;
      } else if (ampersand ? depthOf(written) < depth : depthOf(written) <= depth) return match.index;
    }
    return this.#text.length;
  }

  /** The last at sign between two places; null where there is none. */
  lastAt(from: number, end: number): Stretch | null {
    let low = 0;
    let high = this.#ats.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ats[middle] as Stretch).start < end) low = middle + 1;
      else high = middle;
    }
    const last = this.#ats[low - 1];
    return last === undefined || last.start < from ? null : last;
  }
}

/** A pair of slashes alone begins an authority where a value begins; elsewhere two slashes may stand in any path. */
const valueBegins = /(?:^|[=\s"'(,;&?]|%(?:25)*(?:3d|22|20|2c))$/i;

function withScheme(text: string, running: boolean): string {
  let kept = '';
  let done = 0;
  const looked = new Looked(text, running);
  authorityBegins.lastIndex = 0;
  for (let match = authorityBegins.exec(text); match !== null; match = authorityBegins.exec(text)) {
    const from = match.index + match[0].length;
    const last = looked.lastAt(from, looked.authorityEnd(from, depthOfBeginning(match[0])));
    if (last === null) continue;
    const onlySlashes = !hasColon.test(match[0]);
    if (onlySlashes && !hasColon.test(text.slice(from, last.start))) {
      if (!valueBegins.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    }
    kept += text.slice(done, from);
    done = last.end;
    authorityBegins.lastIndex = done;
  }
  return kept + text.slice(done);
}

const separators = /([/?#&=\s]|%(?:25)*(?:2f|3f|23|26|3d))/i;
const beforeHost = /(?:@|%(?:25)*40)(?=[a-z0-9])/gi;

/** Some wrappers leave out the scheme of what they carry. Without a password that is how mail addresses look, and they stay. */
function withoutScheme(text: string): string {
  const pieces = text.split(separators);
  for (let i = 2; i < pieces.length; i += 2) {
    if (!/[/=]|2f|3d/i.test(pieces[i - 1] as string)) continue;
    const piece = pieces[i] as string;
    const last = [...piece.matchAll(beforeHost)].at(-1);
    if (last !== undefined && hasColon.test(piece.slice(0, last.index)))
      pieces[i] = piece.slice(last.index + last[0].length);
  }
  return pieces.join('');
}

const mayHold = /@|＠|40/;
/** Taking one away may bring another one forth, as in text that was made for it. */
const mostRounds = 8;
/** So often encoded pieces are looked into; what is hidden deeper is not told apart from what must not leave. */
const deepest = 3;

/**
 * An address or, if `running`, a text without names and passwords of addresses. An encoded piece (base64, hex) that hides one goes
 * as a whole.
 */
export function withoutUserinfo(text: string, running = false, depth = 0): string {
  let clean = text;
  for (let round = 0; round < mostRounds && mayHold.test(clean); round++) {
    const next = withoutScheme(withScheme(clean, running));
    if (next === clean) break;
    clean = next;
  }
  return withoutHidden(
    clean,
    '',
    (decoded) => depth === deepest || withoutUserinfo(decoded, running, depth + 1) !== decoded,
  );
}

/** The names and passwords of an address as a browser reads them, without the `@`; null where it has none. */
export function userinfoOf(address: string): string | null {
  return /^[a-z][a-z0-9+.-]*:[/\\]*([^/?#]*)@/i.exec(address.trim())?.[1] ?? null;
}
