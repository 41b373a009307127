import { expect, it } from 'vitest';
import { readSources, rulesFolder } from '../../rules/load.ts';

it('every rule file tells the editor its schema', () => {
  for (const { path, text } of readSources(rulesFolder).platforms) {
    expect(text.split('\n')[0], path).toBe('# yaml-language-server: $schema=../schema.json');
  }
});
