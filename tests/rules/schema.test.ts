import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonSchemaText } from '../../rules/json-schema.ts';
import { readSources, rulesFolder } from '../../rules/load.ts';

it('schema.json is the one generated from schema.ts', () => {
  expect(readFileSync(join(rulesFolder, 'schema.json'), 'utf8'), 'run `npm run fix`').toBe(jsonSchemaText());
});

it('every rule file tells the editor its schema', () => {
  for (const { path, text } of readSources(rulesFolder).platforms) {
    expect(text.split('\n')[0], path).toBe('# yaml-language-server: $schema=../schema.json');
  }
});
