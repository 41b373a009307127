/** A strict check of a data package, as Frictionless makes it: descriptor, hashes, types, constraints, keys. */
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { isInCalendar } from '../../engine/dates.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
  };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema?: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
    readonly missingValues: readonly string[];
  };
}

const fits: Readonly<Record<string, (cell: string) => boolean>> = {
  string: () => true,
  integer: (cell) => /^-?\d+$/.test(cell),
  boolean: (cell) => cell === 'true' || cell === 'false',
  date: isInCalendar,
  datetime: (cell) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(cell) && !Number.isNaN(Date.parse(cell)),
  array: (cell) => Array.isArray(JSON.parse(cell)),
};

function rowsOf(bytes: Uint8Array): string[][] {
  return parse(Buffer.from(bytes), { record_delimiter: '\r\n', relax_column_count: false }) as string[][];
}

/** All that is wrong with the package; empty where nothing is. `files` are what the archive holds, by name. */
export function packageProblems(files: ReadonlyMap<string, Uint8Array>): string[] {
  const problems: string[] = [];
  const about = JSON.parse(Buffer.from(files.get('datapackage.json') ?? []).toString()) as {
    $schema: string;
    name: string;
    created: string;
    resources: Resource[];
  };
  if (about.$schema !== 'https://datapackage.org/profiles/2.0/datapackage.json')
    problems.push('no profile of version 2');
  if (!/^[a-z0-9._-]+$/.test(about.name)) problems.push(`package name ${about.name}`);
  if (Number.isNaN(Date.parse(about.created))) problems.push('created is no time');
  if (about.resources.length === 0) problems.push('no resources');
  const names = about.resources.map(({ name }) => name);
  if (new Set(names).size !== names.length) problems.push('a resource name is there twice');

  const tables = new Map<string, { readonly names: readonly string[]; readonly rows: readonly string[][] }>();
  for (const { name, path, bytes, hash, schema } of about.resources) {
    const file = files.get(path);
    if (!/^[a-z0-9._-]+$/.test(name)) problems.push(`resource name ${name}`);
    if (file === undefined) {
      problems.push(`${path} is missing`);
      continue;
    }
    if (file.length !== bytes) problems.push(`${path} has ${file.length} bytes instead of ${bytes}`);
    if (`sha256:${createHash('sha256').update(file).digest('hex')}` !== hash) problems.push(`${path} has another hash`);
    if (schema === undefined) continue;
    const [header = [], ...rows] = rowsOf(file);
    const fields = schema.fields.map((field) => field.name);
    if (JSON.stringify(header) !== JSON.stringify(fields))
      problems.push(`${name}: header ${header} instead of ${fields}`);
    tables.set(name, { names: header, rows });
    for (const [at, field] of schema.fields.entries()) {
      const { required, unique, enum: values, minimum } = field.constraints ?? {};
      const cells = rows.map((row) => row[at] ?? '');
      const there = cells.filter((cell) => !schema.missingValues.includes(cell));
      if (required && there.length < cells.length) problems.push(`${name}.${field.name}: a required cell is empty`);
      if (unique && new Set(there).size < there.length) problems.push(`${name}.${field.name}: is not unique`);
      const check = fits[field.type];
      if (check === undefined) problems.push(`${name}.${field.name}: unknown type ${field.type}`);
      else
        for (const cell of there) if (!check(cell)) problems.push(`${name}.${field.name}: ${cell} is no ${field.type}`);
      if (values !== undefined)
        for (const cell of there)
          if (!values.includes(cell)) problems.push(`${name}.${field.name}: ${cell} is not in the list`);
      if (minimum !== undefined)
        for (const cell of there)
          if (Number(cell) < minimum) problems.push(`${name}.${field.name}: ${cell} is below ${minimum}`);
    }
  }
  for (const { name, schema } of about.resources) {
    const table = tables.get(name);
    if (schema === undefined || table === undefined) continue;
    const keysOf = (of: typeof table, fields: readonly string[]) =>
      of.rows.map((row) => JSON.stringify(fields.map((field) => row[of.names.indexOf(field)] ?? '')));
    const keys = keysOf(table, schema.primaryKey);
    if (new Set(keys).size < keys.length) problems.push(`${name}: the primary key is not unique`);
    for (const { fields, reference } of schema.foreignKeys) {
      const other = tables.get(reference.resource);
      const known = new Set(other === undefined ? [] : keysOf(other, reference.fields));
      for (const key of keysOf(table, fields))
        if (!known.has(key)) problems.push(`${name}: ${key} is not in ${reference.resource}`);
    }
  }
  return problems;
}
