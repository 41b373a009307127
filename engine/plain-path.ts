import { hashWith } from './plain-host.ts';

/** What a character may be in a path: a browser changes `odd` ones, and another address may begin behind a `mark`. */
const plain = 0;
const slash = 1;
const ends = 2;
const mark = 3;
const odd = 4;
const roles = /* @__PURE__ */ rolesOfCharacters();

function rolesOfCharacters(): Uint8Array {
  const all = new Uint8Array(128).fill(odd, 0, 0x21);
  all[0x7f] = odd;
  for (const [characters, is] of [
    ['/', slash],
    ['?#', ends],
    ['=:_', mark],
    ['\\', odd],
  ] as const)
    for (const character of characters) all[character.charCodeAt(0)] = is;
  return all;
}

function roleOf(code: number): number {
  return code < 128 ? (roles[code] as number) : odd;
}

/** Whether a segment of a path begins as those do that browsers resolve: `.`, `..`, `%2e`. */
function beginsWithDot(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const first = text.charCodeAt(at);
  if (first === 0x2e) return true;
  return first === 0x25 && text.charCodeAt(at + 1) === 0x32 && (text.charCodeAt(at + 2) | 0x20) === 0x65;
}

/** The hash of the first segment of a path, given without its slashes. */
export function segmentHash(segment: string): number {
  let hash = 0;
  for (let at = 0; at < segment.length; at++) hash = hashWith(hash, segment.charCodeAt(at));
  return hash;
}

/** Where the path of an address ends, and the hash of its first segment. Filled anew by {@link readPlainPath}. */
export const plainPath = { end: -1, segment: 0, mayCarry: false };

/** Whether another address may begin here, in the clear or in base64 or hex: `http`, `aHR0c`, `a1aHR0c`, `68747470`. */
export function mayBeginHere(text: string, at: number): boolean {
  if (at >= text.length) return false;
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
  let at = start;
  let is = ends;
  if (at < length) is = roleOf(address.charCodeAt(at));
  if (is === slash) {
    if (beginsWithDot(address, at + 1)) return false;
    mayCarry = mayBeginHere(address, at + 1);
    for (is = ends, at++; at < length; at++) {
      const code = address.charCodeAt(at);
      is = roleOf(code);
      if (is !== plain) {
        if (is !== mark) break;
        mayCarry ||= mayBeginHere(address, at + 1);
      }
      segment = hashWith(segment, code);
    }
  }
  if (at < length && is === slash)
    for (; at < length; at++) {
      is = roleOf(address.charCodeAt(at));
      if (is === plain) continue;
      if (is === slash) {
        if (beginsWithDot(address, at + 1)) return false;
      } else if (is !== mark) break;
      mayCarry ||= mayBeginHere(address, at + 1);
    }
  if (at < length && is === odd) return false;
  plainPath.end = at;
  plainPath.segment = segment;
  plainPath.mayCarry = mayCarry;
  return true;
}
