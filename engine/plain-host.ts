/**
 * Reads the host of a web address inside the address, in one pass and without cutting a string out of it: most addresses
 * need no parser. The pass also makes what {@link HostTable} looks hosts up by.
 */

/** No DNS name is longer; what is longer is nobody's. */
export const longestHost = 253;

// Tables are marked as pure, so that the script in a page, which needs other things of the files that use them, leaves them out.

/** Where each label of the host that was read last begins, and the hash of all that stands in front of it. */
export const labelStarts = /* @__PURE__ */ new Int32Array(longestHost + 3);
export const hashesBefore = /* @__PURE__ */ new Int32Array(longestHost + 3);

const factor = 31;

/** What {@link hashWith} has multiplied a hash by after so many more characters. */
export const powers = /* @__PURE__ */ powersOf(factor);

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

/** What a character may be in a plain host. */
const none = 0;
const letter = 1;
const dot = 2;
const dash = 3;
const ends = 4;
const roles = /* @__PURE__ */ rolesOfCharacters();

function rolesOfCharacters(): Uint8Array {
  const all = new Uint8Array(128);
  for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789_') all[character.charCodeAt(0)] = letter;
  for (const character of '/?#') all[character.charCodeAt(0)] = ends;
  all['.'.charCodeAt(0)] = dot;
  all['-'.charCodeAt(0)] = dash;
  return all;
}

/** A plain host: where it ends, how many dots it has, and the hash of the whole. Filled anew by {@link readPlainHost}. */
export const plainHost = { start: 0, end: -1, dots: 0, hash: 0 };

/**
 * Reads the host of a web address into {@link plainHost}, if no parser is needed to read it, and returns its end; otherwise -1.
 * Scheme and host are in lower case then, nothing stands in front of the host and no port behind it, no label is empty or in
 * punycode, and the last one is no number.
 */
export function readPlainHost(address: string): number {
  const secure = address.charCodeAt(4) === 115;
  if (!address.startsWith(secure ? 'https://' : 'http://')) return -1;
  const start = secure ? 8 : 7;
  const { length } = address;
  let label = start;
  let at = start;
  let dots = 0;
  let hash = 0;
  for (; at < length; at++) {
    const code = address.charCodeAt(at);
    const is = code < 128 ? (roles[code] as number) : none;
    if (is !== letter) {
      if (is === ends) break;
      if (is === dot) {
        if (at === label || dots > longestHost) return -1;
        label = at + 1;
        labelStarts[dots] = label;
        hash = hashWith(hash, code);
        hashesBefore[dots++] = hash;
        continue;
      }
      if (is === none || address.charCodeAt(at + 1) === code) return -1;
    }
    hash = hashWith(hash, code);
  }
  const first = address.charCodeAt(label);
  // A last label that begins with a digit may be part of an IPv4 address.
  if (at === label || (first >= 48 && first <= 57) || at - start > longestHost) return -1;
  plainHost.start = start;
  plainHost.end = at;
  plainHost.dots = dots;
  plainHost.hash = hash;
  return at;
}
