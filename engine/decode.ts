import type { Encoding } from './types.ts';

const percentRun = /(?:%[0-9a-f]{2})+/gi;

function bytesOf(run: string): Uint8Array {
  const bytes = new Uint8Array(run.length / 3);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(run.slice(i * 3 + 1, i * 3 + 3), 16);
  return bytes;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const asciiRun = /(?:%[0-7][0-9a-f])+/gi;

/** Bytes of another charset stay encoded, so that the address still means the same bytes; the ASCII among them is read. */
function decodeRun(run: string): string {
  try {
    return utf8.decode(bytesOf(run));
  } catch {
    return run.replace(asciiRun, (ascii) => String.fromCharCode(...bytesOf(ascii)));
  }
}

/** What `decodeURIComponent` and a UTF-8 decoder make different things of: a byte order mark, which only the latter drops. */
const byteOrderMark = '\ufeff';

/**
 * Undoes one layer of percent-encoding. A `%` that encodes nothing, and bytes that are not UTF-8, stay as they are.
 */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    const decoded = decodeURIComponent(text);
    if (!decoded.includes(byteOrderMark)) return decoded;
  } catch {
    // Something in it is not UTF-8, or encodes nothing: each run has to be looked at.
  }
  return text.replace(percentRun, decodeRun);
}

/** Undoes one layer of `application/x-www-form-urlencoded`, as every query parser does. */
export function decodeForm(text: string): string {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a base64 or base64url text, padded or not; null where it is neither. */
function base64Bytes(text: string): Uint8Array | null {
  let end = text.length;
  while (text[end - 1] === '=') end--;
  const clean = text.slice(0, end).replaceAll('-', '+').replaceAll('_', '/');
  if (clean.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(clean)) return null;
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const char of clean) {
    buffer = ((buffer << 6) | base64Alphabet.indexOf(char)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >> bits) & 0xff;
    }
  }
  return bytes;
}

function utf8OrNull(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function decodeBase64(text: string): string | null {
  return utf8OrNull(base64Bytes(text));
}

function decodeHex(text: string): string | null {
  return /^(?:[0-9a-f]{2})+$/i.test(text) ? utf8OrNull(bytesOf(text.replace(/../g, '%$&'))) : null;
}

/** A value that is already an address; such a value has not been percent-encoded as a whole. */
const spelledOut = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;

/**
 * CurseForge encodes an address and then encodes the result. An address has a colon or a slash, so that a text in which
 * one shows after the first decoding was encoded once only: the second would eat the escapes of the target itself.
 */
function decodePercentTwice(text: string): string | null {
  const once = decodePercent(text);
  return /[:/]/.test(once) ? null : decodePercent(once);
}

/**
 * Proofpoint URL Defense v3: `*` stands for one character and `**` plus a length letter for a run of them; the
 * characters left out follow, base64url-encoded, behind `__;` and before `!!`. The scheme is publicly documented by
 * Proofpoint's own decoder.
 */
function decodeUrlDefense3(text: string): string | null {
  const found = /^(.*)__;([A-Za-z0-9_=-]*)!!/.exec(text);
  if (found === null) return null;
  const left = found[1] as string;
  const replaced = decodeBase64(found[2] as string);
  if (replaced === null) return null;
  const characters = [...replaced];
  const runLengths = base64Alphabet.replace('+', '-').replace('/', '_');
  let next = 0;
  return left
    .replace(/\*(?:\*(.))?/g, (_all, letter: string | undefined) => {
      const length = letter === undefined ? 1 : runLengths.indexOf(letter) + 2;
      const part = characters.slice(next, next + length).join('');
      next += length;
      return part;
    })
    .replace(/^(https?:\/)(?!\/)/i, '$1/');
}

/** pc6.com writes each character as three digits in base 36. */
function decodeBase36Triples(text: string): string | null {
  if (!/^(?:[0-9a-z]{3})+$/i.test(text)) return null;
  return text.replace(/.../g, (digits) => String.fromCharCode(Number.parseInt(digits, 36)));
}

type Decoder = (value: string) => string | null;

/**
 * One decoder for each {@link Encoding}, for a value cut out of an address as it stands. Each undoes exactly what its
 * sender did, once, and returns null where the value was not written that way.
 */
const decoders: Record<Encoding, Decoder> = {
  percent: decodePercent,
  'percent-or-raw': (value) => (spelledOut.test(value) ? value : decodePercent(value)),
  'percent-twice': decodePercentTwice,
  raw: (value) => value,
  base64: (value) => decodeBase64(decodePercent(value)),
  base64url: (value) => decodeBase64(decodePercent(value)),
  hex: decodeHex,
  'host-only': decodePercent,
  'bing-a1': (value) => (value.startsWith('a1') ? decodeBase64(value.slice(2)) : null),
  'urldefense-v2': (value) => decodePercent(value.replace(/-([0-9A-F]{2})/gi, '%$1').replaceAll('_', '/')),
  'urldefense-v3': decodeUrlDefense3,
  'pc6-base36': decodeBase36Triples,
  'disqus-key': (value) => decodePercent(value).replace(/:[^:/]*$/, ''),
};

/** Undoes the encoding that a wrapper put around its value, exactly once; null where the value was not written so. */
export function decode(value: string, encoding: Encoding): string | null {
  return decoders[encoding](value);
}
