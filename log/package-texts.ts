/** The texts of a data package for people: what its columns mean, who is to be cited, how to judge it again. */
import { flatColumns } from './flat.ts';
import { type Table, tables } from './package-tables.ts';
import type { LogHeader } from './records.ts';

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function columnTable(columns: Table['columns']): string {
  const rows = columns.map(({ name, type, nullable, description, oneOf }) =>
    row(
      `\`${name}\``,
      nullable ? `${type} or nothing` : type,
      oneOf === undefined ? description : `${description} One of ${oneOf.map((word) => `\`${word}\``).join(', ')}.`,
    ),
  );
  return row('column', 'type', 'meaning') + row('---', '---', '---') + rows.join('');
}

/** The data dictionary: every column of every table. `array` stands for a JSON array. */
export function dataDictionary(): string {
  const parts = Object.values(tables).map(
    (table: Table) =>
      `## ${table.name}\n\n${table.title}. Key: ${table.primaryKey.map((name) => `\`${name}\``).join(' and ')}.\n\n${columnTable(table.columns)}`,
  );
  return `# Data dictionary\n\nEvery table is CSV in UTF-8, with lines that end in CR LF; an empty cell is nothing.\n\n${parts.join('\n')}`;
}

/** The same for the one table that CSV and Parquet hold. */
export function flatDictionary(): string {
  return columnTable(flatColumns);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** CITATION.cff, https://citation-file-format.github.io */
export function citation({ exportedAt, tool }: LogHeader, authors: readonly string[]): string {
  const people = authors.length === 0 ? ['TODO: who recorded this log'] : authors;
  return `cff-version: 1.2.0
message: If you use this data, please cite it as below.
title: ${quoted(`Links between platforms, recorded with Hutong, ${exportedAt.slice(0, 10)}`)}
type: dataset
authors:
${people.map((name) => `  - name: ${quoted(name)}\n`).join('')}date-released: "${exportedAt.slice(0, 10)}"
references:
  - type: software
    title: Hutong
    version: ${quoted(tool.version)}
    authors:
      - name: Hutong
`;
}

const redactionWords = {
  full: 'Everything is kept as it was met, but names and passwords inside addresses.',
  'no-query': 'Queries and fragments of addresses were left out, and names and passwords inside addresses.',
  host: 'Of addresses only scheme and host are left; words of pages were left out.',
  platforms: 'No addresses and no words are left; times are those at which a day began.',
} as const;

function judgingAgain({ redaction, rulebooks }: LogHeader): string {
  if (redaction === 'host' || redaction === 'platforms') {
    return 'This package leaves too much out to be judged again: rules speak of paths and of what wrappers carry. Ask its authors for the full log.\n';
  }
  const names = rulebooks.map(({ version, sha256 }) => `- version ${version}, SHA-256 \`${sha256}\`\n`).join('');
  return `The conclusions were reached with these rulebooks; those that lie in \`rulebooks/\` are the exact bytes:

${names}
    hutong log rejudge PACKAGE.zip again.zip --rules rulebooks/rulebook-VERSION.json
    hutong log rejudge PACKAGE.zip now.zip
    hutong log rejudge PACKAGE.zip then.zip --day 2021-10-01

Each adds its conclusions under a judgement of its own and keeps those that are there.${
    redaction === 'no-query'
      ? ' Links behind wrappers are judged by the wrappers and the target that were seen while recording, since the queries that carry targets were left out.'
      : ''
  }
`;
}

/** README.md of the package. */
export function packageReadme(header: LogHeader): string {
  const { pages, findings, sessions, redaction, filter, tool, exportedAt, timeZone } = header;
  return `# A research log of Hutong

${pages} pages with ${findings} findings in ${sessions.length} sessions, written ${exportedAt} (time zone of the writer: ${timeZone}) by ${tool.name} ${tool.version}.
${redactionWords[redaction]} ${filter === null ? 'It is the whole log.' : `It is a part of the log: \`${JSON.stringify(filter)}\`.`}

| file | holds |
| --- | --- |
| \`datapackage.json\` | what every table and column is, by Data Package 2 (https://datapackage.org) |
| \`data/*.csv\` | the tables: sessions, pages, findings, conclusions, passcodes, judgements |
| \`log.ndjson\` | the same as one log, from which all of it can be restored |
| \`data-dictionary.md\` | every column in words |
| \`rulebooks/\` | the rules by which links were judged, where they were at hand |
| \`CITATION.cff\` | who is to be cited |
| \`SHA256SUMS\` | hashes of all other files, for \`sha256sum --check SHA256SUMS\` |

What was *seen* (pages, findings, passcodes) stands apart from what was *concluded* of it (conclusions). \`unknown\` means that no rule has a
record; it never means that a link opens.

    duckdb -c "select page_platform, destination, effect, count(*) from 'data/conclusions.csv' join 'data/findings.csv' using (finding) join 'data/pages.csv' using (page) group by all order by 4 desc"

## Is it whole?

    hutong log verify PACKAGE.zip

## To judge it again

${judgingAgain(header)}`;
}
