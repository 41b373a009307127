import { decodeForm } from './decode.ts';

/** The value of a query parameter as it stands in the address, not decoded; null where it is absent. */
export function queryParameter(query: string | null, name: string): string | null {
  return query === null ? null : parameterWithin(query, name, 0, query.length);
}

/** {@link queryParameter} for the query at `from` to `to` of a text. */
export function parameterWithin(text: string, name: string, from: number, to: number): string | null {
  for (let start = from; start <= to; ) {
    const equals = text.indexOf('=', start);
    if (equals < 0 || equals >= to) return null;
    const next = text.indexOf('&', start);
    const end = next < 0 || next > to ? to : next;
    if (equals < end && isNamed(text, start, equals, name)) return text.slice(equals + 1, end);
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
