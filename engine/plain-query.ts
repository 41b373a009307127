import { mayBeginHere } from './plain-path.ts';

/**
 * Reads what stands behind the path of a plain address, in one pass and without cutting a string out of it: where its
 * parameters are, and which of their values begin as an address does. Takes linear time.
 */

/** An address has no more parameters than this that are looked at. */
export const maxParameters = 60;

/** How the value of a parameter begins: as nothing that leads anywhere, as a host does, or as an address. */
export const leadsNowhere = 0;
export const likeHost = 1;
export const likeAddress = 2;

/** Where the parameters stand that were read last: name, equals sign and value, and how each value begins. */
export const nameStarts = /* @__PURE__ */ new Int32Array(maxParameters);
export const equalsSigns = /* @__PURE__ */ new Int32Array(maxParameters);
export const valueEnds = /* @__PURE__ */ new Int32Array(maxParameters);
export const beginnings = /* @__PURE__ */ new Uint8Array(maxParameters);

/** What was read last besides. Filled anew by {@link readPlainQuery}. */
export const plainQuery = {
  /** How many parameters have a name and an equals sign. */
  count: 0,
  /** Whether the query has a semicolon, which some take for a separator, as is done here, and others do not. */
  semicolons: false,
  /** Whether any of their values begins as a host or an address does. */
  leads: false,
  /** Whether an address may stand where no parameter is: in the whole query, the fragment, or beyond {@link maxParameters}. */
  mayCarry: false,
};

/** What a character may be; from `equals` on it ends a name, from `separator` on a value. */
const clean = 0;
const dot = 1;
const colon = 2;
const percent = 3;
const other = 4;
const equals = 5;
const separator = 6;
const hash = 7;
const odd = 8;
const roles = /* @__PURE__ */ rolesOfCharacters();

function rolesOfCharacters(): Uint8Array {
  const all = new Uint8Array(128).fill(other).fill(odd, 0, 0x21);
  all[0x7f] = odd;
  for (const [characters, is] of [
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-', clean],
    ['.', dot],
    [':', colon],
    ['%', percent],
    ['=', equals],
    ['&;', separator],
    ['#', hash],
    ['\\', odd],
  ] as const)
    for (const character of characters) all[character.charCodeAt(0)] = is;
  return all;
}

/** Whether an escape is that of a colon, be it encoded once or twice. */
function escapesColon(text: string, at: number): boolean {
  const from = text.startsWith('25', at + 1) ? at + 3 : at + 1;
  return text.charCodeAt(from) === 0x33 && (text.charCodeAt(from + 1) | 0x20) === 0x61;
}

function isLetter(text: string, at: number): boolean {
  const code = at < text.length ? text.charCodeAt(at) | 0x20 : 0;
  return code >= 0x61 && code <= 0x7a;
}

/** Whether a value begins with slashes, with an escape of a slash or a blank, or with `http` or `//` in one of their disguises. */
function beginsInDisguise(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const first = text.charCodeAt(at);
  if (first === 0x2f) return text.charCodeAt(at + 1) === 0x2f;
  if (first === 0x25) return text.charCodeAt(at + 1) === 0x32 || text.charCodeAt(at + 1) === 0x30;
  return ((first | 0x20) === 0x6c && (text.charCodeAt(at + 1) | 0x20) === 0x79) || mayBeginHere(text, at);
}

/** How a value that begins at `at` does so. */
function beginningOf(text: string, at: number): number {
  if (beginsInDisguise(text, at)) return likeAddress;
  let found = leadsNowhere;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const is = code < 128 ? (roles[code] as number) : odd;
    if (is === clean) continue;
    if (is === colon || (is === percent && escapesColon(text, at))) return likeAddress;
    if (is !== dot) return found;
    if (isLetter(text, at + 1)) found = likeHost;
  }
  return found;
}

/** Whether a fragment has anything in it that addresses which carry another one have; unlike most. */
function fragmentMayCarry(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const is = code < 128 ? (roles[code] as number) : odd;
    if (is === dot || is === colon || is === percent || is === equals || code === 0x2f || code === 0x5f) return true;
  }
  return beginsInDisguise(text, from);
}

/**
 * Reads query and fragment of an address whose path ends at `start` into {@link plainQuery} and tells whether a browser
 * would leave them as they are, as far as anybody looks.
 */
export function readPlainQuery(address: string, start: number): boolean {
  const { length } = address;
  let count = 0;
  let leads = false;
  let mayCarry = false;
  let semicolons = false;
  let at = start;
  if (at < length && address.charCodeAt(at) === 0x3f) {
    mayCarry = beginningOf(address, at + 1) === likeAddress;
    let is = separator;
    while (is === separator) {
      semicolons ||= address.charCodeAt(at) === 0x3b;
      const name = ++at;
      is = hash;
      let sign = -1;
      for (; at < length; at++) {
        const code = address.charCodeAt(at);
        is = code < 128 ? (roles[code] as number) : odd;
        if (is < equals) continue;
        if (is !== equals) break;
        if (sign < 0) sign = at;
        is = hash;
      }
      if (sign <= name) continue;
      if (count === maxParameters) {
        mayCarry = true;
        continue;
      }
      const beginning = beginningOf(address, sign + 1);
      leads ||= beginning !== leadsNowhere;
      nameStarts[count] = name;
      equalsSigns[count] = sign;
      valueEnds[count] = at;
      beginnings[count++] = beginning;
    }
    if (is === odd) return false;
  }
  if (at < length) {
    mayCarry ||= fragmentMayCarry(address, at + 1);
    for (; at < length; at++) {
      const code = address.charCodeAt(at);
      if (code >= 128 || roles[code] === odd) return false;
    }
  }
  plainQuery.count = count;
  plainQuery.leads = leads;
  plainQuery.mayCarry = mayCarry;
  plainQuery.semicolons = semicolons;
  return true;
}
