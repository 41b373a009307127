import { longestHost } from './host-table.ts';

/** An address taken apart far enough to find its platform and its wrapper. */
export interface Address {
  /** Lower case, without the colon. */
  readonly scheme: string;
  /** Lower case, punycode, without port, userinfo or trailing dot; empty where the scheme has none. */
  readonly host: string;
  /** Begins with `/` on the web; elsewhere whatever stands between host and query. */
  readonly path: string;
  /** Without the question mark; null where there is no question mark. */
  readonly query: string | null;
  /** Without the hash; null where there is none. */
  readonly fragment: string | null;
}

const scheme = /^([a-z][a-z0-9+.-]*):/i;

/** The scheme of an address, in lower case and without its colon; null where it has none. */
export function schemeOf(address: string): string | null {
  return scheme.exec(address)?.[1]?.toLowerCase() ?? null;
}

/** Whether a scheme is one of the web's; all others belong to apps or lead nowhere. */
export function isWeb(scheme: string | null): boolean {
  return scheme === 'http' || scheme === 'https';
}

const hostFirst =
  /^[a-z0-9\u0080-\uffff](?:[a-z0-9\u0080-\uffff_-]*\.)+[a-z\u0080-\uffff][a-z0-9\u0080-\uffff-]*(?::\d+)?(?=[/?#]|$)/i;

/** Whether a text begins with a host and no scheme, as people write addresses: `item.taobao.com/x`. */
export function beginsWithHost(text: string): boolean {
  return hostFirst.test(text);
}

/** What browsers drop at both ends of an address: space and control characters. */
function isBlank(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 0x20;
}

/** An address without what browsers drop from it: blanks at both ends, tabs and line breaks anywhere. Takes linear time. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end).replace(/[\t\n\r]/g, '');
}

function withoutDotsAtEnd(host: string): string {
  let end = host.length;
  while (end > 0 && host[end - 1] === '.') end--;
  return host.slice(0, end);
}

/** Only what needs no parser to be understood: no userinfo, no odd host, no dot segments, nothing a parser would drop. */
const plain = /^https?:\/\/([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?(?::[0-9]{0,4})?(?=[/?#]|$)/i;
const oddPath = /[\s\\]|\/(?:\.|%2e){1,2}(?:[/?#]|$)/i;
/** Hosts whose last label is a number are read as IPv4 by browsers (`http://0x7f.1/`). */
const numberLast = /(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/i;

/** Whatever a browser may change behind a plain host: what it drops, encodes or resolves. */
const perhapsChanged = /[^!-[\]-~]|\/(?:\.|%2[eE])/;

/** A host that browsers leave as it is: no capitals, no punycode, and a last label that cannot be part of an IPv4 address. */
const plainHost = /https?:\/\/(?:(?:[a-z0-9_]|-(?!-))+\.)*(?:[a-z_]|-(?!-))(?:[a-z0-9_]|-(?!-))*(?=[/?#]|$)/y;

/** Where the plain host of a web address ends; -1 where it has none. */
function plainHostEnd(address: string): number {
  plainHost.lastIndex = 0;
  if (!plainHost.test(address)) return -1;
  const end = plainHost.lastIndex;
  return end - plainHostStart(address) > longestHost ? -1 : end;
}

/** Whether an address is the same, as far as {@link parseAddress} looks, after a browser has read it. Most are. */
export function isPlain(address: string): boolean {
  return plainHostEnd(address) > 0 && !perhapsChanged.test(address);
}

/** Where the plain host of an address begins. */
function plainHostStart(address: string): number {
  return address.charCodeAt(4) === 115 ? 8 : 7;
}

/** {@link parseAddress} behind a plain host, which ends at `end`; null where more than that is needed. */
export function parsePlain(address: string, end: number): Address | null {
  if (perhapsChanged.test(address)) return null;
  const start = plainHostStart(address);
  return split(start === 8 ? 'https' : 'http', address.slice(start, end), address.slice(end));
}

function split(scheme: string, host: string, rest: string): Address {
  const hash = rest.indexOf('#');
  const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  return {
    scheme,
    host,
    path: path === '' && isWeb(scheme) ? '/' : path,
    query: mark < 0 ? null : beforeHash.slice(mark + 1),
    fragment: hash < 0 ? null : rest.slice(hash + 1),
  };
}

function known(host: string): string {
  return host.length > longestHost ? '' : host;
}

function parseWeb(scheme: string, text: string): Address | null {
  const match = plain.exec(text);
  const host = match?.[1];
  if (match === null || host === undefined || numberLast.test(host) || oddPath.test(text)) {
    let url: URL;
    try {
      url = new URL(text);
    } catch {
      return null;
    }
    return split(scheme, known(withoutDotsAtEnd(url.hostname)), url.pathname + url.search + url.hash);
  }
  return split(scheme, known(host.toLowerCase()), text.slice(match[0].length));
}

/**
 * Takes an absolute address apart as a browser would. Web addresses follow the WHATWG URL standard; of other
 * schemes only the shape `scheme://host/path?query#fragment` is read, since every app has its own.
 * Returns null where no browser would open it. Never throws.
 */
export function parseAddress(address: string): Address | null {
  const end = plainHostEnd(address);
  const plain = end < 0 ? null : parsePlain(address, end);
  if (plain !== null) return plain;
  const text = trimmed(address);
  const name = schemeOf(text);
  if (name === null) return null;
  if (isWeb(name)) return parseWeb(name, text);
  const after = text.slice(name.length + 1);
  if (!after.startsWith('//')) return split(name, '', after);
  const authority = /^\/\/([^/?#]*)/.exec(after) as RegExpExecArray;
  return split(name, known((authority[1] as string).toLowerCase()), after.slice(authority[0].length));
}

const beforePath = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i;

/** Percent-encodes what may not stand in an address as it is, and nothing else; the host keeps its letters. */
export function asAddress(text: string): string {
  const start = beforePath.exec(text)?.[0].length ?? 0;
  return text.slice(0, start) + text.slice(start).replace(/[^\u0021-\u007e]+/g, encodeRun);
}

function encodeRun(run: string): string {
  return encodeURIComponent(run.toWellFormed());
}
