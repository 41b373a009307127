import { hashWith } from './plain-host.ts';

const code = { hash: 35, percent: 37, dot: 46, slash: 47, question: 63, backslash: 92 };

/** The hash of the first segment of a path, given without its slashes. */
export function segmentHash(segment: string): number {
  let hash = 0;
  for (let at = 0; at < segment.length; at++) hash = hashWith(hash, segment.charCodeAt(at));
  return hash;
}

/** Where the path of an address ends, and what its first segment is. Filled anew by {@link readPlainPath}. */
export const plainPath = { end: -1, segment: 0, mayCarry: false };

/** Whether another address may begin here, in the clear or in base64 or hex: `http`, `aHR0c`, `a1aHR0c`, `68747470`. */
export function mayBeginHere(text: string, at: number): boolean {
  const first = text.charCodeAt(at) | 0x20;
  if (first === 0x68) return (text.charCodeAt(at + 1) | 0x20) === 0x74 && (text.charCodeAt(at + 2) | 0x20) === 0x74;
  if (first === 0x61) {
    const second = text.charCodeAt(at + 1);
    return second === 0x31 || (second | 0x20) === 0x68;
  }
  return text.charCodeAt(at) === 0x36 && text.charCodeAt(at + 1) === 0x38;
}

/**
 * Reads the path behind a plain host, which ends at `start`, into {@link plainPath} and tells whether a browser would leave
 * it as it is. Cuts nothing out.
 */
export function readPlainPath(address: string, start: number): boolean {
  const { length } = address;
  let mayCarry = false;
  let segment = 0;
  let inFirst = true;
  let at = start;
  for (; at < length; at++) {
    const character = address.charCodeAt(at);
    if (character === code.slash) {
      const next = address.charCodeAt(at + 1);
      if (next === code.dot) return false;
      if (next === code.percent && address.charCodeAt(at + 2) === 0x32 && (address.charCodeAt(at + 3) | 0x20) === 0x65)
        return false;
      if (at > start) inFirst = false;
      mayCarry ||= mayBeginHere(address, at + 1);
      continue;
    }
    if (character === code.question || character === code.hash) break;
    if (character <= 0x20 || character > 0x7e || character === code.backslash) return false;
    // `=`, `:` and `_` may stand in front of another address as well.
    if (character === 0x3d || character === 0x3a || character === 0x5f) mayCarry ||= mayBeginHere(address, at + 1);
    if (inFirst) segment = hashWith(segment, character);
  }
  plainPath.end = at;
  plainPath.segment = segment;
  plainPath.mayCarry = mayCarry;
  return true;
}
