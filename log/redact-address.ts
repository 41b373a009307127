/** One address or one text of a log, with as much cut off as a level promises. What the levels promise stands in `redact.ts`. */
import { isWeb, parseAddress, schemeOf, trimmed } from '../engine/address.ts';
import { hiddenIn } from './hidden-addresses.ts';
import { userinfoOf, withoutUserinfo } from './userinfo.ts';

/** Levels that leave something of an address. */
export type AddressLevel = 'full' | 'no-query' | 'host';

/** A question mark or a number sign, in full width too, encoded or not, and parameters that stand behind neither. */
const queryBegins =
  /[?#？＃]|%(?:25)*(?:3f|23)|%(?:25)*ef%(?:25)*bc%(?:25)*(?:9f|83)|(?:[;&]|%(?:25)*(?:3b|26))[\w.-]+(?:=|%(?:25)*3d)/i;
/** Schemes whose addresses are no places but contents, whatever they look like. */
const contents = new Set(['javascript', 'data', 'blob', 'filesystem', 'vbscript', 'view-source']);

function upTo(text: string, end: number): string {
  return end < 0 ? text : text.slice(0, end);
}

/** Without query and fragment, also those of an address that stands in the path. Without a host, only the scheme stays. */
function withoutQuery(address: string): string {
  const clean = withoutUserinfo(address);
  const scheme = schemeOf(trimmed(clean));
  if (scheme !== null && (contents.has(scheme) || !/^[^:]*:[/\\]/.test(trimmed(clean)))) return `${scheme}:`;
  const cut = upTo(clean, clean.search(queryBegins));
  return upTo(cut, hiddenIn(cut)[0]?.start ?? -1);
}

/** Scheme and host, without its port; the scheme alone where there is no host. */
function hostOnly(address: string): string {
  const clean = withoutUserinfo(address);
  const parsed = parseAddress(clean);
  if (parsed === null) {
    const scheme = schemeOf(trimmed(clean));
    return scheme === null ? '' : `${scheme}:`;
  }
  const { scheme, host } = parsed;
  if (host === '' || contents.has(scheme)) return `${scheme}:`;
  if (isWeb(scheme)) return `${scheme}://${host}/`;
  return /^[\p{L}\p{N}._-]+$/u.test(host) ? `${scheme}://${host}/` : `${scheme}:`;
}

/** An address that stands for itself. */
export function redactAddress(address: string, level: AddressLevel): string {
  if (level === 'full') return withoutUserinfo(address);
  return level === 'no-query' ? withoutQuery(address) : hostOnly(address);
}

/** A text, and what it says when it is percent-decoded again and again, as often as wrappers may do it. */
function* decodedEver(text: string): Generator<string> {
  let current = text;
  for (let depth = 0; depth < 9; depth++) {
    yield current;
    // Bytes that are no UTF-8 are of no use here: what is looked for is ASCII, or stands as it is.
    const next = current.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent);
      }
    });
    if (next === current) return;
    current = next;
  }
}

/** Nobody's address has more parameters; of one that has, everything around it goes. */
const mostPieces = 500;

function says(text: string, pieces: readonly string[]): boolean {
  if (pieces.length === 0) return false;
  if (pieces.length > mostPieces) return true;
  for (const decoded of decodedEver(text)) if (pieces.some((piece) => decoded.includes(piece))) return true;
  return false;
}

const afterHost = /^[a-z][a-z0-9+.-]*:[/\\]*[^/?#]*/i;

/** Whether one address shows the host of another behind its own host, in whatever percent-encoding. */
function showsHost(outer: string, inner: string): boolean {
  const host = /^[a-z][a-z0-9+.-]*:[/\\]*(?:[^/?#]*@)?([^/?#:]*)/i.exec(inner.trim())?.[1] ?? '';
  return host !== '' && says(outer.replace(afterHost, '').toLowerCase(), [host.toLowerCase()]);
}

/** Shorter ones say nothing by themselves, and stand in any path. */
const shortestValue = 4;

/** What a level takes from an address, as pieces that an address around it must not show either. */
function taken(address: string, level: 'full' | 'no-query'): string[] {
  const userinfo = userinfoOf(address);
  const pieces = userinfo === null || userinfo === '' ? [] : [...decodedEver(`${userinfo}@`)];
  if (level === 'full') return pieces;
  const at = address.search(/[?#]/);
  const values = at < 0 ? [] : address.slice(at).split(/[?#&=]/);
  return [
    ...pieces,
    ...values.filter(({ length }) => length >= shortestValue).flatMap((value) => [...decodedEver(value)]),
  ];
}

/** The addresses of one link, and what was taken from them. */
interface RedactedChain {
  readonly chain: readonly string[];
  /** What else is told of the link must not show these either. */
  readonly secrets: readonly string[];
}

/**
 * The addresses of one link from the outside in. What is taken from an inner one must not stay in those around it: where an outer
 * one still shows it, or carries the inner one in a way that cannot be looked into, only its host stays.
 */
export function redactChain(chain: readonly string[], level: AddressLevel): RedactedChain {
  const secrets: string[] = [];
  const kept: string[] = [];
  let somethingCut = false;
  for (const [at, address] of [...chain.entries()].reverse()) {
    const inner = chain[at + 1];
    const cut = redactAddress(address, level);
    const opaque = inner !== undefined && somethingCut && !showsHost(address, inner);
    kept.unshift(opaque ? hostOnly(address) : redactBeside(address, cut, secrets));
    if (cut === address) continue;
    somethingCut = true;
    if (level !== 'host') secrets.push(...taken(address, level));
  }
  return { chain: kept, secrets };
}

/** What is left of an address once it was cut: no more than its host where it shows what was taken from another one. */
function redactBeside(address: string, cut: string, secrets: readonly string[]): string {
  return says(cut.replace(afterHost, ''), secrets) ? hostOnly(address) : cut;
}

/** Another address of the same link. */
export function redactAddressBeside(address: string, level: AddressLevel, secrets: readonly string[]): string {
  return redactBeside(address, redactAddress(address, level), secrets);
}

/** Stands for what was cut out of words. */
const mark = '…';
/** A part of a text without blanks that holds an address: one with a scheme, one that is encoded, or one that begins with a host. */
const addressLike = /[:：][/\\／]|%(?:25)*3a%(?:25)*2f|[a-z0-9-]\.[a-z]{2,}(?:[:/?#？／]|$)/i;
const parameter = /[?#&;？＃][\w.-]+(?:=|%3d)/i;
const withHost =
  /(?<![\p{L}\p{N}_.-])((?:[a-z][a-z0-9+.-]*:\/\/)?(?:[\p{L}\p{N}_-]+\.)+[a-z]{2,})(?:[:/?#？／％%][^\s]*)/giu;

function redactWord(word: string, level: 'no-query' | 'host'): string {
  const like = addressLike.test(word);
  const [hidden] = hiddenIn(word);
  if (!like && hidden === undefined && !parameter.test(word)) return word;
  if (level === 'no-query') {
    const found = word.search(like ? queryBegins : parameter);
    const at = Math.min(found < 0 ? word.length : found, hidden?.start ?? word.length);
    return at === word.length ? word : word.slice(0, at) + mark;
  }
  if (hidden !== undefined) return mark;
  if (/%(?:25)*3a%(?:25)*2f/i.test(word)) return mark;
  const short = word.replace(withHost, `$1/${mark}`);
  if (short !== word) return short;
  const at = word.search(/:\/\/|[?#&;？＃]/);
  return at < 0 ? word : `${word.slice(0, word.startsWith('://', at) ? at + 3 : at)}${mark}`;
}

/**
 * Running text. The addresses in it are cut; what else it says stays, but parts without blanks that say what was taken from the
 * addresses of the link whose words these are.
 */
export function redactText(text: string, level: AddressLevel, secrets: readonly string[] = []): string {
  const clean = withoutUserinfo(text, true);
  const cut = level === 'full' ? clean : clean.replace(/\S+/g, (word) => redactWord(word, level));
  return says(cut, secrets) ? cut.replace(/\S+/g, (word) => (says(word, secrets) ? mark : word)) : cut;
}
