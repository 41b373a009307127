import type { LogHeader } from '../log/records.ts';

function number(value: number, one: string, many: string): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
}

/** `3 pages with 1 finding`. */
export function counted({ pages, findings }: { readonly pages: number; readonly findings: number }): string {
  return `${number(pages, 'page', 'pages')} with ${number(findings, 'finding', 'findings')}`;
}

/** What a file says of itself, in a few words. */
export function headerWords({ redaction, filter, rulebooks, exportedAt, tool }: LogHeader): string {
  return [
    `redaction ${redaction}`,
    filter === null ? 'nothing filtered out' : 'a part by filter',
    `rules ${rulebooks.map(({ version }) => version).join(', ') || 'none'}`,
    `written ${exportedAt} by ${tool.name} ${tool.version}`,
  ].join(', ');
}
