/** Addresses that stand inside other ones as base64 or hex, and that nobody sees who looks for `://`. */

/** What an address always holds, and its look percent-encoded, escaped in JSON, or encoded once more. */
const signs = ['://', 's:/', 'p:/', 'S:/', 'P:/', 's:\\', 'p:\\', 'S:\\', 'P:\\', ':\\/', '%3A', '%3a', 'aHR0', 'SFRU'];

/** How a sign looks in base64, wherever among its groups of four it falls: what does not hang on its neighbours. */
function inBase64(sign: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = btoa('\0'.repeat(shift) + sign);
    const from = shift === 0 ? 0 : shift + 1;
    return encoded.slice(from, Math.floor(((shift + sign.length) * 8) / 6));
  });
}

const slash = '(?:/|_|%(?:25)*2f)';
const plus = '(?:\\+|-|%(?:25)*2b)';
const looksHidden = new RegExp(
  signs
    .flatMap(inBase64)
    .map((sign) => sign.replaceAll('+', plus).replaceAll('/', slash))
    .join('|'),
);
const base64Run = /(?:[A-Za-z0-9+/_-]|%(?:25)*2[bf]){8,}/gi;
const looksHiddenInHex = /3a(?:2f|5c)|253[ac]/i;
const hexRun = /(?:[0-9a-f]{2}){6,}/gi;
const holdsAddress =
  /(?:https?|wss?|ftp):[/\\]|[a-z0-9+.-]:[/\\]{2}|%(?:25)*3a%(?:25)*(?:2f|5c)|:\\\/|(?:aHR0c|SFRUU)/i;

/** An encoded piece of a text, and what it says. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly decoded: string;
}

function fromBase64(text: string): string {
  const clean = text
    .replace(/%(?:25)*2b/gi, '+')
    .replace(/%(?:25)*2f/gi, '/')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  return atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0)));
}

/** What a text says as base64, with an address in it; null where it says none. */
function addressIn(text: string): string | null {
  // Something may stand in front that is no part of it, such as the mark of its kind.
  for (let skip = 0; skip < 4; skip++) {
    const decoded = fromBase64(text.slice(skip));
    if (holdsAddress.test(decoded)) return decoded;
  }
  return null;
}

/** So many segments are read together with all that follow; the first one covers the others. */
const mostLonger = 3;

/** A slash may belong to base64 or divide the segments of a path: a segment is read alone, and with all that follow. */
function* inRun(run: string, index: number): Generator<Hidden> {
  let start = 0;
  let found = 0;
  for (const segment of run.split('/')) {
    const end = start + segment.length;
    const decoded = addressIn(segment);
    if (decoded !== null) {
      yield { start: index + start, end: index + end, decoded };
      found += 1;
      const longer = end === run.length || found > mostLonger ? null : addressIn(run.slice(start));
      if (longer !== null) yield { start: index + start, end: index + run.length, decoded: longer };
    }
    start = end + 1;
  }
}

/** The pieces of an address or a text that hide an address, in order; the longer of two readings first. */
export function hiddenIn(text: string): Hidden[] {
  const found: Hidden[] = [];
  if (looksHidden.test(text)) {
    for (const { 0: run, index } of text.matchAll(base64Run))
      if (looksHidden.test(run)) found.push(...inRun(run, index));
  }
  if (looksHiddenInHex.test(text)) {
    for (const { 0: run, index } of text.matchAll(hexRun)) {
      const decoded = run.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)));
      if (holdsAddress.test(decoded)) found.push({ start: index, end: index + run.length, decoded });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A text with hidden pieces replaced, those that a question is true of; of overlapping ones the first. */
export function withoutHidden(text: string, replacement: string, goes: (decoded: string) => boolean): string {
  let kept = '';
  let done = 0;
  for (const { start, end, decoded } of hiddenIn(text)) {
    if (start < done || !goes(decoded)) continue;
    kept += text.slice(done, start) + replacement;
    done = end;
  }
  return kept + text.slice(done);
}
