import type { GenericSchema } from 'valibot';
import { type Complaint, meaningOf, type Path, placeName } from './complaints.ts';
import { schemasAt } from './schema-walk.ts';

/** Stands where a person has to write. `rules new` leaves it behind, and `rules check` finds every one. */
export const todo = 'TODO';

const standsIn = /\bTODO\b/;

function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value === 'string' && standsIn.test(value)) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* placesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

/** Everything of a file that is still to be filled in, with what belongs there. */
export function leftToDo(value: unknown, schema: GenericSchema): Complaint[] {
  return [...placesIn(value)].map((path) => {
    // Of an entry of a list, what the list is for: what an entry looks like does not tell which to write.
    const named = path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
    const meant = meaningOf([...schemasAt(schema, named), ...schemasAt(schema, path)]);
    const place = placeName(path, value);
    return { path, message: `${place} is still to be written`, hint: meant ?? 'write what belongs there' };
  });
}
