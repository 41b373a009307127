import * as v from 'valibot';
import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { complaintsOf, type Path } from './complaints.ts';
import { foldingTags } from './folding.ts';
import type { Problem } from './problem.ts';
import { leftToDo } from './todo.ts';

/** A file as text, with the path that messages name. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A file whose text has been understood, whatever it says. */
export interface ParsedFile extends SourceFile {
  readonly document: Document;
  readonly value: unknown;
  /** Makes a problem that points at this place of the file. */
  problemAt(path: Path, message: string, hint: string): Problem;
}

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

/** What to do about text that is not YAML. Every parser speaks its own language, so the usual causes are named. */
const yamlHints: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'indent by two spaces a level, begin the names of one map in the same column, and close every bracket',
  TAB_AS_INDENT: 'indent with spaces: a tab does not count',
  DUPLICATE_KEY: 'the same name stands here twice: join the two, or remove one',
  BLOCK_AS_IMPLICIT_KEY: 'a value that holds a colon and a space wants quotes',
  BLOCK_IN_FLOW: 'inside brackets, write lists and maps with brackets too',
  MISSING_CHAR:
    'close the bracket or the quotes, add the comma between two entries, or quote a value with { or [ in it',
  MULTILINE_IMPLICIT_KEY:
    'a name and its colon stand on one line: look for a colon that is missing, or quote the value',
  BAD_SCALAR_START: 'a value that begins with a sign such as @ or % wants quotes',
  MULTIPLE_DOCS: 'a file holds one document: remove the line `---`',
};

const otherHint = 'mend the line, or quote the value';

/** Aliases and tags: a file is read by people, from top to bottom, and put in order by a program. */
function unusual(document: Document, text: string): { readonly offset: number; readonly message: string } | null {
  if (!/(?:^|[\s[{,])[&*!]/.test(text)) return null;
  let found: { offset: number; message: string } | null = null;
  visit(document, (_key, node) => {
    if (!isNode(node)) return undefined;
    const what =
      isAlias(node) || node.anchor !== undefined ? 'an anchor or alias' : node.tag === undefined ? null : 'a tag';
    if (what === null) return undefined;
    found = { offset: node.range?.[0] ?? 0, message: `${what} stands here, which rule files do without` };
    return visit.BREAK;
  });
  return found;
}

/** Parses one file; null, with the reasons, where its text cannot be understood. */
export function parse(source: SourceFile): { readonly file: ParsedFile | null; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    customTags: foldingTags,
  });
  const at = (offset: number, message: string, hint: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return {
      severity: 'problem',
      file: source.path,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      message,
      hint,
    };
  };
  const problemAt = (path: Path, message: string, hint: string) => at(offsetOf(document, path), message, hint);
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, code, message }) =>
      at(pos[0], `this is not YAML: ${message}`, yamlHints[code] ?? otherHint),
    );
    return { file: null, problems };
  }
  const odd = unusual(document, source.text);
  if (odd !== null) return { file: null, problems: [at(odd.offset, odd.message, 'write the value out')] };
  return { file: { ...source, document, value: document.toJS(), problemAt }, problems: [] };
}

/** Checks the shape of a parsed file. All that is wrong is reported; the file is null then. */
export function readShape<S extends v.GenericSchema>(
  parsed: ParsedFile,
  schema: S,
): { readonly file: ReadFile<v.InferOutput<S>> | null; readonly problems: readonly Problem[] } {
  const { path, value, problemAt } = parsed;
  // A value that nobody has written yet is wrong in no other way.
  const unwritten = leftToDo(value, schema);
  if (unwritten.length > 0) {
    return { file: null, problems: unwritten.map((one) => problemAt(one.path, one.message, one.hint)) };
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { file: { path, value: result.output, problemAt }, problems: [] };
  const problems = complaintsOf(result.issues, schema, value).map((complaint) =>
    problemAt(complaint.path, complaint.message, complaint.hint),
  );
  return { file: null, problems };
}
