import { decodeForm } from './decode.ts';

/** The value of a query parameter as it stands in the address, not decoded; null where it is absent. */
export function queryParameter(query: string | null, name: string): string | null {
  if (query === null) return null;
  for (let start = 0; start <= query.length; ) {
    const equals = query.indexOf('=', start);
    if (equals < 0) return null;
    const next = query.indexOf('&', start);
    const end = next < 0 ? query.length : next;
    if (equals < end && isNamed(query, start, equals, name)) return query.slice(equals + 1, end);
    start = end + 1;
  }
  return null;
}

/** Whether the key at `start` to `end` is a name, encoded or not. Encoding makes no text shorter. */
function isNamed(query: string, start: number, end: number, name: string): boolean {
  if (end - start < name.length) return false;
  if (end - start === name.length && query.startsWith(name, start)) return true;
  return decodeForm(query.slice(start, end)) === name;
}

/** Whether every parameter has the value asked for. */
export function parametersFit(query: string | null, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const found = queryParameter(query, name);
    return found !== null && decodeForm(found) === value;
  });
}
