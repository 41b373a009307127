import { parseAddress } from '../engine/address.ts';
import { isButton } from '../engine/buttons.ts';
import { rowsForEveryLink } from '../engine/elsewhere.ts';
import type { ShownAddress } from '../engine/report.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { type Section, sectionOf, sections } from '../engine/section.ts';
import { type Effect, unlistedWrapper } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { elsewhereLines, everyLinkLines } from './print-elsewhere.ts';
import { alternativeLines, caveatLines, circumstancesLine, decider, standing } from './print-reason.ts';
import type { PageFinding, PageScan } from './scan.ts';
import { count, effectWords, platformName, printable } from './words.ts';

/** So many links of one kind are listed; a portal has thousands of its own. NDJSON always holds all. */
const listed: Readonly<Record<Section, number>> = {
  walled: 40,
  interstitial: 40,
  open: 40,
  depends: 40,
  unknown: 10,
  own: 3,
};

const mostPasscodes = 40;

const titles: Readonly<Record<Section, string>> = {
  walled: 'Walled',
  interstitial: 'Interstitial',
  open: 'Open',
  depends: 'Depends on the place',
  unknown: 'Unknown',
  own: 'Own',
};

/** What links must share to stand under one heading. */
function headingKey({ finding }: PageFinding): string {
  const { to, ambiguous, target, effect, wall, wrapper, decidedBy } = finding;
  const by = decidedBy === 'wrapper' ? wrapper : wall;
  return JSON.stringify([ambiguous ?? to, to === null && target === null, effect, by]);
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  return [...Map.groupBy(items, key).values()].sort((a, b) => b.length - a.length);
}

function destination({ finding }: PageFinding, rulebook: RulebookIndex): string {
  const { to, ambiguous, target } = finding;
  if (ambiguous !== null) return ambiguous.map((id) => platformName(id, rulebook)).join(' or ');
  if (to !== null) return platformName(to, rulebook);
  return target === null ? 'target cannot be read offline' : 'other sites';
}

function effectLabel(effect: Effect): string {
  return effect === 'unknown' || effect === 'depends' ? effectWords[effect] : `${effect}: ${effectWords[effect]}`;
}

function placeWords(line: number, paint: Paint): string {
  return paint('quiet', `${`line ${line}`.padStart(11)} `);
}

function timesWords(times: number): string {
  return times > 1 ? ` ×${times}` : '';
}

function shownName({ address, platform }: ShownAddress): string {
  const host = parseAddress(address)?.host ?? '';
  return platform === null || host === '' ? printable(address) : host;
}

function linkLines({ finding, line }: PageFinding, rulebook: RulebookIndex, paint: Paint): string[] {
  const { link, source, text, count: times, via, target, to, shows } = finding;
  const where = source === 'link' ? '' : ` [${source}]`;
  const words = text === '' || text === link ? '' : `  “${printable(text)}”`;
  const leads = to === null ? 'another site' : platformName(to, rulebook);
  const below = [
    ...(via.length > 0 && target !== null ? [`→ ${printable(target)}`] : []),
    ...(via.includes(unlistedWrapper) ? [paint('quiet', 'looks like a wrapper nobody listed')] : []),
    ...(shows === null ? [] : [paint('walled', `shows ${shownName(shows)}, leads to ${leads}`)]),
  ];
  return [
    `${placeWords(line, paint)}${printable(link)}${timesWords(times)}${where}${paint('quiet', words)}`,
    ...below.map((more) => `${' '.repeat(12)}${more}`),
  ];
}

function passcodeLines({ passcodes }: PageScan, rulebook: RulebookIndex, paint: Paint): string[] {
  if (passcodes.length === 0) return [];
  const shown = passcodes.slice(0, mostPasscodes);
  return [
    '',
    `${paint('strong', 'Passcodes')}, to be pasted into an app; not judged · ${passcodes.length.toLocaleString('en')}`,
    ...shown.map(({ passcode: { passcode, platform, ambiguous, text, count: times }, line }) => {
      const whose = (ambiguous ?? [platform]).map((id) => platformName(id, rulebook)).join(' or ');
      return `${placeWords(line, paint)}${printable(text)}${timesWords(times)}  ${whose} ${paint('quiet', `(${passcode})`)}`;
    }),
    ...moreLine(passcodes.length - shown.length, paint),
  ];
}

function moreLine(left: number, paint: Paint): string[] {
  if (left === 0) return [];
  return [paint('quiet', `${' '.repeat(12)}and ${left.toLocaleString('en')} more (--format ndjson lists all)`)];
}

function groupLines(group: readonly PageFinding[], section: Section, rulebook: RulebookIndex, paint: Paint): string[] {
  const first = group[0] as PageFinding;
  const { finding } = first;
  const decided = decider(finding, rulebook);
  const effect =
    section === 'own' || section === 'unknown' || section === 'depends' ? '' : ` · ${effectLabel(finding.effect)}`;
  const shown = group.slice(0, listed[section]);
  return [
    `  ${paint('strong', destination(first, rulebook))} · ${count(group.length, 'link')}${effect}`,
    ...(decided === null ? [] : [`    ${paint('quiet', `${decided}; ${standing(finding)}`)}`]),
    ...alternativeLines(finding.alternatives ?? [], rulebook).map((line) => `    ${paint('quiet', line)}`),
    ...shown.flatMap((one) => linkLines(one, rulebook, paint)),
    ...moreLine(group.length - shown.length, paint),
  ];
}

function sectionLines(section: Section, scan: PageScan, rulebook: RulebookIndex, paint: Paint): string[] {
  const here = scan.findings.filter(({ finding }) => sectionOf(finding.effect) === section && !isButton(finding));
  if (here.length === 0) return [];
  const groups = grouped(here, headingKey);
  return [
    '',
    `${paint(section, titles[section])} · ${count(here.length, 'link')}`,
    ...groups.flatMap((group) => groupLines(group, section, rulebook, paint)),
  ];
}

/** Buttons that share the page or sign in: nobody follows them to read what is there. */
function buttonLines({ findings }: PageScan, rulebook: RulebookIndex, paint: Paint): string[] {
  const buttons = findings.filter(({ finding }) => isButton(finding));
  if (buttons.length === 0) return [];
  const groups = grouped(buttons, headingKey);
  return [
    '',
    `Share and login buttons, not judged · ${count(buttons.length, 'link')}`,
    ...groups.flatMap((group) => groupLines(group, 'unknown', rulebook, paint)),
  ];
}

/** Ordinary links as one line: they share one verdict, since only a wall to `any` speaks of them. */
function ordinaryLines({ ordinary, vantage }: PageScan, rulebook: RulebookIndex, paint: Paint): string[] {
  if (ordinary.links === 0) return [];
  const { finding } = ordinary;
  const decided = decider(finding, rulebook);
  const head = `Ordinary · ${count(ordinary.links, 'link')} to sites of no known platform`;
  if (decided !== null) {
    return [
      '',
      `${paint(sectionOf(finding.effect), `${head} · ${effectLabel(finding.effect)}`)}`,
      `    ${paint('quiet', `${decided}; ${standing(finding)}`)}`,
    ];
  }
  const alternatives = alternativeLines(finding.alternatives ?? [], rulebook).map(
    (line) => `    ${paint('quiet', line)}`,
  );
  return ['', `${head} · ${vantage === null ? 'not judged' : effectLabel(finding.effect)}`, ...alternatives];
}

function caveatsOf(scan: PageScan, rulebook: RulebookIndex): string[] {
  const all = new Set(
    [...scan.findings.map(({ finding }) => finding), scan.ordinary.finding].flatMap(({ caveats }) => caveats),
  );
  if (all.size === 0) return [];
  return ['', 'A link may also be stopped if', ...caveatLines([...all], rulebook).map((line) => `  - ${line}`)];
}

function elsewherePart({ elsewhere, vantage }: PageScan, { rulebook, paint, allPlaces }: ScanContext): string[] {
  if (vantage !== null || elsewhere.size === 0) return [];
  const parts = [...elsewhere].flatMap(([platform, rows]) => {
    const lines = elsewhereLines(rows, rulebook, paint);
    return lines.length === 0
      ? []
      : [`  ${paint('strong', platformName(platform, rulebook))}`, ...lines.map((line) => `    ${line}`)];
  });
  const common = everyLinkLines(rowsForEveryLink(elsewhere.values()), rulebook, paint, allPlaces);
  const lines = [...parts, ...common.map((line) => `  ${line}`)];
  return lines.length === 0 ? [] : ['', 'Where links to these destinations have a record', ...lines];
}

function stoppedLine({ stopped }: PageScan, rulebook: RulebookIndex): string | null {
  if (stopped === null) return null;
  const target = stopped.target === null ? 'the address it stopped cannot be read' : `it stopped ${stopped.target}`;
  return `this page is a block page of ${platformName(stopped.page.platform, rulebook)} (${stopped.page.id}, ${stopped.page.effect}); ${target}`;
}

function whose({ page }: PageScan): string {
  if (page === null) return 'address unknown (give it with --url)';
  return `${page.address} (from ${page.source === '--url' ? page.source : `its ${page.source}`})`;
}

/** From where and when it was judged, and who says so. */
function circumstances({ vantage, vantageBy, page, day }: PageScan, rulebook: RulebookIndex): string {
  if (vantage === null && page === null) return `from nowhere, since the page's address is not known, on ${day}`;
  return `${circumstancesLine(vantage, day, rulebook)}${vantageBy === '--from' ? ' (--from)' : ''}`;
}

/** What a saved page holds and nobody read, as one line; null where there is nothing. */
function unreadLine({ unread: { frames, pictures, canvases } }: PageScan): string | null {
  const parts = [
    ...(frames > 0 ? [`${count(frames, 'frame')} that a saved page does not hold`] : []),
    ...(pictures > 0 ? [count(pictures, 'picture')] : []),
    ...(canvases > 0 ? [count(canvases, 'canvas', 'canvases')] : []),
  ];
  return parts.length === 0 ? null : `not read: ${parts.join(', ')}`;
}

/** `25 addresses: 2 walled, 0 interstitial, 1 open, 3 unknown, 0 own, 1 share or login, 18 ordinary` */
function totals({ addresses, summary, passcodes, ordinary, relative, broken }: PageScan): string {
  const { walled, interstitial, open, unknown, own } = summary.buckets;
  const told = { 'share or login': summary.buttons, ordinary: ordinary.links };
  const parts = Object.entries({ walled, interstitial, open, unknown, own, ...told });
  const figures = parts.map(([name, number]) => `${number.toLocaleString('en')} ${name}`).join(', ');
  const extra = [
    ...(passcodes.length > 0 ? [count(passcodes.length, 'passcode')] : []),
    `${count(relative, 'relative link')} without address`,
    ...(broken > 0 ? [`${count(broken, 'broken link')}`] : []),
  ];
  return [`read ${count(addresses, 'address', 'addresses')}: ${figures}`, ...extra].join('; ');
}

/** What was read and how, in one line: for standard error, where standard output is for findings alone. */
export function summaryLine(scan: PageScan, rulebook: RulebookIndex): string {
  const unread = unreadLine(scan);
  const parts = [
    totals(scan),
    ...(unread === null ? [] : [unread]),
    `charset ${scan.charset.charset} (${scan.charset.reason})`,
    `judged ${circumstances(scan, rulebook)}`,
    `page ${whose(scan)}`,
    ...(scan.stopped === null ? [] : [stoppedLine(scan, rulebook)]),
  ];
  return `${scan.file}: ${parts.join('; ')}`;
}

/** What a scan is written with. */
export interface ScanContext {
  readonly rulebook: RulebookIndex;
  readonly paint: Paint;
  /** Whether places that treat every outside link alike are all named. */
  readonly allPlaces: boolean;
}

/** A page's findings for people, grouped by bucket and destination. Ends with an empty line. */
export function scanText(scan: PageScan, context: ScanContext): string {
  const { rulebook, paint } = context;
  const stopped = stoppedLine(scan, rulebook);
  const unread = unreadLine(scan);
  return [
    paint('strong', scan.file),
    `  ${whose(scan)}`,
    `  judged ${circumstances(scan, rulebook)}`,
    `  read as ${scan.charset.charset} (${scan.charset.reason})`,
    ...(stopped === null ? [] : [`  ${paint('walled', stopped)}`]),
    ...sections.flatMap((section) => sectionLines(section, scan, rulebook, paint)),
    ...buttonLines(scan, rulebook, paint),
    ...ordinaryLines(scan, rulebook, paint),
    ...passcodeLines(scan, rulebook, paint),
    ...caveatsOf(scan, rulebook),
    ...elsewherePart(scan, context),
    '',
    totals(scan),
    ...(unread === null ? [] : [unread]),
    '',
    '',
  ].join('\n');
}
