import { bothNames } from '../cli/words.ts';
import type { Coverage, PageReport, ReportedFinding, ReportedPasscode } from '../engine/report.ts';
import { type PlatformId, unlistedWrapper } from '../engine/types.ts';

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

/** What is odd about a link besides its verdict. */
function marksOf({ source, via, shows, was, kind }: ReportedFinding): string {
  const marks = [
    ...(source === 'link' ? [] : [`in ${source}`]),
    ...(via.includes(unlistedWrapper) ? ['unlisted wrapper'] : []),
    ...(['share', 'login'].includes(kind) ? [kind] : []),
    ...(shows === null ? [] : [`shows ${cut(shows.address, 40)}`]),
    ...(was === null ? [] : [`was ${cut(was, 40)}`]),
  ];
  return marks.join(', ');
}

function passcodeRow({ platform, ambiguous, code, count, text }: ReportedPasscode, report: PageReport): string[] {
  const names = (ambiguous ?? [platform]).map((id) => nameOf(id, report));
  return [names.join(' or '), code ?? '(the whole text)', `×${count}`, cut(text.replace(/\s+/g, ' '), 60)];
}

function passcodeTable(report: PageReport): string[] {
  if (report.passcodes.length === 0) return [];
  return [
    '',
    table([['passcode of', 'code', 'found', 'text'], ...report.passcodes.map((one) => passcodeRow(one, report))]),
  ];
}

function coverageOf({ addresses, frames, framesRead, stoppedAt, textStoppedAt, unread }: Coverage): string {
  return [
    `read ${addresses} addresses and ${framesRead} of ${frames} frames`,
    ...(stoppedAt === null ? [] : [`links stopped at ${stoppedAt}`]),
    ...(textStoppedAt === null ? [] : [`text stopped at ${textStoppedAt} characters`]),
    `not read: ${unread.closedRoots} closed shadow roots, ${unread.pictures} pictures, ${unread.canvases} canvases`,
  ].join('; ');
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
    marksOf(finding),
  ];
}

/** A report as a table for a terminal: a finding a row, then the passcodes, and below in numbers own links, ordinary ones and what was read. */
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
            ['effect', 'to', 'link', 'decided by', 'since', 'last seen', 'source', 'marks'],
            ...shown.map((finding) => rowOf(finding, report)),
          ]),
        ]),
    ...passcodeTable(report),
    '',
    `${walled} walled, ${interstitial} interstitial, ${open} open, ${unknown} unknown; ${own} own, ${ordinary.links} ordinary (${ordinary.effect})`,
    coverageOf(report.coverage),
    '',
  ].join('\n');
}
