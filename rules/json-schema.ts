import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { milestonesSchema, platformSchema } from './schema.ts';

function textOf(schema: GenericSchema, id: string, title: string): string {
  const json = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return `${JSON.stringify({ $id: id, title, ...json }, null, 2)}\n`;
}

/** The files by which editors complete, explain and check rule files: name in this folder -> text. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return {
    'schema.json': textOf(platformSchema, 'hutong-platform', 'A platform of Hutong’s rulebook'),
    'milestones.schema.json': textOf(milestonesSchema, 'hutong-milestones', 'The milestones of Hutong’s rulebook'),
  };
}
