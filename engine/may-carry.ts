import { mayBeginHere, plainPath } from './plain-path.ts';

/**
 * Whether anything in an address could be another one: a scheme behind one of the marks that begin a value, two
 * slashes there, base64 or hex of `http`, or a host behind a name that leads out. Refuses nearly all addresses.
 */
const anythingCarried =
  /[=?#/:_](?:https?(?:%|:|-3a)|(?:a1)?aHR0c|68747470)|[=?#](?:[a-z0-9+.-]*(?:%(?:25)?3a|:|\.[a-z])|%(?:25)?2f|\/\/|Ly9)/i;

/** Whether an address could carry another one, as far as its own characters tell. */
export function mayCarry(address: string): boolean {
  return anythingCarried.test(address);
}

/** Whether an escape at a place is a colon or a slash, or one that has been encoded twice. */
function isMark(text: string, at: number): boolean {
  const first = text.charCodeAt(at + 1);
  const second = text.charCodeAt(at + 2) | 0x20;
  return (first === 0x33 && second === 0x61) || (first === 0x32 && (second === 0x66 || second === 0x35));
}

function escapesMark(text: string, from: number): boolean {
  for (let at = text.indexOf('%', from); at >= 0; at = text.indexOf('%', at + 3)) if (isMark(text, at)) return true;
  return false;
}

function mayBeginValue(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const first = text.charCodeAt(at);
  if (first === 0x2f) return text.charCodeAt(at + 1) === 0x2f;
  return ((first | 0x20) === 0x6c && (text.charCodeAt(at + 1) | 0x20) === 0x79) || mayBeginHere(text, at);
}

/**
 * {@link mayCarry} for an address that has just been read into {@link plainPath}. Looks first for what all that is carried
 * has to have, behind the host and in the places where values begin.
 */
export function plainMayCarry(address: string): boolean {
  return (plainPath.mayCarry || mayCarryBehind(address, plainPath.end)) && anythingCarried.test(address);
}

function mayCarryBehind(address: string, end: number): boolean {
  if (end === address.length) return false;
  if (address.indexOf(':', end) >= 0 || address.indexOf('.', end) >= 0 || escapesMark(address, end)) return true;
  if (mayBeginValue(address, end + 1)) return true;
  for (let at = address.indexOf('=', end); at >= 0; at = address.indexOf('=', at + 1))
    if (mayBeginValue(address, at + 1)) return true;
  const hash = address.indexOf('#', end);
  return hash >= 0 && mayBeginValue(address, hash + 1);
}
