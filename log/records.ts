/**
 * The research log: what its records are. The extension keeps them, files carry them, the command line reads them.
 *
 * What was *seen* stands apart from what was *concluded* of it, so that an old log can be judged again with other rules and
 * both answers stay. Every time is RFC 3339 in UTC with milliseconds (`2026-11-24T15:40:12.034Z`); `timeZone` says where the
 * reader's clock stood, as an IANA name. Ids are random (UUID version 4), so that logs of a team can be laid together.
 */
import type { Coverage, LinkSource, ReportedPasscode, ShownAddress } from '../engine/report.ts';
import type {
  Confidence,
  Day,
  Effect,
  Kind,
  PartialDay,
  PlatformId,
  Rollout,
  RulebookStamp,
  Surface,
  Vantage,
  WallId,
  WrapperId,
} from '../engine/types.ts';

/** The version of these shapes. It goes up whenever a reader of the former version would misread a file. */
export const logSchema = 1;

/** The program that observed. */
export interface Tool {
  readonly name: 'hutong';
  readonly version: string;
}

export type SessionId = string;
export type PageId = string;
/** `PAGE:INDEX`, the index counted from 0 in the order in which the page's links were told. */
export type FindingId = string;

/** A stretch of recording between its start and its end, with what the researcher says of it. */
export interface Session {
  readonly id: SessionId;
  readonly startedAt: string;
  /** Null while it goes on, and where the browser was closed during it. */
  readonly endedAt: string | null;
  /** What the researcher calls it; empty where it has no name. */
  readonly name: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** The sites that were recorded, registrable domains; null where all were. */
  readonly sites: readonly string[] | null;
  /** The vantage that the researcher set for the session; null where each page's own place counted. */
  readonly vantage: Vantage | null;
}

/** One page, seen once. The same address visited again is another record. */
export interface SeenPage {
  readonly id: PageId;
  readonly session: SessionId;
  /** When the page was first read. */
  readonly observedAt: string;
  readonly timeZone: string;
  readonly address: string;
  /** Whose page it is, and which of its surfaces; null where no rule knows. */
  readonly platform: PlatformId | null;
  readonly surface: Surface | null;
  /** How the page came to be read: unasked because its site is allowed, on the reader's click, or from a saved file. */
  readonly readBy: 'access' | 'click' | 'file';
  /** Different addresses of the page that no rule speaks of; they are counted and not kept. */
  readonly ordinary: number;
  readonly coverage: Coverage;
  readonly passcodes: readonly SeenPasscode[];
  readonly tool: Tool;
}

/** A passcode in a page's text, as it is reported; codes are told, never judged. */
export type SeenPasscode = ReportedPasscode;

/** One address of a page as it was met. */
export interface SeenLink {
  readonly id: FindingId;
  readonly page: PageId;
  /** When it was first seen: later than the page for links that were added. */
  readonly observedAt: string;
  readonly link: string;
  /** Every address from the outside in, the link itself first, as far as it could be read. */
  readonly chain: readonly string[];
  /** The innermost readable address; null where a wrapper's target cannot be read offline. */
  readonly target: string | null;
  /** How often the address stood on the page. */
  readonly count: number;
  /** The words of its first occurrence; empty where it has none. */
  readonly text: string;
  readonly source: LinkSource;
  /** The address that the same element had before the page changed it; null where it was never another. */
  readonly was: string | null;
  /** The address of another platform that the words show; null where they show none. */
  readonly shows: ShownAddress | null;
}

/** What was concluded of one link with one rulebook, from one vantage, for one day. */
export interface Conclusion {
  /** Which judgement it belongs to: {@link firstJudgement}, or the id of a {@link Judgement}. */
  readonly judgement: string;
  readonly rulebook: RulebookStamp;
  /** Null where the page is no platform's and none was chosen. */
  readonly vantage: Vantage | null;
  readonly day: Day;
  readonly kind: Kind;
  readonly carrier: PlatformId | null;
  readonly via: readonly WrapperId[];
  readonly to: PlatformId | null;
  readonly ambiguous: readonly PlatformId[] | null;
  readonly group: string | null;
  readonly effect: Effect;
  readonly decidedBy: 'wall' | 'wrapper' | null;
  readonly wall: WallId | null;
  readonly wrapper: WrapperId | null;
  readonly rollout: Rollout | null;
  readonly verified: PartialDay | null;
  readonly stale: boolean | null;
  readonly confidence: Confidence | null;
  readonly evidence: readonly string[];
  readonly caveats: readonly WallId[];
}

/** Stands for what was concluded while recording. */
export const firstJudgement = 'recorded';

/** One time that a log was judged again. */
export interface Judgement {
  readonly id: string;
  readonly judgedAt: string;
  readonly rulebook: RulebookStamp;
  /** The vantage laid over all pages; null where each link was judged from where it was recorded. */
  readonly vantage: Vantage | null;
  /** The day laid over all pages; null where each was judged for the day on which it was seen. */
  readonly day: Day | null;
  readonly tool: Tool;
}

/** A link with all that was ever concluded of it, the oldest first; never empty. */
export interface LoggedLink {
  readonly seen: SeenLink;
  readonly concluded: readonly Conclusion[];
}

/** A page with its links: the unit that is written, moved and deleted as a whole. */
export interface LoggedPage {
  readonly page: SeenPage;
  readonly links: readonly LoggedLink[];
}

/**
 * How much an export leaves out. `full` keeps addresses as they were met, `no-query` cuts query and fragment, `host` keeps
 * scheme and host and no words of pages, `platforms` keeps no address, no words and no time finer than a day. Names and
 * passwords inside addresses leave with none of them.
 */
export const redactions = ['full', 'no-query', 'host', 'platforms'] as const;
export type Redaction = (typeof redactions)[number];

/** Which part of a log: every member narrows it further, an absent one does not. Lists mean "one of these". */
export interface LogFilter {
  readonly sessions?: readonly SessionId[];
  /** Days in the reader's time zone, both included. */
  readonly from?: Day;
  readonly to?: Day;
  /** Platforms of pages; null among them stands for pages of no known platform. */
  readonly pagePlatforms?: readonly (PlatformId | null)[];
  /** Platforms of targets; null among them stands for targets of no known platform. */
  readonly destinations?: readonly (PlatformId | null)[];
  readonly effects?: readonly Effect[];
  readonly walls?: readonly WallId[];
  readonly kinds?: readonly Kind[];
  /** Host of the page, itself and all under it. */
  readonly site?: string;
  /** Words that must stand in the page's address, the link, its target or its words; case and width do not matter. */
  readonly text?: string;
}

/** The first record of every file. */
export interface LogHeader {
  readonly schema: typeof logSchema;
  readonly tool: Tool;
  readonly exportedAt: string;
  readonly timeZone: string;
  /** Null where the file holds everything. */
  readonly filter: LogFilter | null;
  readonly redaction: Redaction;
  /** Every rulebook that a conclusion in the file was reached with. */
  readonly rulebooks: readonly RulebookStamp[];
  readonly judgements: readonly Judgement[];
  readonly sessions: readonly Session[];
  /** What the file is to hold; its last record says what it does hold. */
  readonly pages: number;
  readonly findings: number;
}

/** The last record of every file. Without it, or with other figures, the file was cut. */
export interface LogEnd {
  readonly pages: number;
  readonly findings: number;
  /** SHA-256 of all bytes before this record, in lower-case hex. */
  readonly sha256: string;
}
