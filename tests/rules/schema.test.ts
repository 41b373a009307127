import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileKinds } from '../../rules/file-kinds.ts';
import { jsonSchemaTexts } from '../../rules/json-schema.ts';
import { readSources, rulesFolder } from '../../rules/load.ts';

interface Schema {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
}

/** Every schema inside a schema, itself included, with the way that leads to it. */
function* within(value: unknown, path = ''): Generator<{ path: string; schema: Schema }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { path, schema: value as Schema };
  for (const [key, inner] of Object.entries(value)) yield* within(inner, `${path}/${key}`);
}

/** A sentence of four words or more, with a full stop. */
const sentence = /^\p{Lu}(?:\S*\s+){3,}\S.*\.$/u;

describe.each(Object.entries(jsonSchemaTexts()))('%s', (_name, text) => {
  const schemas = [...within(JSON.parse(text))];

  it('is written in the draft that editors understand', () => {
    expect(JSON.parse(text).$schema).toBe('http://json-schema.org/draft-07/schema#');
  });

  it('says of every name, at every depth, what it is for', () => {
    const properties = schemas.flatMap(({ path, schema }) =>
      Object.entries(schema.properties ?? {}).map(([key, one]) => ({
        path: `${path}/${key}`,
        said: one.description ?? '',
      })),
    );
    expect(properties.length).toBeGreaterThan(3);
    expect(properties.filter(({ said }) => !sentence.test(said))).toEqual([]);
  });

  it('says of every word of a closed list what it means', () => {
    for (const { path, schema } of schemas) {
      if (!Array.isArray(schema.enum)) continue;
      expect(schema.enumDescriptions, path).toHaveLength(schema.enum.length);
      for (const meaning of schema.enumDescriptions ?? []) expect(meaning, path).toMatch(/^\p{Lu}.*[^.]\.$/u);
    }
  });

  it('has descriptions with code drawn as such, and keeps to itself how lists are sorted', () => {
    for (const { path, schema } of schemas) {
      const { description, markdownDescription } = schema;
      if (typeof description !== 'string') continue;
      expect(markdownDescription, path).toBe(description.includes('`') ? description : undefined);
    }
    expect(text).not.toContain('"sorted"');
  });
});

it('every rule file tells the editor its schema, which is there', () => {
  const { head, platforms, leftOut, milestones } = readSources(rulesFolder);
  const files = [
    { ...head, schemaPath: fileKinds.head.schemaPath },
    ...(leftOut === null ? [] : [{ ...leftOut, schemaPath: fileKinds.leftOut.schemaPath }]),
    ...(milestones === null ? [] : [{ ...milestones, schemaPath: fileKinds.milestones.schemaPath }]),
    ...platforms.map((file) => ({ ...file, schemaPath: fileKinds.platform.schemaPath })),
  ];
  for (const { path, text, schemaPath } of files) {
    expect(text.split('\n')[0], path).toBe(`# yaml-language-server: $schema=${schemaPath}`);
    expect(existsSync(join(path, '..', schemaPath)), path).toBe(true);
  }
});
