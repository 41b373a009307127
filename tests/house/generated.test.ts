import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../scripts/generated.ts';

it.each(generatedFiles.map(({ path, text }) => [relative('.', path), path, text] as const))(
  '%s is the one that is made from the rules',
  (name, path, text) => {
    const committed = existsSync(path) ? readFileSync(path, 'utf8') : '';
    expect(committed, `run \`npm run fix\`, and read how ${name} changes`).toBe(text());
  },
);
