import * as v from 'valibot';
import { closest, didYouMean } from './closest.ts';
import { allOf } from './problem.ts';
import { alternatives, descriptionOf, namesOf, schemasAt, wordsOf } from './schema-walk.ts';

/** A place inside a file: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with the shape of a file, in plain words. */
export interface Complaint {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

type Issue = v.BaseIssue<unknown>;

function pathOf(issue: Issue): (string | number)[] {
  return (issue.path ?? []).map(({ key }) => key as string | number);
}

/** What stands at a place, for a sentence: its names, and the id of the wall or wrapper they belong to. Indexes are left to the line number. */
export function placeName(path: Path, root: unknown): string {
  let owner: string | null = null;
  let names: string[] = [];
  let value = root;
  for (const step of path) {
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
    if (typeof step === 'string') names.push(step);
    const id = (value as { readonly id?: unknown } | null | undefined)?.id;
    if (typeof step === 'number' && typeof id === 'string') {
      owner = id;
      names = [];
    }
  }
  if (names.length === 0) return owner === null ? 'the file' : `\`${owner}\``;
  return `\`${names.join('.')}\`${owner === null ? '' : ` of \`${owner}\``}`;
}

function saidOf({ received, input }: Issue): string {
  if (received === 'Array') return 'a list';
  if (received !== 'Object') return received === 'null' ? 'empty' : received;
  const names = Object.keys(input as object);
  return names.length > 0 && names.length < 4 ? `a map with ${allOf(names)}` : 'a map';
}

function isNoted(issue: Issue): boolean {
  return issue.message !== '' && !issue.message.startsWith('Invalid ');
}

/** The advice for a value that should have been something else. */
function adviceFor(issue: Issue, schemas: readonly v.GenericSchema[]): string {
  const words = schemas.flatMap(wordsOf);
  if (issue.type === 'picklist' && words.length > 0) {
    const like = closest(
      String(issue.input),
      words.map((id) => ({ id, words: [id] })),
      2,
    );
    return `${didYouMean(like)}it can be ${words.join(', ')}`;
  }
  if (issue.kind === 'validation' || isNoted(issue)) return issue.message;
  if (issue.received === 'null' && issue.path !== undefined) return 'write a value, or remove the name';
  switch (issue.expected) {
    case 'Object': {
      const names = schemas.flatMap(namesOf);
      return names.length > 0 && names.length < 6 ? `write a map with ${allOf(names)}` : 'write a map of `name: value`';
    }
    case 'Array':
      return 'write a list';
    case 'string':
      return ['Object', 'Array'].includes(issue.received)
        ? 'write a text'
        : `put it in quotes: "${String(issue.input)}"`;
    case 'true':
    case 'false':
      return `write \`${issue.expected}\`, or leave the name out`;
    default:
      return `write ${issue.expected ?? 'something else'}`;
  }
}

function wrongValue(issue: Issue, path: Path, root: unknown, schemas: readonly v.GenericSchema[]): Complaint {
  const place = placeName(path, root);
  const hint = adviceFor(issue, schemas);
  if (issue.kind === 'validation' && issue.type.endsWith('_length')) {
    const { length } = issue.input as { readonly length: number };
    return { path, message: length === 0 ? `${place} is empty` : `${place} holds only ${length}`, hint };
  }
  const verb = typeof path.at(-1) === 'number' ? 'has' : 'is';
  return { path, message: `${place} ${verb} ${saidOf(issue)}`, hint };
}

/** Every name of a map that its schema does not know; valibot tells only the first. */
function unknownNames(issue: Issue, path: Path, root: unknown, known: readonly string[]): Complaint[] {
  const input = issue.path?.at(-1)?.input as Record<string, unknown>;
  return Object.keys(input)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const here = [...path.slice(0, -1), name];
      const free = known.filter((one) => !(one in input)).map((id) => ({ id, words: [id] }));
      const [like] = closest(name, free, 1);
      const hint =
        like === undefined ? `remove it; the names here are ${known.join(', ')}` : `did you mean \`${like}\`?`;
      return { path: here, message: `${placeName(here, root)} is not a name of this format`, hint };
    });
}

/** What belongs at a place that is empty: what it is for, and the words that it can be where these are a closed list. */
export function meaningOf(schemas: readonly v.GenericSchema[]): string | null {
  const said = schemas.map(descriptionOf).find((one) => one !== null);
  const words = [...new Set(schemas.flatMap(wordsOf))];
  return said === undefined || said === null || words.length === 0
    ? (said ?? null)
    : `${said} It can be ${words.join(', ')}.`;
}

function missingName(issue: Issue, path: Path, root: unknown, base: v.GenericSchema): Complaint {
  const meant = meaningOf(schemasAt(base, pathOf(issue)));
  const hint = meant === null ? 'add it' : `add it: ${meant}`;
  return { path, message: `${placeName(path, root)} is missing`, hint };
}

/** Whether an issue is about the value itself being of another kind, rather than about something inside it. */
function isOfAnotherKind(issue: Issue): boolean {
  return issue.kind === 'schema' && (issue.path?.length ?? 0) === 0;
}

/** How much a map has in common with what an alternative can hold. */
function inCommon(input: unknown, schema: v.GenericSchema): number {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return 0;
  return namesOf(schema).filter((name) => name in input).length;
}

/** The one alternative that a value was meant to be, as far as that can be told. */
function meant(input: unknown, schemas: readonly v.GenericSchema[]) {
  const tried = schemas
    .flatMap(alternatives)
    .map((schema) => ({
      schema,
      issues: v.safeParse(schema, input).issues ?? [],
      common: inCommon(input, schema),
    }))
    .filter(({ issues }) => !issues.some(isOfAnotherKind))
    .sort((a, b) => b.common - a.common || a.issues.length - b.issues.length);
  const [best, second] = tried;
  if (best === undefined) return null;
  const tie = second !== undefined && second.common === best.common && second.issues.length === best.issues.length;
  return tie ? null : best;
}

function explainOne(issue: Issue, base: v.GenericSchema, before: Path, root: unknown): Complaint[] {
  const inside = pathOf(issue);
  const path = [...before, ...inside];
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = schemasAt(base, inside.slice(0, -1)).flatMap(namesOf);
    return unknownNames(issue, path, root, known);
  }
  if (issue.received === 'undefined' && issue.path !== undefined) return [missingName(issue, path, root, base)];
  const here = schemasAt(base, inside);
  const intended = issue.type === 'union' ? meant(issue.input, here) : null;
  if (intended === null) return [wrongValue(issue, path, root, here)];
  return intended.issues.flatMap((inner) => explainOne(inner as Issue, intended.schema, path, root));
}

/** A list where a map of any names belongs: valibot takes the numbers of its entries for names. */
function listForMap(issue: Issue, schema: v.GenericSchema, value: unknown): Complaint | null {
  const at = (issue.path ?? []).findIndex(({ type, input }) => type === 'object' && Array.isArray(input));
  if (at < 0) return null;
  const path = pathOf(issue).slice(0, at);
  const meant = meaningOf(schemasAt(schema, path));
  const hint = `write a map of \`name: value\`${meant === null ? '' : `: ${meant}`}`;
  return { path, message: `${placeName(path, value)} is a list`, hint };
}

/**
 * What is wrong with a value, by the issues that its schema found, told as one would tell a newcomer. Where a value may
 * be one of several things, only the thing it was meant to be is spoken of.
 */
export function complaintsOf(issues: readonly Issue[], schema: v.GenericSchema, value: unknown): Complaint[] {
  const lists = new Map<string, Complaint>();
  const others = issues.flatMap((issue) => {
    const list = listForMap(issue, schema, value);
    if (list === null) return explainOne(issue, schema, [], value);
    // Each of its entries is complained of.
    lists.set(list.message, list);
    return [];
  });
  return [...others, ...lists.values()];
}
