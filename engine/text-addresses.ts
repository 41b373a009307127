import { restBehindHost, restOfAddress } from './address-end.ts';
import { identify } from './identify.ts';
import type { RulebookIndex } from './rulebook.ts';
import { hostReadings, spelledHost } from './spelled-host.ts';
import { unwrap } from './unwrap.ts';

/** An address that stands in running text; `start` and `end` count UTF-16 units. */
export interface TextAddress {
  readonly start: number;
  readonly end: number;
  /** The end of everything that may still belong to it: letters of any script and signs, up to a blank or a full stop in full width. */
  readonly outerEnd: number;
  /** An absolute address, written as one should be; one without a scheme is read as https. */
  readonly address: string;
  /** True where it has a scheme of the web, or a rule knows its host or scheme; else it may be a file or a name in code. */
  readonly sure: boolean;
}

type Found = Omit<TextAddress, 'outerEnd'>;

/** `http：//`, `hxxp://` and `https:\/\/` too, in letters of either width. */
const webScheme = '[hｈ][txｔｘ]{2}[pｐ]([sｓ]?)(?:[:：]|\\[:\\])(?:\\\\?[/／]){2}';
const appScheme = '(?<![a-z0-9.@-])([a-z][a-z0-9+.-]{0,30}):\\/\\/';
/** Where an address may begin: with a scheme, or with a host. All pieces are bounded, so that it takes linear time. */
const beginning = new RegExp(
  `${webScheme}|${appScheme}|(?<![a-z0-9Ａ-Ｚａ-ｚ０-９.．@＠_$\\\\-])(?=${spelledHost})`,
  'gi',
);
const hostHere = new RegExp(spelledHost, 'iy');

/** What stands in front of a host that is the end of a path or of a mail address. */
const noAddressBefore = /(?:[a-z0-9_.]\/|[a-z0-9]#|(?:[[(（]at[\])）]|\bat) ?)$/i;
/** What stands behind a host alone that is a name in program code. */
const codeBehind = /[\w=($@-]/;

const dotlessHost = /^https?:\/\/[A-Za-z0-9-]+$/i;

/** JD writes `http://J…` with Chinese right behind it: a passcode, since a host has a dot or something that ends it. */
function isDotlessName(address: string, next: string | undefined): boolean {
  return dotlessHost.test(address) && next !== undefined && next.charCodeAt(0) >= 0x80;
}

function isKnown(address: string, rulebook: RulebookIndex): boolean {
  return identify(address, rulebook).owner !== null || unwrap(address, rulebook).layers.length > 0;
}

/** The host that stands at a place; an odd spelling counts only where it spells a host that a rule knows. */
function hostAt(text: string, at: number, rulebook: RulebookIndex): { end: number; host: string } | null {
  hostHere.lastIndex = at;
  const spelled = hostHere.exec(text)?.[0];
  if (spelled === undefined) return null;
  const reading = hostReadings(spelled).find(
    ({ plain, host }) => plain || identify(`https://${host}/`, rulebook).owner !== null,
  );
  return reading === undefined ? null : { end: at + reading.length, host: reading.host };
}

function webAddress(text: string, start: number, at: number, scheme: string, rulebook: RulebookIndex): Found | null {
  const quoted = text[start - 1] === "'";
  const host = hostAt(text, at, rulebook);
  if (host !== null && text[host.end] !== '@') {
    const { end, text: rest } = restBehindHost(text, host.end, quoted);
    return { start, end, address: `${scheme}://${host.host}${rest}`, sure: true };
  }
  const { end, text: rest } = restOfAddress(text, at, quoted);
  const address = `${scheme}://${rest}`;
  return rest === '' || isDotlessName(address, text[end]) ? null : { start, end, address, sure: true };
}

function appAddress(text: string, start: number, at: number, rulebook: RulebookIndex): Found {
  const { end, text: rest } = restOfAddress(text, at, text[start - 1] === "'");
  const address = text.slice(start, at) + rest;
  return { start, end, address, sure: isKnown(address, rulebook) };
}

function addressOfHost(text: string, start: number, rulebook: RulebookIndex): Found | null {
  if (noAddressBefore.test(text.slice(Math.max(0, start - 6), start))) return null;
  const host = hostAt(text, start, rulebook);
  if (host === null) return null;
  const { end, text: rest } = restBehindHost(text, host.end, text[start - 1] === "'");
  const address = `https://${host.host}${rest}`;
  const sure = isKnown(address, rulebook);
  if (rest === '' && (!sure || codeBehind.test(text[end] ?? ''))) return null;
  return { start, end, address, sure };
}

const goesOn = /[\p{L}\p{N}\p{M}!#-;=?-Z[\]_a-z~]/u;

/**
 * Finds the addresses in a text, in their order: with a scheme, or a host and what follows it, or a host alone that a rule
 * knows. Takes linear time and never throws. Characters that nobody sees have to be out of the text, see `invisible.ts`.
 */
export function addressesIn(text: string, rulebook: RulebookIndex): TextAddress[] {
  const found: Found[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const { 0: begins, 1: secure, 2: app, index } = match;
    const at = index + begins.length;
    const web = app === undefined ? null : /https?$/i.exec(app);
    if (web !== null) {
      // `git+https://…`: what is opened begins behind the plus.
      beginning.lastIndex = index + web.index;
      continue;
    }
    const one =
      app !== undefined
        ? appAddress(text, index, at, rulebook)
        : secure !== undefined
          ? webAddress(text, index, at, secure === '' ? 'http' : 'https', rulebook)
          : addressOfHost(text, index, rulebook);
    if (one !== null) found.push(one);
    beginning.lastIndex = Math.max(one?.end ?? 0, at, index + 1);
  }
  return found.map((one, i) => {
    const limit = found[i + 1]?.start ?? text.length;
    let outerEnd = one.end;
    while (outerEnd < limit && goesOn.test(text[outerEnd] as string)) outerEnd++;
    return { ...one, outerEnd };
  });
}
