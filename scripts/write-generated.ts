/** Writes the files that are made from others and yet committed. `npm run fix` calls it; a test sees when it was forgotten. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaText } from '../rules/json-schema.ts';
import { openRules, rulesFolder } from '../rules/load.ts';
import { caseFiles, writeCaseFiles } from './cases/files.ts';

writeFileSync(join(rulesFolder, 'schema.json'), jsonSchemaText());

try {
  writeCaseFiles(caseFiles(openRules()));
} catch (error) {
  if (!(error instanceof Error && error.name === 'RulesError')) throw error;
  console.error(`${error.message}\nThe cases under tests/rules are written once this is mended.`);
  process.exitCode = 1;
}
