/** Writes the files that are made from others and yet committed. `npm run fix` calls it. */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generated.ts';

for (const { path, text } of generatedFiles) writeFileSync(path, text());
