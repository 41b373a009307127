import * as v from 'valibot';
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

/** A file as text, with the path that messages name. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A place inside a file: the keys and indexes that lead to it. */
type Path = readonly (string | number)[];

/** A file that has the right shape, and a way to point into it. */
export interface ReadFile<T> {
  readonly path: string;
  readonly value: T;
  /** Makes a problem that points at this place of the file. */
  problemAt(path: Path, message: string, hint: string): Problem;
}

/** The node at the end of a path, or the nearest one on the way there; of a map's entry, its key. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (pair === undefined) return offset;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      next = pair.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      if (isNode(next)) offset = next.range?.[0] ?? offset;
    }
    if (next === undefined) return offset;
    node = next;
  }
  return offset;
}

function shapeHint(issue: v.BaseIssue<unknown>): string {
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.expected === 'never') {
    return 'remove it, or see rules/README.md for the names that exist';
  }
  if (issue.received === 'undefined') return 'add it';
  if (issue.expected === 'Object') return 'write a map of `name: value`';
  if (issue.expected === 'Array') return 'write a list';
  return issue.type === 'union' || issue.kind === 'validation'
    ? issue.message
    : `write ${issue.expected ?? 'something else'}`;
}

function shapeMessage(issue: v.BaseIssue<unknown>, path: Path): string {
  const place = path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.expected === 'never')
    return `${place} is not a name of this format`;
  if (issue.received === 'undefined') return `${place} is missing`;
  return `${place} is ${issue.received}`;
}

/** The most telling of a union's complaints: the ones that got furthest into the value. */
function innermost(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] {
  if (issue.issues === undefined || issue.issues.length === 0) return [issue];
  const deep = issue.issues.filter((inner) => (inner.path?.length ?? 0) > 0);
  return deep.length === 0
    ? [issue]
    : deep
        .flatMap(innermost)
        .map((inner) => ({ ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] as never }));
}

/** A file that was read; null where its shape is wrong, and then the problems say why. */
interface ReadOutcome<T> {
  readonly file: ReadFile<T> | null;
  readonly problems: readonly Problem[];
}

/** What was read before: whoever checks many sets of files that share most of them has each one parsed only once. */
const outcomes = new WeakMap<SourceFile, Map<v.GenericSchema, ReadOutcome<unknown>>>();

/** Parses one file and checks its shape. All that is wrong is reported. */
export function readFile<S extends v.GenericSchema>(source: SourceFile, schema: S): ReadOutcome<v.InferOutput<S>> {
  const known = outcomes.get(source) ?? new Map<v.GenericSchema, ReadOutcome<unknown>>();
  outcomes.set(source, known);
  const outcome = (known.get(schema) as ReadOutcome<v.InferOutput<S>> | undefined) ?? parse(source, schema);
  known.set(schema, outcome);
  return outcome;
}

function parse<S extends v.GenericSchema>(source: SourceFile, schema: S): ReadOutcome<v.InferOutput<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const at = (offset: number, message: string, hint: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file: source.path, line: Math.max(line, 1), column: Math.max(col, 1), message, hint };
  };
  const problemAt = (path: Path, message: string, hint: string) => at(offsetOf(document, path), message, hint);
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      at(error.pos[0], `this is not YAML: ${error.message}`, 'mend the line, or quote the value'),
    );
    return { file: null, problems };
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // The parser finds an alias without an anchor only when it is asked for the value.
    const what = error instanceof Error ? error.message : String(error);
    return { file: null, problems: [at(0, `this is not YAML: ${what}`, 'mend the line, or quote the value')] };
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return { file: { path: source.path, value: parsed.output, problemAt }, problems: [] };
  const problems = parsed.issues.flatMap(innermost).map((issue) => {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    return problemAt(path, shapeMessage(issue, path), shapeHint(issue));
  });
  return { file: null, problems };
}
