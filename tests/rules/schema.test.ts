import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonSchemas } from '../../rules/json-schema.ts';
import { readSources, rulesFolder } from '../../rules/load.ts';

const sources = readSources(rulesFolder);

it.each(Object.entries(jsonSchemas()))('%s is the one generated from schema.ts', (name, text) => {
  expect(readFileSync(join(rulesFolder, name), 'utf8'), 'run `npm run fix`').toBe(text);
});

it('every rule file tells the editor its schema', () => {
  const files = sources.platforms.map((file) => ({ ...file, schema: '../schema.json' }));
  if (sources.milestones !== null) files.push({ ...sources.milestones, schema: './milestones.schema.json' });
  for (const { path, text, schema } of files) {
    expect(text.split('\n')[0], path).toBe(`# yaml-language-server: $schema=${schema}`);
  }
});
