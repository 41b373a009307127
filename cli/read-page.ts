import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import sniff from 'html-encoding-sniffer';

/** Why a page was read in its charset: it says so, its bytes allow nothing else, or it is the likeliest. */
type CharsetReason = 'byte order mark' | 'declared' | 'seen from its bytes' | 'guessed';

/** A saved page as text. */
export interface PageText {
  readonly text: string;
  /** Lower case, as the WHATWG Encoding standard names it. */
  readonly charset: string;
  readonly reason: CharsetReason;
}

/** The bytes are no page; the message is the end of "x.html …". */
export class NotAPage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotAPage';
  }
}

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'is a PDF; save the page as HTML'],
  ['PK\u0003\u0004', 'is a zip archive; unpack it first'],
  ['\u001f\u008b', 'is compressed with gzip; unpack it first'],
  ['MIME-Version:', 'is a web archive (MHTML); save the page as HTML instead'],
  ['From: <Saved by', 'is a web archive (MHTML); save the page as HTML instead'],
  ['WARC/1.', 'is a WARC file; take the page out of it first'],
];

function refuse(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new NotAPage('is empty');
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) throw new NotAPage(known[1]);
}

/** Two bytes a character show as a zero in every other place, since markup is ASCII. A zero anywhere else is no text. */
function utf16Charset(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (odd > sample.length / 8 && even <= odd / 16) return 'utf-16le';
  if (even > sample.length / 8 && odd <= even / 16) return 'utf-16be';
  // Browsers pass over a stray zero in a page; everything else with one is a program, a picture, an archive …
  if (even + odd > 0 && !/^\s*</.test(Buffer.from(sample).toString('latin1')))
    throw new NotAPage('is no text; a saved page is an HTML file');
  return null;
}

function markedCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/**
 * The name of the decoder for a charset, as the Encoding standard has it. GB2312 and GBK are parts of GB18030, and one
 * decoder reads them all. Null for the few charsets that no browser reads.
 */
function decoderName(charset: string): string | null {
  try {
    const name = new TextDecoder(charset).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null;
  }
}

function declaredCharset(bytes: Uint8Array): string | null {
  try {
    const name = sniff(bytes, { defaultEncoding: '' });
    return name === '' ? null : decoderName(name);
  } catch {
    // The sniffer fails on `content="text/html; charset"`, which names nothing.
    return null;
  }
}

/** The charsets of Chinese pages and their neighbours in which a character takes two bytes or more. */
const wide: ReadonlySet<string> = new Set(['utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
const western = 'windows-1252';

/** Below this the detector has only not ruled a charset out. */
const telling = 30;

/** The share of what is not ASCII that could not be read. */
function damage(text: string): number {
  let unread = 0;
  let read = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) unread += 1;
    else if (code > 0x7f) read += 1;
  }
  return unread === 0 ? 0 : unread / (unread + read);
}

/** A cut-off character or a byte lost on the way does not make a page one of another charset. */
const tolerable = 0.02;

function decode(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}

/**
 * Whether what is not ASCII comes in pairs of high bytes, as most of GB2312 does; in western text it comes singly. It
 * serves where a page has so few Chinese characters that a detector cannot tell.
 */
function comesInPairs(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) < 0x80) continue;
    if ((bytes[i] as number) > 0xa0 && (bytes[i + 1] ?? 0) > 0xa0) pairs += 1;
    else others += 1;
    i += 1;
  }
  return pairs > 2 * others;
}

function guess(bytes: Uint8Array): string {
  const fits = (charset: string) => damage(decode(bytes, charset)) <= tolerable;
  if (fits('utf-8')) return 'utf-8';
  // The first byte that is not ASCII begins a character, so a sample may begin there.
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const sample = bytes.subarray(first, first + 65_536);
  const ranked = analyse(sample).flatMap(({ name, confidence }) => {
    const charset = decoderName(name);
    return charset === null ? [] : [{ charset, confidence }];
  });
  const asian = ranked.find(({ charset, confidence }) => wide.has(charset) && confidence >= telling && fits(charset));
  if (asian !== undefined) return asian.charset;
  if (comesInPairs(sample)) return 'gb18030';
  return ranked.some(({ charset }) => charset === western) ? western : 'gb18030';
}

function chosen(bytes: Uint8Array): { readonly charset: string; readonly reason: CharsetReason } {
  const marked = markedCharset(bytes);
  if (marked !== null) return { charset: marked, reason: 'byte order mark' };
  const utf16 = utf16Charset(bytes);
  if (utf16 !== null) return { charset: utf16, reason: 'seen from its bytes' };
  const declared = declaredCharset(bytes);
  if (isAscii(bytes))
    return declared === null
      ? { charset: 'utf-8', reason: 'seen from its bytes' }
      : { charset: declared, reason: 'declared' };
  // Text in another charset is never valid UTF-8 by chance, so the bytes know better than the declaration.
  if (isUtf8(bytes)) return { charset: 'utf-8', reason: declared === 'utf-8' ? 'declared' : 'seen from its bytes' };
  if (declared !== null && damage(decode(bytes, declared)) <= tolerable)
    return { charset: declared, reason: 'declared' };
  return { charset: guess(bytes), reason: 'guessed' };
}

/**
 * The bytes of a saved page as text. What the page declares is verified: UTF-8 is recognised whatever is declared, and a
 * declaration that its bytes contradict, or none, leads to the likeliest charset. Throws {@link NotAPage}.
 */
export function readPage(bytes: Uint8Array): PageText {
  refuse(bytes);
  const { charset, reason } = chosen(bytes);
  return { text: decode(bytes, charset), charset, reason };
}
