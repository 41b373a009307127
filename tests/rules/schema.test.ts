import { expect, it } from 'vitest';
import { readSources, rulesFolder } from '../../rules/load.ts';

const sources = readSources(rulesFolder);

it('every rule file tells the editor its schema', () => {
  const files = sources.platforms.map((file) => ({ ...file, schema: '../schema.json' }));
  if (sources.milestones !== null) files.push({ ...sources.milestones, schema: './milestones.schema.json' });
  for (const { path, text, schema } of files) {
    expect(text.split('\n')[0], path).toBe(`# yaml-language-server: $schema=${schema}`);
  }
});
