/** Writes the files that are made from others and yet committed. `npm run fix` calls it; a test sees when it was forgotten. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaTexts } from '../rules/json-schema.ts';
import { rulesFolder } from '../rules/load.ts';

for (const [name, text] of Object.entries(jsonSchemaTexts())) writeFileSync(join(rulesFolder, name), text);
