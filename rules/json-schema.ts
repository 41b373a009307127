import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { fileKinds } from './file-kinds.ts';

/**
 * The texts by which editors complete, explain and check rule files, by the name of their file in `rules/`. They are made
 * for the YAML extension of VS Code, whose language server understands draft 07 and shows `markdownDescription`,
 * `enumDescriptions` and `patternErrorMessage`; other editors pass over what they do not know.
 */
export function jsonSchemaTexts(): Record<string, string> {
  return {
    'schema.json': textOf(fileKinds.platform.schema, 'A platform of Hutong’s rulebook'),
    'rulebook.schema.json': textOf(fileKinds.head.schema, 'The head of Hutong’s rulebook'),
    'milestones.schema.json': textOf(fileKinds.milestones.schema, 'The milestones of Hutong’s rulebook'),
    'left-out.schema.json': textOf(fileKinds.leftOut.schema, 'What Hutong’s rulebook leaves out, and why'),
  };
}

function textOf(schema: GenericSchema, title: string): string {
  const converted = toJsonSchema(schema, {
    target: 'draft-07',
    errorMode: 'ignore',
    overrideAction: ({ valibotAction, jsonSchema }) => {
      const { type, message } = valibotAction as { readonly type: string; readonly message?: unknown };
      const more = jsonSchema as Record<string, unknown>;
      // Plain descriptions are shown with every backquote escaped.
      if (type === 'description' && jsonSchema.description?.includes('`'))
        more.markdownDescription = jsonSchema.description;
      else if (type === 'description') delete more.markdownDescription;
      if (type === 'regex' && typeof message === 'string') more.patternErrorMessage = message;
      delete more.sorted;
      return jsonSchema;
    },
  });
  const { $schema, ...rest } = converted;
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
