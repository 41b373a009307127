import type { GenericSchema } from 'valibot';
import { firstDay } from '../engine/dates.ts';
import { alternatives, entryOf, namesOf, sortedBy } from './schema-walk.ts';

/** Compares two entries of a list, or two names of a map. */
export type Compare = (a: unknown, b: unknown) => number;

function byText(a: unknown, b: unknown): number {
  const [one, other] = [String(a), String(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function byFirstDay(a: unknown, b: unknown): number {
  const [one, other] = [a, b] as { readonly since?: unknown; readonly id?: unknown }[];
  return byText(firstDay(String(one?.since)), firstDay(String(other?.since))) || byText(one?.id, other?.id);
}

/** How the entries of a list, or the names of a map, are put in order; null where their order is the writer's. */
export function listOrder(schemas: readonly GenericSchema[]): Compare | null {
  const kinds = schemas.flatMap((schema) => [schema, ...alternatives(schema)]).map(sortedBy);
  if (kinds.includes('first day')) return byFirstDay;
  return kinds.includes('text') ? byText : null;
}

/** The alternative that a map with these names was meant to be. */
function meantBy(names: readonly string[], schemas: readonly GenericSchema[]): GenericSchema | null {
  const [only, ...others] = schemas.flatMap(alternatives);
  if (only === undefined || others.length === 0) return only ?? null;
  const ranked = schemas
    .flatMap(alternatives)
    .map((schema) => ({ schema, common: namesOf(schema).filter((name) => names.includes(name)).length }));
  ranked.sort((a, b) => b.common - a.common);
  return ranked[0]?.schema ?? null;
}

/** How a map with these names is put in order: as its schema lists them, what it does not know at the end; null where the order is the writer's. */
export function mapOrder(names: readonly string[], schemas: readonly GenericSchema[]): Compare | null {
  const schema = meantBy(names, schemas);
  const known = schema === null ? [] : namesOf(schema);
  if (known.length === 0) return listOrder(schemas);
  const rank = (name: unknown) => (known.includes(String(name)) ? known.indexOf(String(name)) : known.length);
  return (a, b) => rank(a) - rank(b);
}

/** The schemas one step inwards from a map with these names, or from a list. */
export function inwards(
  names: readonly string[] | null,
  step: string | number,
  schemas: readonly GenericSchema[],
): readonly GenericSchema[] {
  const meant = names === null ? null : meantBy(names, schemas);
  return (meant === null ? schemas.flatMap(alternatives) : [meant]).flatMap((schema) => entryOf(schema, step));
}

function ordered(value: unknown, schemas: readonly GenericSchema[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => ordered(item, inwards(null, 0, schemas)));
    const order = listOrder(schemas);
    return order === null ? items : items.sort(order);
  }
  const names = Object.keys(value);
  const order = mapOrder(names, schemas);
  const inOrder = order === null ? names : [...names].sort(order);
  return Object.fromEntries(
    inOrder.map((name) => [name, ordered((value as Record<string, unknown>)[name], inwards(names, name, schemas))]),
  );
}

/**
 * A value with its names and lists in the canonical order, so that how a file happens to be sorted changes nothing that is
 * made of it.
 */
export function inOrder<T>(value: T, schema: GenericSchema): T {
  return ordered(value, [schema]) as T;
}
