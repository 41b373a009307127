import { isDeepStrictEqual } from 'node:util';
import type { GenericSchema } from 'valibot';
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { FileKind } from './file-kinds.ts';
import { inwards, listOrder, mapOrder } from './order.ts';
import { type ParsedFile, parse } from './read.ts';
import { alternatives, namesOf } from './schema-walk.ts';

/** No line is longer, unless it cannot be broken: an address, or Chinese. */
const lineWidth = 120;

/** The first line of a file, by which editors find its schema. */
function schemaLine(schemaPath: string): string {
  return `# yaml-language-server: $schema=${schemaPath}`;
}

const anySchemaLine = /^ *yaml-language-server: *\$schema=.*$/;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** The columns that a text takes in an editor, where a Chinese character takes two. */
function columnsOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

type Collection = YAMLMap | YAMLSeq;
type Write = YAMLMap['toString'];

/**
 * Has a list or map in brackets written as `[a, b]` or `{ a: b }`; without brackets, a line for each entry, where it does
 * not fit on one line. `before` is the length of the name that stands before it.
 */
function writeInBrackets(node: Collection, before: number): void {
  const write: Write = (isMap(node) ? YAMLMap : YAMLSeq).prototype.toString;
  node.toString = (context, onComment, onChompKeep) => {
    if (context === undefined) return write.call(node as YAMLMap);
    const padded = { ...context, flowCollectionPadding: isMap(node) ? ' ' : '' };
    const as = (how: typeof padded) => write.call(node as YAMLMap, how, onComment, onChompKeep);
    if (context.inFlow === true || node.flow !== true) return as(padded);
    const line = as({ ...padded, options: { ...context.options, lineWidth: 0 } });
    if (!line.includes('\n') && context.indent.length + before + columnsOf(line) <= lineWidth) return line;
    node.flow = false;
    return as(padded);
  };
}

/** One look for all files: quotes only where needed, no blank lines, brackets as {@link writeInBrackets} says. */
function plainly(document: Document): void {
  visit(document, {
    Pair(_key, { key, value }) {
      if (isCollection(value) && value.flow === true) {
        writeInBrackets(value as Collection, isScalar(key) ? String(key.value).length : 0);
      }
    },
    Collection(key, node) {
      node.spaceBefore = false;
      // A blank line behind a comment is not the comment's.
      if (typeof node.comment === 'string') node.comment = node.comment.replace(/\n+$/, '');
      if (key !== 'value' && node.flow === true) writeInBrackets(node as Collection, 0);
    },
    Scalar(_key, node) {
      node.spaceBefore = false;
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      // The library may lose blank lines of a text when it chooses another style for it.
      if (quoted && !String(node.value).includes('\n')) node.type = 'PLAIN';
    },
  });
}

function nameOfPair({ key }: { readonly key: unknown }): string {
  return String(isScalar(key) ? key.value : key);
}

/** The node of an entry that a comment above it hangs on. */
function headOf(item: unknown): Node | null {
  const head = isPair(item) ? item.key : item;
  return isNode(head) ? head : null;
}

/** Sorts in place and says whether anything moved. Comments move with the entry below them. */
function sortItems<T>(node: Collection, items: T[], compare: (a: T, b: T) => number): boolean {
  const before = [...items];
  items.sort(compare);
  if (!items.some((item, i) => item !== before[i])) return false;
  // The parser hangs what stands above the first entry on the whole.
  const first = headOf(before[0]);
  if (first !== null && typeof node.commentBefore === 'string') {
    first.commentBefore = [node.commentBefore, first.commentBefore].filter((one) => one != null).join('\n');
    node.commentBefore = null;
  }
  return true;
}

/** A comment above the first name of a file is about the file: it stays on top when the names are sorted. */
function keepOnTop(node: YAMLMap, sort: () => void): void {
  const before = headOf(node.items[0]);
  sort();
  const after = headOf(node.items[0]);
  if (before === null || after === null || before === after || typeof before.commentBefore !== 'string') return;
  after.commentBefore = [before.commentBefore, after.commentBefore].filter((one) => one != null).join('\n');
  before.commentBefore = null;
}

/** What had to be mended, each told once. */
class Mended {
  readonly #told = new Set<string>();
  tell(what: string): void {
    this.#told.add(what);
  }
  get all(): string[] {
    return [...this.#told];
  }
}

function orderMap(node: YAMLMap, schemas: readonly GenericSchema[], label: string, mended: Mended): void {
  const names = node.items.map(nameOfPair);
  const order = mapOrder(names, schemas);
  const moved = order !== null && sortItems(node, node.items, (a, b) => order(nameOfPair(a), nameOfPair(b)));
  if (moved)
    mended.tell(schemas.some((one) => namesOf(one).length > 0) ? 'the order of names' : `the order of \`${label}\``);
  for (const pair of node.items) {
    const name = nameOfPair(pair);
    putInOrder(pair.value, inwards(names, name, schemas), name, mended);
  }
}

function orderList(node: YAMLSeq, schemas: readonly GenericSchema[], label: string, mended: Mended): void {
  const order = listOrder(schemas);
  const value = (item: unknown) =>
    isMap(item) ? { since: item.get('since'), id: item.get('id') } : isScalar(item) ? item.value : item;
  if (order !== null && sortItems(node, node.items, (a, b) => order(value(a), value(b))))
    mended.tell(`the order of \`${label}\``);
  for (const item of node.items) putInOrder(item, inwards(null, 0, schemas), label, mended);
}

/** Sorts lists whose order has no meaning, and the names of maps, all the way down. */
function putInOrder(node: unknown, schemas: readonly GenericSchema[], label: string, mended: Mended): void {
  if (schemas.length === 0) return;
  if (isMap(node)) orderMap(node as YAMLMap, schemas, label, mended);
  else if (isSeq(node)) orderList(node as YAMLSeq, schemas, label, mended);
}

/** Whether the schema is that of a list of records, things with an id: walls, wrappers and the like. */
function isOfRecords(schemas: readonly GenericSchema[]): boolean {
  return schemas
    .flatMap(alternatives)
    .flatMap((schema) => inwards(null, 0, [schema]))
    .some((item) => namesOf(item).includes('id'));
}

/** Writes a file and its lists of records without brackets, with a blank line before each list and between records. */
function airBetweenRecords(document: Document, schema: GenericSchema): void {
  if (!isMap(document.contents)) return;
  document.contents.flow = false;
  for (const [at, { key, value }] of document.contents.items.entries()) {
    if (!isNode(key) || !isSeq(value) || !isOfRecords(inwards(null, nameOfPair({ key }), [schema]))) continue;
    value.flow = false;
    key.spaceBefore = at > 0;
    for (const [i, item] of value.items.entries()) if (isNode(item)) item.spaceBefore = i > 0;
  }
}

/** The nodes that the parser may have hung the comment at the top of a file on. */
function topOf(document: Document): { commentBefore?: string | null | undefined }[] {
  const { contents } = document;
  const [first] = isCollection(contents) ? contents.items : [];
  const inner = isMap(contents) ? (first as { readonly key: unknown } | undefined)?.key : first;
  return [document, contents, inner].filter((one) => isNode(one) || one === document) as ParsedNode[];
}

/** Takes the line that names the schema out of the comments: it is written before everything else. */
function withoutSchemaLine(document: Document): void {
  for (const node of topOf(document)) {
    if (typeof node.commentBefore !== 'string') continue;
    const kept = node.commentBefore.split('\n').filter((line) => !anySchemaLine.test(line));
    node.commentBefore = kept.join('\n').trim() === '' ? null : kept.join('\n');
  }
}

/** The canonical text of a file, and what sets the present one apart from it. */
export interface Form {
  readonly text: string;
  /** In words; empty where the file is in its canonical form. */
  readonly mended: readonly string[];
}

/**
 * Writes a file in its canonical form: comments and values as they are, names and sets in order, one look. The document
 * of `parsed` is changed on the way and of no use for finding places afterwards.
 */
export function formOf(parsed: ParsedFile, { schema, schemaPath }: FileKind): Form {
  const { document } = parsed;
  const mended = new Mended();
  const first = schemaLine(schemaPath);
  if (parsed.text.split(/\r?\n/, 1)[0] !== first) mended.tell('the first line, which names the schema');
  withoutSchemaLine(document);
  const sort = () => putInOrder(document.contents, [schema], 'entries', mended);
  if (isMap(document.contents)) keepOnTop(document.contents as YAMLMap, sort);
  else sort();
  plainly(document);
  airBetweenRecords(document, schema);
  const body = document.toString({ lineWidth, singleQuote: null });
  const text = `${first}\n${body}`;
  if (text !== parsed.text && mended.all.length === 0) mended.tell('the layout');
  return { text, mended: mended.all };
}

/** Whether a text says what a document says, and would be written as it is. Guards a file against being spoilt. */
export function isFaithful(text: string, { path, document }: ParsedFile, kind: FileKind): boolean {
  const { file } = parse({ path, text });
  if (file === null || !isDeepStrictEqual(file.value, document.toJS())) return false;
  return formOf(file, kind).text === text;
}
