import { type ElsewhereRow, elsewhere } from '../engine/elsewhere.ts';
import { vantageOf } from '../engine/identify.ts';
import { examineOrdinary } from '../engine/ordinary.ts';
import { type PlacedFinding, type PlacedPasscode, pageFindings } from '../engine/page-findings.ts';
import type { ReportedFinding, ReportedPasscode } from '../engine/report.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { type Summary, summarise } from '../engine/summarise.ts';
import { type Day, type Finding, type PlatformId, toldKinds, type Vantage } from '../engine/types.ts';
import { blockPageAt, type Stopped } from '../engine/unwrap.ts';
import { type PageAddress, pageAddressOf } from './page-address.ts';
import { readLinks, type UnreadParts } from './page-links.ts';
import type { PageText } from './read-page.ts';
import { recordOf } from './record.ts';
import type { LinedText } from './running-text.ts';
import { type UniqueLink, uniqueLinks } from './unique-links.ts';
import { type VantageOptions, vantageFrom } from './vantage.ts';

/** All that a scan hangs on besides the page. */
export interface ScanOptions {
  readonly rulebook: RulebookIndex;
  readonly day: Day;
  readonly vantage: VantageOptions;
  /** The page's address, where the reader gives it. */
  readonly url: string | null;
}

/** A judged address of a page, and on which line it stands first. */
export interface PageFinding {
  readonly finding: ReportedFinding;
  readonly line: number;
}

/** A passcode in a page's text, and on which line it stands first. */
export interface PagePasscode {
  readonly passcode: ReportedPasscode;
  readonly line: number;
}

/** What a page's links come to. */
export interface PageScan {
  readonly file: string;
  readonly page: PageAddress | null;
  readonly charset: Pick<PageText, 'charset' | 'reason'>;
  readonly day: Day;
  readonly vantage: Vantage | null;
  /** Where the vantage comes from; null where there is none. */
  readonly vantageBy: '--from' | 'page' | null;
  /** Different addresses read, ordinary ones included. */
  readonly addresses: number;
  /** In the order of their first occurrence; those that stand in text only behind the others. */
  readonly findings: readonly PageFinding[];
  /** Not judged: no wall speaks of text. */
  readonly passcodes: readonly PagePasscode[];
  readonly summary: Summary;
  /** Addresses that no platform and no wrapper has to do with. */
  readonly ordinary: {
    readonly links: number;
    /** What a wall to `any` makes of them. */
    readonly finding: Finding;
  };
  /** Different relative links that could not be resolved. */
  readonly relative: number;
  /** Different links that no browser could open. */
  readonly broken: number;
  readonly unread: UnreadParts;
  /** Set where the page itself is one that means "this link was stopped here". */
  readonly stopped: Stopped | null;
  /** On pages without a vantage: where links to each destination have a record. */
  readonly elsewhere: ReadonlyMap<PlatformId, readonly ElsewhereRow[]>;
}

function lineOf({ place }: PlacedFinding<UniqueLink, LinedText> | PlacedPasscode<LinedText>): number {
  return 'foundText' in place ? place.foundText.lineAt(place.start) : place.line;
}

/** Makes a function that scans one page after another. It is pure: the same page and options give the same answer. */
export function scanner({
  rulebook,
  day,
  vantage: options,
  url,
}: ScanOptions): (file: string, page: PageText) => PageScan {
  return (file, { text, charset, reason }) => {
    const written = readLinks(text);
    const page = pageAddressOf(url, written);
    const { links, relative, broken } = uniqueLinks(written, page?.address ?? null);
    const ofPage = page === null ? null : vantageOf(page.address, rulebook);
    const vantage = vantageFrom(options, ofPage);
    const circumstances = { rulebook, vantage, day, found: options.from === null, page: page?.address ?? null };

    const ordinary = examineOrdinary(circumstances);
    const found = { links, texts: [written.text], ordinary: 0 };
    const told = pageFindings(found, ofPage?.platform ?? null, circumstances);
    const findings = told.findings.map((one): PageFinding => ({ finding: one.finding, line: lineOf(one) }));
    const rivals = findings.filter(({ finding }) => !toldKinds.has(finding.kind));
    const destinations = new Set(rivals.flatMap(({ finding }) => finding.ambiguous ?? finding.to ?? []));
    return {
      file,
      page,
      charset: { charset, reason },
      day,
      vantage,
      vantageBy: vantage === null ? null : options.from === null ? 'page' : '--from',
      addresses: findings.length + told.ordinary,
      findings,
      passcodes: told.passcodes.map((one) => ({ passcode: one.passcode, line: lineOf(one) })),
      summary: summarise(findings.map(({ finding }) => ({ finding, count: finding.count }))),
      ordinary: { links: told.ordinary, finding: ordinary },
      relative,
      broken,
      unread: written.unread,
      stopped: page === null ? null : blockPageAt(page.address, rulebook),
      elsewhere: new Map(
        vantage === null ? [...destinations].map((platform) => [platform, elsewhere(platform, day, rulebook)]) : [],
      ),
    };
  };
}

/**
 * A judged address of a page as an NDJSON line holds it: the record of `judge --json`, then where in the page it stands, and what its
 * words show besides.
 */
export function pageRecord({ finding, line }: PageFinding, { file, page }: PageScan): object {
  const { text, count, source, shows } = finding;
  return { ...recordOf(finding), line, text, count, source, shows, file, page: page?.address ?? null };
}

/** A passcode of a page as an NDJSON line holds it. It has no verdict, and a `kind` that no link has. */
export function passcodeOnPage({ passcode: found, line }: PagePasscode, { file, page }: PageScan): object {
  const { passcode, platform, ambiguous, code, text, count } = found;
  return {
    kind: 'passcode',
    passcode,
    platform,
    ambiguous,
    code,
    text,
    count,
    line,
    file,
    page: page?.address ?? null,
  };
}
