import { toJsonSchema } from '@valibot/to-json-schema';
import { platformSchema } from './schema.ts';

/** The text of `schema.json`, by which editors complete, explain and check rule files. */
export function jsonSchemaText(): string {
  const schema = toJsonSchema(platformSchema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return `${JSON.stringify({ $id: 'hutong-platform', title: 'A platform of Hutong’s rulebook', ...schema }, null, 2)}\n`;
}
