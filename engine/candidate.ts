import { withoutCovered } from './path.ts';
import type { RulebookIndex } from './rulebook.ts';

const special = /[.*+?^${}()|[\]\\/]/g;

function literal(text: string): string {
  return text.replace(special, '\\$&');
}

/**
 * The source of a regular expression that is true for every address a rulebook may have something to say about, and
 * for few others: any known host anywhere in the address (also inside a wrapper nobody listed, percent-encoded once or
 * twice), any address in base64 or hex, any known scheme at its start, and any host spelled in a way that only a parser reads (`t%61obao.com`, full-width dots). Flags: `i`.
 *
 * Made once from the rules, not in the page: a literal pattern costs a cold page least.
 */
export function candidateSource(rulebook: RulebookIndex): string {
  const hosts = new Set(
    [rulebook.hosts, rulebook.wrappersByHost, rulebook.blockPagesByHost].flatMap((table) => [...table.keys()]),
  );
  const schemes = new Set([...rulebook.schemes.keys(), ...rulebook.wrappersByScheme.keys()]);
  for (const { begins } of [...rulebook.schemePrefixes, ...rulebook.wrapperSchemePrefixes]) schemes.add(`${begins}*`);
  const anyHost = withoutCovered(hosts).sort().map(literal);
  const anyScheme = [...schemes]
    .sort()
    .map((name) => (name.endsWith('*') ? `${literal(name.slice(0, -1))}[^:/?#]*` : literal(name)));
  const oddHost = '^https?:[\\/\\\\]*[^\\/?#\\\\]*[^!-~]|^https?:[\\/\\\\]*[^\\/?#\\\\]*%';
  const encodedAddress = 'aHR0c|68747470';
  return `(?:^|[^a-z0-9-]|%(?:25)?2f)(?:${anyHost.join('|')})(?![a-z0-9-]|\\.[a-z0-9])|^(?:${anyScheme.join('|')}):|${oddHost}|${encodedAddress}`;
}
