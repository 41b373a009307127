import { hashesBefore, hashWith, labelStarts, longestHost } from './host-table.ts';

/**
 * Reads a plain web address, one that a browser leaves as it is, in a few passes over its bytes and without cutting a
 * string out of it. Nearly all addresses on pages are plain. All functions take linear time.
 */

/** Longer addresses take the way of those that are not plain. */
const longest = 4_096;
/** The address that was read last, ended by a zero. */
export const bytes = /* @__PURE__ */ new Uint8Array(longest + 16);
const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder();
/** The first so many bytes, for each number that was asked for: making such a view takes longer than decoding it. */
const views: (Uint8Array | undefined)[] = /* @__PURE__ */ new Array(longest + 1);

/** The address that was read last; filled anew each time. */
export const plain = {
  hostStart: 0,
  hostEnd: 0,
  /** How many dots its host has, and the hash of the whole host. */
  dots: 0,
  hash: 0,
  /** Where its path ends, where its query does, and where all does. */
  pathEnd: 0,
  queryEnd: 0,
  end: 0,
  /** Whether path, query or fragment have anything in them that addresses which carry another one have; most have not. */
  pathMayLead: false,
  queryMayLead: false,
  fragmentMayLead: false,
};

const letter = 1;
const dot = 2;
const dash = 3;
const ends = 4;
/** What a byte may be in a host. */
const hostRoles = /* @__PURE__ */ rolesOf([
  ['abcdefghijklmnopqrstuvwxyz0123456789_', letter],
  ['.', dot],
  ['-', dash],
  ['/?#\0', ends],
]);

export function rolesOf(lists: readonly (readonly [string, number])[]): Uint8Array {
  const all = new Uint8Array(256);
  for (const [characters, role] of lists) for (const character of characters) all[character.charCodeAt(0)] = role;
  return all;
}

/** Where the host ends that begins at `start`; -1 where it is not a plain one. */
function readHost(start: number): number {
  let label = start;
  let dots = 0;
  let hash = 0;
  let at = start;
  for (; ; at++) {
    const code = bytes[at] as number;
    const is = hostRoles[code] as number;
    if (is !== letter) {
      if (is === ends) break;
      if (is === dot) {
        if (at === label || dots > longestHost) return -1;
        label = at + 1;
        labelStarts[dots] = label;
        hashesBefore[dots++] = hash = hashWith(hash, code);
        continue;
      }
      if (is !== dash || bytes[at + 1] === code) return -1;
    }
    hash = hashWith(hash, code);
  }
  const first = bytes[label] as number;
  // A last label that begins with a digit may be part of an IPv4 address.
  if (at === label || (first >= 48 && first <= 57) || at - start > longestHost) return -1;
  plain.hostStart = start;
  plain.hostEnd = at;
  plain.dots = dots;
  plain.hash = hash;
  return at;
}

const plainly = 0;
const slash = 1;
const mark = 2;
const stops = 3;
const odd = 4;
/** What a byte may be in a path: browsers change odd ones, and another address may begin behind a mark. */
const pathRoles = /* @__PURE__ */ withOdd([
  ['/', slash],
  ['=:_', mark],
  ['?#\0', stops],
]);

const equals = 1;
const suspect = 2;
const hash = 3;
/** The same for a query; `odd` as above. */
const queryRoles = /* @__PURE__ */ withOdd([
  ['=', equals],
  ['.:%', suspect],
  ['#\0', hash],
]);

/** With which bytes an address in disguise, or a segment that browsers resolve, may begin. */
const suspects = /* @__PURE__ */ rolesOf([['.%/hHaA6Ll', 1]]);

function withOdd(lists: readonly (readonly [string, number])[]): Uint8Array {
  const all = rolesOf([['\\\x7f', odd]]);
  all.fill(odd, 0, 0x21).fill(odd, 0x80);
  for (const [characters, role] of lists) for (const character of characters) all[character.charCodeAt(0)] = role;
  return all;
}

function isAt(at: number, first: number, second: number): boolean {
  return bytes[at] === first && bytes[at + 1] === second;
}

/** Whether a segment of a path begins as those do that browsers resolve: `.`, `..`, `%2e`. */
function beginsWithDot(at: number): boolean {
  return bytes[at] === 0x2e || (isAt(at, 0x25, 0x32) && ((bytes[at + 2] as number) | 0x20) === 0x65);
}

/** Whether another address may begin here, in the clear or in base64 or hex: `http`, `aHR0c`, `a1aHR0c`, `68747470`. */
function mayBeginAt(at: number): boolean {
  const first = (bytes[at] as number) | 0x20;
  const second = bytes[at + 1] as number;
  if (first === 0x68) return (second | 0x20) === 0x74 && ((bytes[at + 2] as number) | 0x20) === 0x74;
  if (first === 0x61) return second === 0x31 || (second | 0x20) === 0x68;
  return first === 0x36 && second === 0x38;
}

/** Whether a value begins with slashes, with an escape of a slash or a blank, or with `http` or `//` in one of their disguises. */
export function beginsInDisguise(at: number): boolean {
  if (isAt(at, 0x2f, 0x2f) || isAt(at, 0x25, 0x32) || isAt(at, 0x25, 0x30)) return true;
  return isAt(at, 0x4c, 0x79) || mayBeginAt(at);
}

/** Reads the path that begins at `at`; false where a browser would change it. */
function readPath(at: number): boolean {
  let mayLead = false;
  for (; ; at++) {
    const is = pathRoles[bytes[at] as number] as number;
    if (is === plainly) continue;
    if (is >= stops) {
      plain.pathEnd = at;
      plain.pathMayLead = mayLead;
      return is === stops;
    }
    if (suspects[bytes[at + 1] as number] === 0) continue;
    if (is === slash && beginsWithDot(at + 1)) return false;
    mayLead ||= mayBeginAt(at + 1);
  }
}

/** Whether an escape is that of a colon, be it encoded once or twice. */
export function escapesColon(at: number): boolean {
  const from = isAt(at + 1, 0x32, 0x35) ? at + 3 : at + 1;
  return bytes[from] === 0x33 && ((bytes[from + 1] as number) | 0x20) === 0x61;
}

/** Whether what stands at `at`, a dot, a colon or a percent sign, may belong to an address that is written there. */
function maySpellAddress(at: number): boolean {
  const code = bytes[at] as number;
  return code === 0x3a || (code === 0x2e ? isLetter(at + 1) : escapesColon(at));
}

export function isLetter(at: number): boolean {
  const code = (bytes[at] as number) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

/** Reads the query at `at`, which may not be there; false where a browser would change it. */
function readQuery(at: number): boolean {
  let mayLead = false;
  if (bytes[at] === 0x3f) {
    mayLead = suspects[bytes[at + 1] as number] === 1 && beginsInDisguise(at + 1);
    for (at++; ; at++) {
      const is = queryRoles[bytes[at] as number] as number;
      if (is === plainly) continue;
      if (is >= hash) {
        if (is === odd) return false;
        break;
      }
      mayLead ||=
        is === suspect ? maySpellAddress(at) : suspects[bytes[at + 1] as number] === 1 && beginsInDisguise(at + 1);
    }
  }
  plain.queryEnd = at;
  plain.queryMayLead = mayLead;
  return true;
}

/** Reads the fragment at `at`, which may not be there; false where a browser would change it. Where it ends, the address does. */
function readFragment(at: number, end: number): boolean {
  let mayLead = false;
  if (bytes[at] === 0x23) {
    mayLead = beginsInDisguise(at + 1);
    for (at++; at < end; at++) {
      const code = bytes[at] as number;
      const is = queryRoles[code] as number;
      if (is === odd) return false;
      mayLead ||= is === equals || is === suspect || code === 0x2f || code === 0x5f;
    }
  }
  plain.fragmentMayLead = mayLead;
  plain.end = end;
  return at === end;
}

function readBytes(end: number): boolean {
  bytes[end] = 0;
  const secure = bytes[4] === 0x73;
  const start = secure ? 8 : 7;
  if (bytes[0] !== 0x68 || bytes[1] !== 0x74 || bytes[2] !== 0x74 || bytes[3] !== 0x70) return false;
  if (bytes[start - 3] !== 0x3a || bytes[start - 2] !== 0x2f || bytes[start - 1] !== 0x2f) return false;
  const hostEnd = readHost(start);
  return hostEnd > 0 && readPath(hostEnd) && readQuery(plain.pathEnd) && readFragment(plain.queryEnd, end);
}

/** Reads an address into {@link plain}; false where it is not a plain one. */
export function readPlain(address: string): boolean {
  if (address.length > longest) return false;
  const { read, written } = encoder.encodeInto(address, bytes);
  // What is not ASCII takes more bytes than characters.
  return read === written && readBytes(written);
}

/** The hash of the first segment of the path of the address that was read last. */
export function firstSegment(): number {
  let segment = 0;
  for (let at = plain.hostEnd + 1; at < plain.pathEnd; at++) {
    const code = bytes[at] as number;
    if (code === 0x2f) break;
    segment = hashWith(segment, code);
  }
  return segment;
}

/** The hash of the first segment of a path, given without its slashes, as {@link firstSegment} has it. */
export function segmentHash(segment: string): number {
  let hash = 0;
  for (let at = 0; at < segment.length; at++) hash = hashWith(hash, segment.charCodeAt(at));
  return hash;
}

/** The value of a hexadecimal digit; 255 for other bytes. */
const digits = /* @__PURE__ */ digitValues();

function digitValues(): Uint8Array {
  const all = new Uint8Array(256).fill(255);
  for (let value = 0; value < 16; value++) {
    all[value.toString(16).charCodeAt(0)] = value;
    all[value.toString(16).toUpperCase().charCodeAt(0)] = value;
  }
  return all;
}

/**
 * Undoes the percent-encoding of a value of the address that was read last, which stands at `from` to `to`, and reads what comes
 * out as the next address. Null where that is not a plain one; then the one before is lost, too.
 */
export function readDecoded(from: number, to: number): string | null {
  let end = 0;
  for (let at = from; at < to; at++) {
    let code = bytes[at] as number;
    if (code === 0x25) {
      const first = digits[bytes[at + 1] as number] as number;
      const second = digits[bytes[at + 2] as number] as number;
      if (at + 2 >= to || first > 7 || second > 15) return null;
      code = (first << 4) | second;
      at += 2;
    } else if (code === 0x2b) return null;
    bytes[end++] = code;
  }
  if (!readBytes(end)) return null;
  let view = views[end];
  if (view === undefined) {
    view = bytes.subarray(0, end);
    views[end] = view;
  }
  return decoder.decode(view);
}
