/** Writes the files that are made from others and yet committed. `npm run fix` calls it; a test sees when it was forgotten. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRulebook } from '../engine/rulebook.ts';
import { check } from '../rules/check.ts';
import { jsonSchemaText } from '../rules/json-schema.ts';
import { readSources, rulesFolder } from '../rules/load.ts';
import { formatProblem } from '../rules/problem.ts';
import { generatedFiles, writeFiles } from './cases/files.ts';

writeFileSync(join(rulesFolder, 'schema.json'), jsonSchemaText());

const { head, platforms } = readSources(rulesFolder);
const { rulebook, problems } = check(head, platforms, null);
if (rulebook === null) {
  console.error(
    `${problems.map(formatProblem).join('\n')}\nThe cases under tests/rules are not written until this is mended.`,
  );
  process.exitCode = 1;
} else {
  writeFiles(generatedFiles(openRulebook(rulebook, '')));
}
