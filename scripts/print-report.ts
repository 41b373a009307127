import { bothNames } from '../cli/words.ts';
import type { PageReport, ReportedFinding } from '../engine/report.ts';
import type { PlatformId } from '../engine/types.ts';

/** Chinese characters take two columns of a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const [head, ...body] = rows.map(line);
  return [head, rule, ...body].join('\n');
}

function nameOf(id: PlatformId | null, report: PageReport): string {
  if (id === null) return '—';
  const name = report.names[id];
  return name === undefined ? id : bothNames(name);
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function rowOf(finding: ReportedFinding, report: PageReport): string[] {
  const wall = finding.wall === null ? undefined : report.walls[finding.wall];
  const source = finding.evidence[0];
  return [
    finding.effect,
    nameOf(finding.to, report),
    cut(finding.link, 56),
    finding.decidedBy === 'wrapper' ? (finding.wrapper ?? '') : (finding.wall ?? 'no record'),
    wall?.since ?? '',
    finding.verified === null ? '' : `${finding.verified}${finding.stale ? ' (stale)' : ''}`,
    source === undefined ? '' : new URL(source).host,
  ];
}

/** A report as a table for a terminal: a finding a row, own links and ordinary ones as numbers below. */
export function reportTable(report: PageReport): string {
  const { findings, summary, ordinary, vantage, day, rulebook } = report;
  const shown = findings.filter(({ bucket }) => bucket !== 'own');
  const where =
    vantage === null ? 'no platform' : `${nameOf(vantage.platform, report)} · ${vantage.surface ?? 'any surface'}`;
  const { walled, interstitial, open, unknown, own } = summary.buckets;
  return [
    `${report.page.address}`,
    `judged from ${where}, ${day}, rulebook ${rulebook.version} ${rulebook.sha256.slice(0, 12)}`,
    '',
    ...(shown.length === 0
      ? ['No link to another platform.']
      : [
          table([
            ['effect', 'to', 'link', 'decided by', 'since', 'last seen', 'source'],
            ...shown.map((finding) => rowOf(finding, report)),
          ]),
        ]),
    '',
    `${walled} walled, ${interstitial} interstitial, ${open} open, ${unknown} unknown; ${own} own, ${ordinary.links} ordinary (${ordinary.effect})`,
    '',
  ].join('\n');
}
