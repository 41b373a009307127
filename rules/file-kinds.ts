import type { GenericSchema } from 'valibot';
import { leftOutSchema, milestonesSchema, platformSchema, rulebookSchema } from './schema.ts';

/** A kind of rule file. */
export interface FileKind<S extends GenericSchema = GenericSchema> {
  readonly schema: S;
  /** The JSON Schema that editors read, from a file of this kind. */
  readonly schemaPath: string;
}

/** The kinds of rule files. */
export const fileKinds = {
  head: { schema: rulebookSchema, schemaPath: 'rulebook.schema.json' },
  platform: { schema: platformSchema, schemaPath: '../schema.json' },
  leftOut: { schema: leftOutSchema, schemaPath: 'left-out.schema.json' },
  milestones: { schema: milestonesSchema, schemaPath: 'milestones.schema.json' },
} as const;
