import { parseAddress } from './address.ts';
import { type Cue, cueFinder } from './cues.ts';
import { decodeForm } from './decode.ts';
import { codeFits, type Family, type ReadyLink, type ReadyMarked } from './passcode-tables.ts';
import { hostAndParents, pathFits } from './path.ts';
import { queryParameter } from './query.ts';
import type { RulebookIndex } from './rulebook.ts';
import { addressesIn, type TextAddress } from './text-addresses.ts';
import type { PasscodeId, PlatformId } from './types.ts';

/** A passcode that was found in a text. */
export interface FoundPasscode {
  /** The family. */
  readonly passcode: PasscodeId;
  /** The platform whose app reads it; where nothing tells several apart, the family's own. */
  readonly platform: PlatformId;
  /** All platforms it may belong to, where nothing tells; else null. */
  readonly ambiguous: readonly PlatformId[] | null;
  /** Null where the words are the passcode and no part of them is known to be the code. */
  readonly code: string | null;
  /** Where it stands in the text with its marks or the address around it, in UTF-16 units; the end is not included. */
  readonly start: number;
  readonly end: number;
  /** The words of the text that say that it is one; null where there are none. */
  readonly cue: string | null;
}

/** What one family sees at one place. */
export interface Claim extends FoundPasscode {
  /** Length of the mark in front of the code: the longer says more. */
  readonly mark: number;
  /** Where the code, address or words themselves stand. */
  readonly core: readonly [start: number, end: number];
}

type CueFor = (family: Family, start: number, end: number) => Cue | null;

function claim(
  { passcode, ambiguous }: Family,
  code: string | null,
  core: readonly [start: number, end: number],
  cue: Cue | null,
  marks: readonly [before: number, after: number] = [0, 0],
): Claim {
  const told = cue?.platform ?? null;
  return {
    passcode: passcode.id,
    platform: told ?? passcode.platform,
    ambiguous: told === null ? ambiguous : null,
    code,
    start: core[0] - marks[0],
    end: core[1] + marks[1],
    cue: cue?.words ?? null,
    mark: marks[0],
    core,
  };
}

/** The first claim of each family: its forms are tried in order. */
function firstOfEach<T extends { readonly family: Family }>(
  forms: readonly T[],
  read: (form: T) => Claim | null,
): Claim[] {
  const claims = new Map<Family, Claim>();
  for (const form of forms) {
    if (claims.has(form.family)) continue;
    const found = read(form);
    if (found !== null) claims.set(form.family, found);
  }
  return [...claims.values()];
}

// Codes that stand in a link.

function segmentAtCode(template: string, path: string): string | null {
  if (!pathFits(template.replace('{code}', '{}'), path)) return null;
  return path.split('/')[template.split('/').indexOf('{code}')] ?? null;
}

function valuesOf({ form }: ReadyLink, path: string, query: string | null): string[] {
  if (form.param === null) return form.paths.flatMap((template) => segmentAtCode(template, path) ?? []);
  if (form.paths.length > 0 && !form.paths.some((template) => pathFits(template, path))) return [];
  const value = queryParameter(query, form.param);
  return value === null ? [] : [decodeForm(value)];
}

function codeInLink(link: ReadyLink, path: string, query: string | null): string | null {
  for (const value of valuesOf(link, path, query)) {
    const code = link.value.exec(value)?.[1];
    if (code !== undefined && codeFits(code, link.form.code)) return code;
  }
  return null;
}

function claimsOfLink({ address, start, end }: TextAddress, cueFor: CueFor, rulebook: RulebookIndex): Claim[] {
  const parsed = parseAddress(address);
  if (parsed === null) return [];
  for (const host of hostAndParents(parsed.host)) {
    const links = rulebook.passcodes.linksByHost.get(host);
    if (links === undefined) continue;
    return firstOfEach(links, (link) => {
      const code = codeInLink(link, parsed.path, parsed.query);
      if (code === null) return null;
      const cue = cueFor(link.family, start, end);
      return cue === null && link.form.cueNeeded ? null : claim(link.family, code, [start, end], cue);
    });
  }
  return [];
}

// Codes between marks.

/** All of Latin-1 but its signs of money too: bytes read in the wrong charset look like these and such signs in a row. */
const wordCharacter = /[A-Za-z0-9\u0080-\u00a1\u00a6-\u024f]/;
const endsInName = /[A-Za-z][0-9]?$/;
const drive = /(?:^|[^A-Za-z0-9])[A-Za-z]:$/;
const anyLetter = /\p{L}/u;
const money = /\p{Sc}/u;
const amountBehind = / ?[0-9]/y;
/** What joins a code to something that is no passcode: a path, a host, an address, a name in code. */
const joins = /[A-Za-z0-9/\\.:@=&%~+?_-]/;
const besideNumber = /[A-Za-z0-9$¥￥€£.,:/\\@_=&%#+*~^-]/;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether marks around a code are marks: for sure, only if a cue says so, or not at all. */
function standing(text: string, before: string, after: string, start: number, end: number): 'sure' | 'cue' | 'none' {
  // `【MacBookPro1￥9999】` is a name and its price.
  if (money.test(after) && !money.test(before) && matchAt(amountBehind, text, end) !== null) return 'none';
  const previous = text[start - 1];
  if (previous === undefined || before.length !== 1 || anyLetter.test(before)) return 'sure';
  const glued = wordCharacter.test(previous);
  // One ASCII sign stands in code and paths as well: `call(Name)`, `lib/Name/x`.
  if (glued && before < '\u0080') {
    const next = text[end];
    if (endsInName.test(text.slice(Math.max(0, start - 2), start))) return 'none';
    if (next !== undefined && wordCharacter.test(next)) return 'none';
  }
  return glued || drive.test(text.slice(Math.max(0, start - 3), start)) ? 'cue' : 'sure';
}

/** How far from a code the words stand that have to be near it. */
const nearby = 20;

function hasNear(near: RegExp, text: string, start: number, end: number): boolean {
  const inFront = text.slice(Math.max(0, start - nearby), start);
  const behind = text.slice(end, end + nearby);
  const sameLine = [inFront.slice(inFront.lastIndexOf('\n') + 1), behind.split('\n', 1)[0] as string];
  return sameLine.some((part) => part.search(near) >= 0);
}

function freeOf(joining: RegExp, character: string | undefined): boolean {
  return character === undefined || !joining.test(character);
}

function claimOfMarked(
  { family, form, before, after, near }: ReadyMarked,
  text: string,
  code: string,
  at: number,
  cueFor: CueFor,
): Claim | null {
  if (!codeFits(code, form.code)) return null;
  const codeEnd = at + code.length;
  const opening = before === null ? '' : matchAt(before, text, at)?.[1];
  const closing = after === null ? '' : matchAt(after, text, codeEnd)?.[0];
  if (opening === undefined || closing === undefined) return null;
  if (form.same && opening.trim() !== closing.trim()) return null;
  if (before === null && !freeOf(besideNumber, text[at - 1])) return null;
  if (after === null && !freeOf(before === null ? besideNumber : joins, text[codeEnd])) return null;
  if (near !== null && !hasNear(near, text, at, codeEnd)) return null;

  const start = at - opening.length;
  const end = codeEnd + closing.length;
  const how = standing(text, opening, closing, start, end);
  if (how === 'none') return null;
  const cue = cueFor(family, start, end);
  if (cue === null && (form.cueNeeded || how === 'cue')) return null;
  return claim(family, code, [at, codeEnd], cue, [opening.length, closing.length]);
}

/** Whether a place lies in an address; to be asked with rising places. */
function insideOf(addresses: readonly TextAddress[]): (start: number, end: number) => boolean {
  let next = 0;
  return (start, end) => {
    while (next < addresses.length && (addresses[next] as TextAddress).outerEnd <= start) next++;
    const address = addresses[next];
    return address !== undefined && address.start < end;
  };
}

function claimsOfMarks(
  text: string,
  addresses: readonly TextAddress[],
  cueFor: CueFor,
  rulebook: RulebookIndex,
): Claim[] {
  return rulebook.passcodes.runs.flatMap(({ run, shortest, longest, forms }) => {
    const inside = insideOf(addresses);
    const claims: Claim[] = [];
    for (const { 0: code, index } of text.matchAll(run)) {
      if (code.length < shortest || code.length > longest || inside(index, index + code.length)) continue;
      claims.push(...firstOfEach(forms, (form) => claimOfMarked(form, text, code, index, cueFor)));
    }
    return claims;
  });
}

/** Words that are passcodes without a code: only of families of which no code was found. */
function claimsOfWords(text: string, coded: readonly Claim[], rulebook: RulebookIndex): Claim[] {
  const known = new Set(coded.map(({ passcode }) => passcode));
  return rulebook.passcodes.words.flatMap(({ family, pattern }) =>
    known.has(family.passcode.id)
      ? []
      : Array.from(text.matchAll(pattern), ({ 0: words, index }) =>
          claim(family, null, [index, index + words.length], null),
        ),
  );
}

/** The longer mark in front, then a cue, then the order of the families. */
function better(a: Claim, b: Claim): number {
  return b.mark - a.mark || Number(b.cue !== null) - Number(a.cue !== null);
}

/** A mark serves one code only: of two that share one, the first. */
function withoutShared<T extends readonly [Claim, ...Claim[]]>(places: readonly T[]): T[] {
  let end = 0;
  return places.filter(([{ start, end: ownEnd }]) => {
    if (start < end) return false;
    end = ownEnd;
    return true;
  });
}

/**
 * What all families see in a text, place for place in its order; at each place the claim that holds comes first.
 * Several claims at one place are told apart by host, then by length, then by the mark in front, then by the cue.
 */
export function claimsIn(
  text: string,
  rulebook: RulebookIndex,
  addresses: readonly TextAddress[] = addressesIn(text, rulebook),
): (readonly [Claim, ...Claim[]])[] {
  const cueFor = cueFinder(text);
  const coded = [
    ...addresses.flatMap((address) => claimsOfLink(address, cueFor, rulebook)),
    ...claimsOfMarks(text, addresses, cueFor, rulebook),
  ];
  const claims = [...coded, ...claimsOfWords(text, coded, rulebook)];
  const places: [Claim, ...Claim[]][] = [];
  let end = 0;
  for (const one of claims.sort((a, b) => a.core[0] - b.core[0])) {
    if (one.core[0] >= end) places.push([one]);
    else places.at(-1)?.push(one);
    end = Math.max(end, one.core[1]);
  }
  for (const place of places) place.sort(better);
  return withoutShared(places);
}

/**
 * Finds the passcodes in a text, in their order: texts that are meant to be pasted into an app. Works on the text as it stands, before
 * addresses are cut out of it. Takes time in proportion to the text, and never throws.
 */
export function passcodesIn(text: string, rulebook: RulebookIndex): FoundPasscode[] {
  return passcodesAmong(addressesIn(text, rulebook), text, rulebook);
}

/** {@link passcodesIn} for a text whose addresses are known already. */
export function passcodesAmong(
  addresses: readonly TextAddress[],
  text: string,
  rulebook: RulebookIndex,
): FoundPasscode[] {
  return claimsIn(text, rulebook, addresses).map(([{ mark, core, ...found }]) => found);
}
