/**
 * Hutong's words as types. The names are those of `docs/architecture.md`; interface, rules and exports use the same ones.
 */

/** Where on a platform a link is met. A closed list: rules may use no other word. */
export const surfaces = [
  'web',
  'article',
  'chat',
  'group-chat',
  'moments',
  'post',
  'video',
  'live',
  'mini-program',
  'ad',
  'search',
  'checkout',
  'in-app',
  'mail',
  'document',
] as const;
export type Surface = (typeof surfaces)[number];

/** What happens to a link, from the lightest to the heaviest; the order decides which of two effects is the worse. */
export const effects = [
  'unknown',
  'own',
  'open',
  'depends',
  'warning',
  'login-wall',
  'copy-out',
  'unlinked',
  'blocked',
  'refused',
] as const;
export type Effect = (typeof effects)[number];

/** The effects a wall may state. `own`, `depends` and `unknown` are conclusions, never records. */
export const wallEffects = [
  'open',
  'warning',
  'login-wall',
  'copy-out',
  'unlinked',
  'blocked',
  'refused',
] as const satisfies readonly Effect[];
export type WallEffect = (typeof wallEffects)[number];

/** What a wrapper does to the reader on the way: `pass` forwards at once, `app-launch` asks for the app. */
export const wrapperEffects = ['pass', 'app-launch', 'warning', 'login-wall', 'copy-out', 'blocked'] as const;
export type WrapperEffect = (typeof wrapperEffects)[number];

/** How effects are grouped in the interface. `depends` sits with `unknown` there, told apart. */
export type Bucket = 'open' | 'own' | 'interstitial' | 'walled' | 'unknown';

/**
 * What an address is. `wrapper` stands for one whose target cannot be read offline and which is not a short link;
 * `other` for a scheme no platform claims.
 */
export const kinds = [
  'page',
  'short-link',
  'affiliate',
  'deep-link',
  'mini-program',
  'payment',
  'share',
  'login',
  'wrapper',
  'other',
] as const;
export type Kind = (typeof kinds)[number];

/**
 * Kinds of links that are told and not judged: a share button posts the page on which it stands, a login asks who the
 * reader is. Nobody follows them to what they carry, so that only walls which name the kind speak of them.
 */
export const toldKinds: ReadonlySet<Kind> = new Set(['share', 'login']);

export type PlatformId = string;
export type WallId = string;
export type WrapperId = string;
/** Stands among wrapper ids for an address that carries another one although no rule names it. */
export const unlistedWrapper: WrapperId = 'unlisted';
export type PasscodeId = string;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** A day as exact as its source is: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. A month or a year counts as its first day. */
export type PartialDay = string;

export const clients = ['mobile', 'desktop'] as const;
export type Client = (typeof clients)[number];

/** From where a link is followed. What is null is not known, and a verdict that hangs on it is `depends`. */
export interface Vantage {
  readonly platform: PlatformId;
  readonly surface: Surface | null;
  /** Which client the reader uses, where walls differ by it. */
  readonly client: Client | null;
  /** Where the reader is, as an ISO 3166-1 code of two letters, where walls differ by it. */
  readonly region: string | null;
}

export const evidenceKinds = ['primary', 'news', 'reprint', 'archived-copy', 'blog', 'community', 'code'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A text in both languages of the interface. */
export interface Localised {
  readonly en: string;
  readonly zh: string;
}

/** One source of a wall or wrapper, fit to be shown to readers. */
export interface Evidence {
  readonly url: string;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  /** The day the source was published, as far as known. */
  readonly date?: PartialDay | undefined;
  readonly kind: EvidenceKind;
}

export type Confidence = 'high' | 'medium' | 'low';
export type Rollout = 'full' | 'trial' | 'partial';

/** Which targets a wall is about: named platforms, groups (`@tencent` in the files), every link but own ones, or every link but some. */
export interface Destination {
  readonly platforms?: readonly PlatformId[];
  readonly groups?: readonly string[];
  readonly any?: true;
  /** Every link but own ones and those of these platforms and groups; groups are written `@tencent` here too. */
  readonly not?: readonly string[];
}

/** One dated, sourced record: from this vantage, links to that platform get this effect. */
export interface Wall {
  readonly id: WallId;
  /** The platform that puts the wall up. */
  readonly platform: PlatformId;
  /** Surfaces on which the link is met; null means all of them. */
  readonly from: readonly Surface[] | null;
  readonly to: Destination;
  readonly effect: WallEffect;
  /** First day, included. */
  readonly since: PartialDay;
  /** True where it stood on `since` already and may have begun earlier. */
  readonly orEarlier: boolean;
  /** First day on which it no longer stands; null while it stands. */
  readonly until: PartialDay | null;
  /** The last day a source saw it. */
  readonly verified: PartialDay;
  readonly rollout: Rollout;
  readonly confidence: Confidence;
  /** Empty where no source is fit to show. */
  readonly evidence: readonly Evidence[];
  readonly note?: Localised;
  /** Restricts the wall to some links of the target. `hosts` and `paths` are read as in {@link Platform.hosts}. */
  readonly links?: {
    readonly kinds?: readonly Kind[];
    readonly hosts?: readonly string[];
    readonly paths?: readonly string[];
  };
  /** Restricts the wall to some readers; a vantage that does not say makes the verdict `depends`. */
  readonly only?: { readonly client?: Client; readonly region?: string };
  /** Wrappers that the platform puts around such links; empty where the wall does not show in the link. */
  readonly through: readonly WrapperId[];
  /** True where the destination raises the wall against visitors who come from `to`; `from` are then surfaces over there. */
  readonly inbound: boolean;
  /** False where the wall is known but cannot be seen from a link: shown beside the verdict, never part of it. */
  readonly judged: boolean;
  /** Why it is not judged; always there when `judged` is false. */
  readonly reason?: Localised;
}

/** How a wrapper's value was written. See `decode.ts`, which holds the code of each. */
export const encodings = [
  'percent',
  'percent-or-raw',
  'percent-twice',
  'raw',
  'base64',
  'base64url',
  'hex',
  'host-only',
  'bing-a1',
  'urldefense-v2',
  'urldefense-v3',
  'pc6-base36',
  'disqus-key',
] as const;
export type Encoding = (typeof encodings)[number];

/** Where in its address a wrapper carries the target. */
export type Carrier =
  /** The first of these query parameters that is there, read as a query is. */
  | { readonly param: readonly string[]; readonly encoding: Encoding }
  /** Everything after the question mark. */
  | { readonly query: 'whole'; readonly encoding: Encoding }
  /** The place marked `{target}` in a path template; as the template's last part it takes the rest of the address. */
  | { readonly path: string; readonly encoding: Encoding }
  /** A parameter in the fragment. */
  | { readonly fragment: string; readonly encoding: Encoding }
  /** A member of a JSON text that stands in a query parameter; dots lead inwards. */
  | { readonly json: string; readonly param: string; readonly encoding: Encoding }
  /** Everything after `name=`; if it begins percent-encoded, only up to the next `&`. */
  | { readonly rest: string }
  /** Android's intent syntax: the named extra, else the address the intent itself spells. */
  | { readonly intent: string }
  /** Cannot be read offline. */
  | { readonly opaque: true };

/** The effect of a wrapper for addresses with this path or these parameters; the first case that fits holds. */
export interface WrapperCase {
  readonly when?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly effect: WrapperEffect;
}

/** A page that carries another address in its own. */
export interface Wrapper {
  readonly id: WrapperId;
  /** Whose it is; empty only for what looks like a wrapper on a host of nobody. */
  readonly platform: PlatformId;
  /** Hosts, each with everything under it; empty where `schemes` says it all. */
  readonly hosts: readonly string[];
  readonly schemes: readonly string[];
  /** Path templates: `{}` is one segment, `**` any number; a trailing slash does not matter. */
  readonly paths: readonly string[];
  /** Parameters that must have these values for the address to be this wrapper. */
  readonly when?: Readonly<Record<string, string>>;
  /** Ways to read the target, tried in this order. */
  readonly target: readonly Carrier[];
  /** What a target that is only a path is relative to, where that is not the wrapper's own host. */
  readonly base?: string;
  /** An unreadable target that can only be one of these platforms; empty where it can be anything. */
  readonly leadsTo: readonly PlatformId[];
  readonly effects: readonly WrapperCase[];
  readonly evidence: readonly Evidence[];
  /** The last day a source saw it, null where none says. */
  readonly verified: PartialDay | null;
}

/** An address that means "this link was stopped here". */
export interface BlockPage {
  readonly id: string;
  readonly platform: PlatformId;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  readonly when?: Readonly<Record<string, string>>;
  /** Where the stopped address stands, null where it cannot be read. */
  readonly target: readonly Carrier[];
  readonly effect: WallEffect;
}

/**
 * What the characters of a code are. `mixed` holds an upper-case and a lower-case letter, which no price, date or number
 * does; `mixed-with-digit` a digit besides, which few names in program code do.
 */
export const codeAlphabets = ['mixed', 'mixed-with-digit', 'letters-and-digits', 'digits', 'han'] as const;
export type CodeAlphabet = (typeof codeAlphabets)[number];

/** What a code looks like; lengths are in UTF-16 units, both ends included. */
export interface CodeShape {
  readonly shortest: number;
  readonly longest: number;
  readonly of: CodeAlphabet;
  /** Characters that may stand in it besides. */
  readonly also: string;
  /** What it begins with, one of these; empty where it may begin with anything. */
  readonly begins: readonly string[];
}

/** A code between two marks in running text. Marks are text templates, see `text-template.ts`. */
export interface MarkedForm {
  readonly code: CodeShape;
  /** What stands right before the code, one of these; empty where nothing has to. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** True where both marks have to be the same, blanks apart. */
  readonly same: boolean;
  /** Words of which one has to stand close by, besides the cue; empty where none has to. */
  readonly near: readonly string[];
  readonly cueNeeded: boolean;
}

/** A code that stands in a short link: as one segment of its path, or as a parameter. */
export interface LinkForm {
  readonly code: CodeShape;
  /** Hosts, each with everything under it. */
  readonly hosts: readonly string[];
  /** Path templates as wrappers have them, with `{code}` for the segment that is the code; empty where every path fits. */
  readonly paths: readonly string[];
  /** The query parameter that holds the code; null where the path does. */
  readonly param: string | null;
  /** What stands around the code inside the parameter. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly cueNeeded: boolean;
}

/** Words that are a passcode without a code of their own: the app reads the whole message. */
interface WordsForm {
  readonly words: readonly string[];
}

export type PasscodeForm = MarkedForm | LinkForm | WordsForm;

/** A family of passcodes: texts to paste into an app of a platform. */
export interface Passcode {
  readonly id: PasscodeId;
  readonly platform: PlatformId;
  /** Tried in this order; the first that fits counts. */
  readonly forms: readonly PasscodeForm[];
  /** Words in the same text that say that it is one. */
  readonly cue: readonly string[];
  /** Where several platforms use these passcodes: the words by which each is known, the owner first. They are cues too. */
  readonly toldApart: Readonly<Record<PlatformId, readonly string[]>>;
}

/** A short-link host. */
export interface ShortLink {
  /** The platforms it can lead to, the owner first; null means anywhere. */
  readonly to: readonly PlatformId[] | null;
  /** Only addresses with this query parameter are short links. */
  readonly param?: string;
}

/** A product a link can belong to. Every key of the host tables is `host` or `host/path-prefix`. */
export interface Platform {
  readonly id: PlatformId;
  readonly name: Localised;
  /** Who owns it. Two platforms of different groups are rivals. */
  readonly group: string;
  /** True where it serves readers outside mainland China first: known as a destination, not scanned unasked. */
  readonly abroad: boolean;
  readonly hosts: Readonly<Record<string, Surface>>;
  /** Hosts that only serve files: links to them are the platform's, but no page is there to scan. */
  readonly assets: readonly string[];
  readonly shortLinks: Readonly<Record<string, ShortLink>>;
  readonly affiliates: readonly string[];
  /** Addresses that ask for a payment: hosts or `scheme://path` prefixes. */
  readonly payments: readonly string[];
  /** Addresses that open a mini program: hosts or `scheme://path` prefixes. */
  readonly miniPrograms: readonly string[];
  /** Addresses behind share buttons, which post the page that they carry. */
  readonly shares: readonly string[];
  /** Addresses that log readers in and out, or ask their leave for another site. */
  readonly logins: readonly string[];
  /** App schemes, `name` or `name://path-prefix`, to the platform that answers; a trailing `*` stands for any ending. */
  readonly schemes: Readonly<Record<string, PlatformId>>;
  readonly userAgents: readonly string[];
  /** Days after a wall's `verified` day from which its verdicts are marked stale. */
  readonly staleAfter: number;
  readonly wrappers: readonly Wrapper[];
  readonly blockPages: readonly BlockPage[];
  readonly passcodes: readonly Passcode[];
  readonly walls: readonly Wall[];
}

/** A dated act of the state or of the trade that explains walls. It judges no link; timelines show it. */
export interface Milestone {
  /** The id of its entry in the event record. */
  readonly id: string;
  /** The day on which it happened or came into force. */
  readonly date: PartialDay;
  /** One short line. */
  readonly name: Localised;
  readonly note?: Localised;
  readonly evidence: readonly Evidence[];
}

/** All platforms, walls and milestones, compiled: the contents of `rulebook.json`. */
export interface Rulebook {
  /** The shape's version; a reader of another version must refuse the file. */
  readonly schema: 1;
  /** `YYYY.M.D.n`, going up. */
  readonly version: string;
  readonly title: string;
  readonly licence: string;
  readonly homepage: string | null;
  readonly platforms: readonly Platform[];
  /** The oldest first. */
  readonly milestones: readonly Milestone[];
}

/** The rulebook a verdict was reached with. */
export interface RulebookStamp {
  readonly version: string;
  /** SHA-256 of the exact bytes of `rulebook.json`, in lower-case hex. */
  readonly sha256: string;
}

/** One possible verdict where the vantage leaves several. */
export interface Alternative {
  readonly vantage: Vantage;
  /** The target that this alternative is about, where a short link may lead to several platforms. */
  readonly to: PlatformId | null;
  readonly effect: Effect;
  readonly wall: WallId | null;
}

/** The effect for one link, one vantage, one day, with what decided it. Absent values are null. */
export interface Verdict {
  readonly effect: Effect;
  readonly bucket: Bucket;
  /** Whether a wall or a wrapper decided; null for own links, unknown ones and those that depend. */
  readonly decidedBy: 'wall' | 'wrapper' | null;
  readonly wall: WallId | null;
  /** The wrapper with the heaviest effect on the way, whether or not it decided; null for own links, which are not judged. */
  readonly wrapper: WrapperId | null;
  readonly rollout: Rollout | null;
  /** The last day a source saw the behaviour. */
  readonly verified: PartialDay | null;
  /** True where `verified` is longer ago than the platform allows; null where there is nothing to be stale. */
  readonly stale: boolean | null;
  readonly confidence: Confidence | null;
  /** Addresses of the sources. */
  readonly evidence: readonly string[];
  /** The verdicts it depends between; null unless the effect is `depends`. */
  readonly alternatives: readonly Alternative[] | null;
  /** Walls that may stop the link as well, but cannot be seen from it. */
  readonly caveats: readonly WallId[];
}

/** A link with its verdict. */
export interface Finding extends Verdict {
  /** The address as it was met. */
  readonly link: string;
  readonly kind: Kind;
  /** The platform that owns the outermost address. */
  readonly carrier: PlatformId | null;
  /** Wrapper ids from the outside in. */
  readonly via: readonly WrapperId[];
  /** Every address from the outside in, the link itself first. */
  readonly chain: readonly string[];
  /** The innermost readable address; null where a wrapper's target cannot be read offline. */
  readonly target: string | null;
  /** The platform of the target. */
  readonly to: PlatformId | null;
  /** The platforms the target may belong to, where its host is shared on purpose; else null. */
  readonly ambiguous: readonly PlatformId[] | null;
  /** The group of `to`. */
  readonly group: string | null;
  readonly rulebook: RulebookStamp;
}
