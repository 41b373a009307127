import { decodeForm } from './decode.ts';

/** The value of a query parameter as it stands in the address, not decoded; null where it is absent. */
export function queryParameter(query: string | null, name: string): string | null {
  if (query === null) return null;
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const key = part.slice(0, equals);
    if (key === name || decodeForm(key) === name) return part.slice(equals + 1);
  }
  return null;
}

/** Whether every parameter has the value asked for. */
export function parametersFit(query: string | null, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const found = queryParameter(query, name);
    return found !== null && decodeForm(found) === value;
  });
}
