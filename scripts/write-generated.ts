/** Writes the files that are made from others and yet committed. `npm run fix` calls it. */
import { writeFileSync } from 'node:fs';
import { openRules } from '../rules/load.ts';
import { caseFiles, writeCaseFiles } from './cases/files.ts';
import { generatedFiles } from './generated.ts';

try {
  for (const { path, text } of generatedFiles) writeFileSync(path, text());
  writeCaseFiles(caseFiles(openRules()));
} catch (error) {
  if (!(error instanceof Error && error.name === 'RulesError')) throw error;
  console.error(`${error.message}\nWhat is made from the rules is written once this is mended.`);
  process.exitCode = 1;
}
