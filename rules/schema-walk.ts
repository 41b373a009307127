import type { GenericSchema } from 'valibot';

/** How the entries of a list are sorted, where their order has no meaning. */
export type SortedBy = 'text' | 'first day';

interface Action {
  readonly type: string;
  readonly description?: string;
  readonly metadata?: { readonly sorted?: SortedBy };
}

/** What the parts of a schema are called, whichever kind of schema it is. */
interface Parts {
  readonly type: string;
  readonly wrapped?: GenericSchema;
  readonly entries?: Readonly<Record<string, GenericSchema>>;
  readonly item?: GenericSchema;
  readonly value?: GenericSchema;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly [GenericSchema, ...Action[]];
}

function partsOf(schema: GenericSchema): Parts {
  return schema as unknown as Parts;
}

/** A schema without what only says that its value may be absent. */
function required(schema: GenericSchema): GenericSchema {
  const { wrapped } = partsOf(schema);
  return wrapped === undefined ? schema : required(wrapped);
}

/** Every value of every file asks the same questions of the same few schemas. */
function remembered<T>(answer: (schema: GenericSchema) => T): (schema: GenericSchema) => T {
  const answers = new WeakMap<GenericSchema, { readonly answer: T }>();
  return (schema) => {
    const known = answers.get(schema) ?? { answer: answer(schema) };
    answers.set(schema, known);
    return known.answer;
  };
}

/** The alternatives of a schema, those inside alternatives too; the schema itself where there is no choice. */
export const alternatives = remembered((schema): readonly GenericSchema[] => {
  const inner = required(schema);
  const { type, options } = partsOf(inner);
  return type === 'union' ? (options as GenericSchema[]).flatMap(alternatives) : [inner];
});

/** The names that a map of this schema can hold, in the order in which they are written; empty where any name goes. */
export const namesOf = remembered((schema): readonly string[] => [
  ...new Set(alternatives(schema).flatMap((one) => Object.keys(partsOf(one).entries ?? {}))),
]);

/** The values that a word of this schema can have; empty where it is no closed list. */
export function wordsOf(schema: GenericSchema): readonly string[] {
  return alternatives(schema).flatMap((one) => {
    const { type, options } = partsOf(one);
    return type === 'picklist' ? (options as string[]) : [];
  });
}

/** The schemas that may hold one step inwards: under a name of a map, or for an entry of a list (any number). */
export function entryOf(schema: GenericSchema, step: string | number): readonly GenericSchema[] {
  return alternatives(schema).flatMap((one) => {
    const { entries, item, value } = partsOf(one);
    const next = typeof step === 'number' ? item : (entries?.[step] ?? value);
    return next === undefined ? [] : [next];
  });
}

/** The schemas that may hold at the end of a path. */
export function schemasAt(schema: GenericSchema, path: readonly (string | number)[]): readonly GenericSchema[] {
  return path.reduce<readonly GenericSchema[]>((here, step) => here.flatMap((one) => entryOf(one, step)), [schema]);
}

/** What is said of a schema, from the outside in: the first answer that the question finds. */
function said<T>(schema: GenericSchema, question: (action: Action) => T | undefined): T | null {
  const { pipe, wrapped } = partsOf(schema);
  if (pipe !== undefined) {
    const [inner, ...actions] = pipe;
    const answer = actions.map(question).findLast((one) => one !== undefined);
    return answer ?? said(inner, question);
  }
  return wrapped === undefined ? null : said(wrapped, question);
}

/** What a schema is for, in the words that editors show; null where nothing is said. */
export function descriptionOf(schema: GenericSchema): string | null {
  return said(schema, ({ description }) => description);
}

/** How a list, or a map of any names, is sorted; null where its order is the writer's. */
export const sortedBy = remembered((schema): SortedBy | null => said(schema, ({ metadata }) => metadata?.sorted));
