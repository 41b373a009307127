import { candidateSource } from '../engine/candidate.ts';
import { type ElsewhereRow, elsewhere } from '../engine/elsewhere.ts';
import { examine } from '../engine/examine.ts';
import { vantageOf } from '../engine/identify.ts';
import { examineOrdinary, isOrdinary } from '../engine/ordinary.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { type Summary, summarise } from '../engine/summarise.ts';
import { type Day, type Finding, type PlatformId, toldKinds, type Vantage } from '../engine/types.ts';
import { blockPageAt, type Stopped } from '../engine/unwrap.ts';
import { type PageAddress, pageAddressOf } from './page-address.ts';
import { readLinks } from './page-links.ts';
import type { PageText } from './read-page.ts';
import { recordOf } from './record.ts';
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

/** A judged link of a page. */
export interface PageFinding {
  readonly finding: Finding;
  readonly link: UniqueLink;
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
  /** In the order of their first occurrence. */
  readonly findings: readonly PageFinding[];
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
  /** Set where the page itself is one that means "this link was stopped here". */
  readonly stopped: Stopped | null;
  /** On pages without a vantage: where links to each destination have a record. */
  readonly elsewhere: ReadonlyMap<PlatformId, readonly ElsewhereRow[]>;
}

/** Makes a function that scans one page after another. It is pure: the same page and options give the same answer. */
export function scanner({
  rulebook,
  day,
  vantage: options,
  url,
}: ScanOptions): (file: string, page: PageText) => PageScan {
  const candidate = new RegExp(candidateSource(rulebook), 'i');

  return (file, { text, charset, reason }) => {
    const written = readLinks(text);
    const page = pageAddressOf(url, written);
    const { links, relative, broken } = uniqueLinks(written, page?.address ?? null);
    const ofPage = page === null ? null : vantageOf(page.address, rulebook);
    const vantage = vantageFrom(options, ofPage);
    const circumstances = { rulebook, vantage, day, found: options.from === null, page: page?.address ?? null };

    const findings = links.flatMap((link): PageFinding[] => {
      if (!candidate.test(link.address)) return [];
      const finding = examine(link.address, circumstances);
      return isOrdinary(finding) ? [] : [{ finding, link }];
    });
    const judged = findings.filter(({ finding }) => !toldKinds.has(finding.kind));
    const destinations = new Set(judged.flatMap(({ finding }) => finding.ambiguous ?? finding.to ?? []));
    return {
      file,
      page,
      charset: { charset, reason },
      day,
      vantage,
      vantageBy: vantage === null ? null : options.from === null ? 'page' : '--from',
      addresses: links.length,
      findings,
      summary: summarise(findings.map(({ finding, link }) => ({ finding, count: link.count }))),
      ordinary: { links: links.length - findings.length, finding: examineOrdinary(circumstances) },
      relative,
      broken,
      stopped: page === null ? null : blockPageAt(page.address, rulebook),
      elsewhere: new Map(
        vantage === null ? [...destinations].map((platform) => [platform, elsewhere(platform, day, rulebook)]) : [],
      ),
    };
  };
}

/** A judged link of a page as an NDJSON line holds it: the record of `judge --json`, then where in the page it stands. */
export function pageRecord({ finding, link }: PageFinding, { file, page }: PageScan): object {
  const { line, text, count, source } = link;
  return { ...recordOf(finding), line, text, count, source, file, page: page?.address ?? null };
}
