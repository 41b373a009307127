import type { Encoding } from '../../engine/types.ts';

const everyByte = (text: string) => [...new TextEncoder().encode(text)];
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const base64url = (text: string) => Buffer.from(text, 'utf8').toString('base64url');
const withoutScheme = (text: string) => text.replace(/^https:\/\//, '');

/** https://help.proofpoint.com: `-` for `%` and `_` for `/`. */
function urlDefense2(text: string): string {
  return encodeURIComponent(text)
    .replace(/[-_.!~*'()]/g, (char) => (char === '.' ? char : `%${char.charCodeAt(0).toString(16).toUpperCase()}`))
    .replaceAll('%2F', '_')
    .replaceAll('%', '-');
}

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `*` for one character that a path may not hold, `**` and a letter for a run of them; they follow behind `__;`. */
function urlDefense3(text: string): string {
  const special = /[^A-Za-z0-9:/._~-]+/g;
  const left = text.replace(special, (run) => (run.length === 1 ? '*' : `**${runLengths[[...run].length - 2]}`));
  return `${left}__;${base64url((text.match(special) ?? []).join(''))}!!x!y$`;
}

/**
 * Writes a target as senders with this encoding do, exactly once. The counterpart of `engine/decode.ts`, written from
 * the descriptions of the encodings, so that a round trip proves both.
 */
export const encoders: Record<Encoding, (target: string) => string> = {
  percent: encodeURIComponent,
  'percent-or-raw': encodeURIComponent,
  'percent-twice': (target) => encodeURIComponent(encodeURIComponent(target)),
  raw: (target) => target,
  base64: (target) => encodeURIComponent(base64(target)),
  base64url,
  hex: (target) =>
    everyByte(target)
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(''),
  'host-only': (target) => encodeURIComponent(withoutScheme(target)),
  'bing-a1': (target) => `a1${base64url(target)}`,
  'urldefense-v2': urlDefense2,
  'urldefense-v3': urlDefense3,
  'pc6-base36': (target) => [...target].map((char) => char.charCodeAt(0).toString(36).padStart(3, '0')).join(''),
  'disqus-key': (target) => encodeURIComponent(`${target}:key`),
};
