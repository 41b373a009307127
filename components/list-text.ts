import type { PageReport, ReportedFinding } from '../engine/report.ts';
import type { Section } from '../engine/section.ts';
import { bucketOrder } from '../engine/summarise.ts';
import { formatDay } from './dates.ts';
import { effectLabels, sectionLabels } from './effects.ts';
import { type Destination, destinationsOf } from './groups.ts';
import { headline } from './headline.ts';
import { placeName, platformName } from './names.ts';
import type { Text } from './text.ts';

/** In what form a list is copied. */
export type ListFormat = 'text' | 'markdown';

/** How the parts of a list are written down. */
interface Form {
  readonly title: (words: string) => string;
  readonly heading: (words: string) => string;
  readonly destination: (words: string) => string;
  readonly link: (words: string, address: string, rest: string) => string;
  readonly address: (address: string) => string;
}

/** Words of others must not turn into marks of ours. */
function escaped(words: string): string {
  return words.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

/** An address in angle brackets, which end at the first `>`. */
function bracketed(address: string): string {
  return `<${address.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll(/\s/g, '%20')}>`;
}

const forms: Readonly<Record<ListFormat, Form>> = {
  text: {
    title: (words) => words,
    heading: (words) => `\n${words}`,
    destination: (words) => `\n  ${words}`,
    link: (words, address, rest) => `    ${[...(words === '' ? [] : [words]), address, rest].join('  ')}`,
    address: (address) => address,
  },
  markdown: {
    title: (words) => `**${escaped(words)}**  `,
    heading: (words) => `\n## ${escaped(words)}`,
    destination: (words) => `\n### ${escaped(words)}\n`,
    link: (words, address, rest) =>
      `- ${words === '' ? bracketed(address) : `[${escaped(words)}](${bracketed(address)})`} — ${escaped(rest)}`,
    address: (address) => `${bracketed(address)}  `,
  },
};

/** Words in one line, and not too many of them. */
function inOneLine(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function destinationName({ to, hidden }: Destination, { names }: PageReport, text: Text): string {
  if (to === null) return text.t(hidden ? 'destinationHidden' : 'destinationOrdinary');
  const name = platformName(to, names, text);
  return name.other === null ? name.text : `${name.text} ${name.other.text}`;
}

/** What is said behind a link: what it meets, since when that is known and by which record, and how often it stands there. */
function restOf({ effect, verified, wall, wrapper, count }: ReportedFinding, text: Text): string {
  const record = wall ?? wrapper;
  return [
    text.t(effectLabels[effect]),
    ...(verified === null ? [] : [text.t('confirmed', { day: formatDay(verified, text) })]),
    ...(record === null ? [] : [record]),
    ...(count === 1 ? [] : [`×${text.number(count)}`]),
  ].join(' · ');
}

/** Destinations under the heading that they have in the popup: those whose verdict depends stand under Unknown. */
function under(bucket: Section, all: ReadonlyMap<Section, readonly Destination[]>): readonly Destination[] {
  const own = all.get(bucket) ?? [];
  return bucket === 'unknown' ? [...(all.get('depends') ?? []), ...own] : own;
}

/** On what a list rests: the page, the place and the day judged for, and the rules. */
function grounds(report: PageReport, text: Text): string {
  const { vantage, names, day, rulebook } = report;
  const said = { day: formatDay(day, text), version: rulebook.version };
  if (vantage === null) return text.t('listGrounds', said);
  return text.t('listGroundsAt', { ...said, place: placeName(vantage, names, text) });
}

/** A list of links to be pasted elsewhere, which says by itself what it is about. `findings` are those of the report that are shown. */
export function listText(
  report: PageReport,
  findings: readonly ReportedFinding[],
  format: ListFormat,
  text: Text,
): string {
  const form = forms[format];
  const destinations = destinationsOf(findings);
  const total = report.findings.length + report.omitted;
  const lines = [
    form.title(headline({ kind: 'report', report }, text)),
    form.address(report.page.address),
    grounds(report, text),
    ...(findings.length === total
      ? []
      : [`\n${text.plural('listPart', total, { shown: text.number(findings.length) })}`]),
  ];
  for (const bucket of bucketOrder) {
    const list = under(bucket, destinations);
    if (list.length === 0) continue;
    const count = list.reduce((sum, one) => sum + one.findings.length, 0);
    lines.push(form.heading(`${text.t(sectionLabels[bucket])} ${text.number(count)}`));
    for (const destination of list) {
      lines.push(form.destination(destinationName(destination, report, text)));
      for (const finding of destination.findings) {
        lines.push(form.link(inOneLine(finding.text), finding.target ?? finding.link, restOf(finding, text)));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
