import type { ElsewhereRow } from './elsewhere.ts';
import type { Summary } from './summarise.ts';
import type {
  Day,
  Effect,
  Evidence,
  Finding,
  Localised,
  PartialDay,
  PasscodeId,
  PlatformId,
  RulebookStamp,
  Surface,
  Vantage,
  Wall,
  WallEffect,
  WallId,
  WrapperId,
} from './types.ts';

/**
 * Where in a page an address stands. `attribute` is a `data-*` attribute or another that only the page's scripts read,
 * `script` an address spelled out in an event handler, `card` an element that opens an app without being a link, `text`
 * running text, `qr` a picture.
 */
export const linkSources = [
  'link',
  'area',
  'svg',
  'frame',
  'form',
  'attribute',
  'script',
  'card',
  'text',
  'qr',
] as const;
export type LinkSource = (typeof linkSources)[number];

/** One address of a page: how often it stands there, and the words and the place of its first occurrence. */
export interface FoundLink {
  readonly address: string;
  readonly count: number;
  readonly text: string;
  readonly source: LinkSource;
  /** The address that the same element had before, where the page changed it under the reader. */
  readonly was?: string;
}

/** A piece of running text that may hold addresses or passcodes, with what stands around them. */
export interface FoundText {
  readonly text: string;
  /** How often it stands on the page. */
  readonly count: number;
  /** Parts of it that are the words of links which lead somewhere, in order: an address there is no other one. */
  readonly linked?: readonly (readonly [start: number, end: number])[];
}

/** What a page holds that nobody could read, by why. */
export interface Unread {
  /** Closed shadow roots. */
  readonly closedRoots: number;
  /** Pictures: what is written in them is not looked for unless the reader asks. */
  readonly pictures: number;
  readonly canvases: number;
}

/** A finding as a reader sees it: once for each address, with how often and with what words it stands on the page. */
export interface ReportedFinding extends Finding {
  /** How often the address occurs on the page. */
  readonly count: number;
  /** The words of its first occurrence; empty where it has none. */
  readonly text: string;
  readonly source: LinkSource;
  /** As in {@link FoundLink}; null where it was never another. */
  readonly was: string | null;
  /** An address of another platform that the link's words show; null where they show none. */
  readonly shows: ShownAddress | null;
}

/** The address that a link's words show while it leads to another platform. */
export interface ShownAddress {
  readonly address: string;
  /** Null where no rule knows it. */
  readonly platform: PlatformId | null;
}

/** A passcode in the page's text. It is not judged: no wall speaks of text. */
export interface ReportedPasscode {
  readonly passcode: PasscodeId;
  readonly platform: PlatformId;
  /** All platforms it may belong to, where several use the same and nothing tells which; else null. */
  readonly ambiguous: readonly PlatformId[] | null;
  /** Null where the whole text is the passcode. */
  readonly code: string | null;
  /** What would be pasted, as it stands in the page, shortened as a link's words are. */
  readonly text: string;
  readonly count: number;
}

/** What of a page was read, and what was not. */
export interface Coverage {
  /** Different addresses looked at, ordinary ones included. */
  readonly addresses: number;
  /** Frames that the page holds. */
  readonly frames: number;
  /** How many of them reported their links. */
  readonly framesRead: number;
  /** The number of addresses at which reading stopped; null where it did not. */
  readonly stoppedAt: number | null;
  /** The number of characters of running text at which reading it stopped; null where it did not. */
  readonly textStoppedAt: number | null;
  readonly unread: Unread;
}

/** Nothing is left unread. */
export const nothingUnread: Unread = { closedRoots: 0, pictures: 0, canvases: 0 };

/** All that is known of a page, before anything is judged. */
export interface FoundOnPage {
  /** Null until the top frame has told it. */
  readonly pageAddress: string | null;
  /** Each address once. */
  readonly links: readonly FoundLink[];
  /** Each text once. */
  readonly texts: readonly FoundText[];
  /** Different addresses that no rule can speak of. */
  readonly ordinary: number;
  readonly coverage: Omit<Coverage, 'addresses'>;
  /** False while the page is still being read for the first time. */
  readonly settled: boolean;
}

/** What the interface shows of a wrapper. */
export interface WrapperNote {
  readonly id: WrapperId;
  readonly platform: PlatformId;
  readonly evidence: readonly Evidence[];
  readonly verified: PartialDay | null;
}

/** Ordinary links share one verdict: only a wall to `any` can speak of them. */
export interface OrdinaryLinks {
  /** Different addresses. */
  readonly links: number;
  readonly effect: Effect;
  readonly wall: WallId | null;
}

/** A platform whose surfaces the reader can choose as the place to judge from. */
export interface VantageChoice {
  readonly platform: PlatformId;
  readonly surfaces: readonly Surface[];
}

/** All that a popup needs to show one tab. */
export interface PageReport {
  /** `scanning` while frames have still to answer; the figures are then a beginning. */
  readonly state: 'scanning' | 'ready';
  readonly page: { readonly address: string; readonly platform: PlatformId | null; readonly surface: Surface | null };
  /** The place judged from; null where the page is no platform's and none was chosen. */
  readonly vantage: Vantage | null;
  /** True where the reader chose the vantage. */
  readonly vantageChosen: boolean;
  /** The day judged for. */
  readonly day: Day;
  /** The day of the reader; another one than `day` where the reader looks back. */
  readonly today: Day;
  readonly rulebook: RulebookStamp;
  readonly summary: Summary;
  /** Worst first. */
  readonly findings: readonly ReportedFinding[];
  /** How many more there are that are counted in `summary`, but not listed. */
  readonly omitted: number;
  readonly passcodes: readonly ReportedPasscode[];
  readonly ordinary: OrdinaryLinks;
  readonly coverage: Coverage;
  /** Names of every platform that the report mentions. */
  readonly names: Readonly<Record<PlatformId, Localised>>;
  /** Every wall that the findings, their alternatives and `elsewhere` mention. */
  readonly walls: Readonly<Record<WallId, Wall>>;
  /** Those of `walls` that still stand although nobody has confirmed them for longer than their platform allows. */
  readonly staleWalls: readonly WallId[];
  readonly wrappers: Readonly<Record<WrapperId, WrapperNote>>;
  /** Destinations of which there is a history to be asked for: to them some wall is on record, on any day and surface. */
  readonly onRecord: readonly (PlatformId | null)[];
  /** On pages without a vantage: where links to each destination would be walled, slowed or open. */
  readonly elsewhere: Readonly<Record<PlatformId, readonly ElsewhereRow[]>>;
  readonly vantageChoices: readonly VantageChoice[];
  /** Set where the page itself is a platform's block or warning page. */
  readonly stopped: {
    readonly platform: PlatformId;
    readonly effect: WallEffect;
    readonly target: string | null;
  } | null;
}

/** The answer to "what is on this tab?". */
export type ReportAnswer =
  | { readonly kind: 'report'; readonly report: PageReport }
  /** Pages that no extension may read: the browser's own, its store, files without permission. */
  | { readonly kind: 'no-access' }
  /** The reader has switched Hutong off for the site of the page, named by its host. */
  | { readonly kind: 'off'; readonly site: string }
  | { readonly kind: 'fault'; readonly message: string };
