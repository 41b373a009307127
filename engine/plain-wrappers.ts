import { decodeForm } from './decode.ts';
import { type Layer, layerOf, plainQuery } from './layers.ts';
import { pathFits } from './path.ts';
import { plain, readDecoded, readPlain } from './plain-address.ts';
import { parameters, readParameters } from './plain-parameters.ts';
import type { Carrier, Encoding, Wrapper, WrapperEffect } from './types.ts';

/** Part of an address, from its first character to the one behind its last; null where it is not there. */
type Part = readonly [from: number, to: number] | null;

/** Finds in the address that was read last what a wrapper carries, as it is written there. */
type Finder = (text: string) => Part;

/** A wrapper on one of its paths, which can be read inside the address. */
export interface PlainWrapper {
  readonly layer: Layer;
  /** Whether the address that was read last stands where this wrapper does. */
  readonly stands: (text: string) => boolean;
  readonly find: Finder;
  readonly encoding: Encoding;
  readonly inParameter: boolean;
}

const wild = /[{*]/;

function withoutSlashAtEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Whether the path of the address that was read last is this one, which has no slash at its end. */
function isOnPath(path: string, text: string): boolean {
  const start = plain.hostEnd;
  const end = plain.pathEnd;
  const last = end > start && text.charCodeAt(end - 1) === 0x2f ? end - 1 : end;
  return path.length === last - start && text.startsWith(path, start);
}

/** Which parameter is the first of a name; -1 where none is. */
function parameterNamed(name: string, text: string): number {
  for (let i = 0; i < parameters.count; i++) {
    const start = parameters.names[i] as number;
    if ((parameters.equals[i] as number) - start === name.length && text.startsWith(name, start)) return i;
  }
  return -1;
}

function hasValues(wanted: readonly (readonly [string, string])[], text: string): boolean {
  readParameters();
  return wanted.every(([name, value]) => {
    const at = parameterNamed(name, text);
    return at >= 0 && decodeForm(text.slice((parameters.equals[at] as number) + 1, parameters.ends[at])) === value;
  });
}

function inParameters(names: readonly string[]): Finder {
  return (text) => {
    readParameters();
    // Others decode names before they compare them, and know no separator but `&`.
    if (parameters.escapedNames || parameters.semicolons) return null;
    for (const name of names) {
      const at = parameterNamed(name, text);
      if (at < 0) continue;
      const from = (parameters.equals[at] as number) + 1;
      const to = parameters.ends[at] as number;
      if (from < to) return [from, to];
    }
    return null;
  };
}

function inQuery(): Part {
  return plain.pathEnd < plain.queryEnd ? [plain.pathEnd + 1, plain.end] : null;
}

function inPath(template: string): Finder {
  const at = template.indexOf('{target}');
  const segments = template.slice(0, at).split('/').slice(1);
  const head = segments.pop() as string;
  const after = template.slice(at + '{target}'.length);
  return (text) => {
    let start = plain.hostEnd + 1;
    for (const segment of segments) {
      const slash = text.indexOf('/', start);
      if (slash < 0 || slash >= plain.pathEnd) return null;
      if (segment !== '{}' && !(segment.length === slash - start && text.startsWith(segment, start))) return null;
      start = slash + 1;
    }
    if (start > plain.pathEnd || !text.startsWith(head, start)) return null;
    const from = start + head.length;
    if (after === '') return from < plain.pathEnd ? [from, plain.end] : null;
    const to = text.indexOf(after[0] as string, from);
    return to > from && to < plain.pathEnd ? [from, to] : null;
  };
}

const inPlace: ReadonlySet<Encoding> = new Set(['percent', 'percent-or-raw', 'raw']);

function finderOf(carrier: Carrier): Finder | null {
  if ('json' in carrier || !('encoding' in carrier)) return null;
  if ('param' in carrier) return plainQuery.has(carrier.encoding) ? inParameters(carrier.param) : null;
  if (!inPlace.has(carrier.encoding)) return null;
  if ('query' in carrier) return inQuery;
  return 'path' in carrier ? inPath(carrier.path) : null;
}

/** What a wrapper does on a path, and which parameters it must have there; null where it takes more to say. */
function casesOn(path: string | null, { effects, when = {} }: Wrapper): [WrapperEffect, [string, string][]][] | null {
  const cases: [WrapperEffect, [string, string][]][] = [];
  for (const one of effects) {
    if (one.path !== undefined) {
      if (path === null || wild.test(path + one.path)) return null;
      if (withoutSlashAtEnd(one.path) !== withoutSlashAtEnd(path)) continue;
    }
    cases.push([one.effect, Object.entries({ ...when, ...one.when })]);
    if (one.when === undefined) return cases;
  }
  return [...cases, ['pass', Object.entries(when)]];
}

function standsOn(path: string | null): (text: string) => boolean {
  if (path === null) return () => true;
  if (wild.test(path)) return (text) => pathFits(path, text.slice(plain.hostEnd, plain.pathEnd) || '/');
  const whole = withoutSlashAtEnd(path);
  return (text) => isOnPath(whole, text);
}

/** A wrapper as those that can be read in place, in the order in which they are to be tried; null where it takes more than that. */
export function asPlainWrappers(wrapper: Wrapper): readonly PlainWrapper[] | null {
  const [carrier] = wrapper.target;
  const find = carrier === undefined ? null : finderOf(carrier);
  if (carrier === undefined || find === null || !('encoding' in carrier)) return null;
  const all: PlainWrapper[] = [];
  for (const path of wrapper.paths.length === 0 ? [null] : wrapper.paths) {
    const onPath = standsOn(path);
    const cases = casesOn(path, wrapper);
    if (cases === null) return null;
    for (const [effect, wanted] of cases) {
      const stands = wanted.length === 0 ? onPath : (text: string) => onPath(text) && hasValues(wanted, text);
      const layer = layerOf(wrapper, effect, carrier);
      all.push({ layer, stands, find, encoding: carrier.encoding, inParameter: 'param' in carrier });
    }
  }
  return all;
}

/** A wrapper taken off in place. */
export interface OpenedInPlace {
  readonly layer: Layer;
  readonly target: string;
}

const spelledOut = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;

/** Reads a value as the next address; null where that is not a plain one. */
function readValue(text: string, [from, to]: readonly [number, number], one: PlainWrapper): string | null {
  // What a query parser reads it decodes, whatever it is.
  const decodes = one.encoding === 'percent' || one.inParameter || !spelledOut.test(text.slice(from, from + 20));
  if (one.encoding !== 'raw' && decodes) return readDecoded(from, to);
  const value = text.slice(from, to);
  return readPlain(value) ? value : null;
}

/**
 * The first of these wrappers that the address is which was read last, and the plain address that it carries, which then is the
 * one that was read last. Null where it takes more to say.
 */
export function openInPlace(text: string, wrappers: readonly PlainWrapper[]): OpenedInPlace | null {
  for (const one of wrappers) {
    if (!one.stands(text)) continue;
    const part = one.find(text);
    const target = part === null ? null : readValue(text, part, one);
    return target === null ? null : { layer: one.layer, target };
  }
  return null;
}
