import * as v from 'valibot';
import {
  clients,
  codeAlphabets,
  encodings,
  evidenceKinds,
  kinds,
  surfaces,
  wallEffects,
  wrapperEffects,
} from '../engine/types.ts';

/**
 * The shapes of rule files. This is the one truth: `schema.json` and `milestones.schema.json`, which editors read, are
 * generated from it, and `check.ts` holds every file to it. Each description is what an editor shows on hover.
 */

const described = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'an id is lower-case letters, digits, dashes and dots'),
);

const partialDay = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD'),
);

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD'));

const hostPattern = v.pipe(
  v.string(),
  v.regex(
    /^(?:[a-z0-9_-]+\.)+[a-z0-9-]+(?:\/[^?#\s]*)?$/,
    'write a host in lower case, optionally with the beginning of a path: weixin.qq.com/sph/',
  ),
);

const bareHost = v.pipe(
  v.string(),
  v.regex(/^(?:[a-z0-9_-]+\.)+[a-z0-9-]+$/, 'write a host in lower case and without a path'),
);

const schemePattern = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9+.-]*\*?(?::\/\/[^?#\s]*)?$/i, 'write a scheme without its colon, or scheme://path'),
);

const hostOrScheme = v.union(
  [hostPattern, v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\/\/[^?#\s]*$/i))],
  'write a host, host/path or scheme://path',
);

const webAddress = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, 'write the full address, with https://'));

const oneOrMore = <S extends v.GenericSchema>(schema: S) => v.union([schema, v.pipe(v.array(schema), v.minLength(1))]);

/** Readers meet these words, so both languages are asked for. */
const localised = v.strictObject({ en: v.string(), zh: v.string() });

const parameters = v.record(v.string(), v.string());

const evidence = v.strictObject({
  url: described(webAddress, 'Where the source can be read.'),
  title: v.optional(v.string()),
  publisher: v.optional(described(v.string(), 'Who published it; for a copy, say whose copy it is.')),
  date: v.optional(described(partialDay, 'The day it was published, as exact as it is known.')),
  kind: described(
    v.picklist(evidenceKinds),
    "primary: the platform's own words. news: a newsroom. reprint: somebody's copy of either. archived-copy: kept elsewhere after the original went. blog, community, code: what they say.",
  ),
});

const sources = v.pipe(v.array(evidence), v.minLength(1, 'list at least one source'));

const evidenceList = v.union(
  [sources, v.literal('withheld')],
  'list at least one source, or write `withheld` where none is fit to show',
);

const encoding = described(
  v.optional(v.picklist(encodings)),
  'How the value was written; `percent` unless said otherwise. It is undone exactly once.',
);

const carrier = v.union(
  [
    v.strictObject({ param: oneOrMore(v.string()), encoding }),
    v.strictObject({ query: v.literal('whole'), encoding }),
    v.strictObject({
      path: v.pipe(v.string(), v.regex(/\{target\}/, 'mark the place of the target with {target}')),
      encoding,
    }),
    v.strictObject({ fragment: v.string(), encoding }),
    v.strictObject({ json: v.string(), in: v.string(), encoding }),
    v.strictObject({ rest: v.string() }),
    v.strictObject({ intent: v.string() }),
    v.literal('opaque'),
  ],
  'say where the target stands: { param }, { query: whole }, { path }, { fragment }, { json, in }, { rest }, { intent } or opaque',
);

const target = described(
  oneOrMore(carrier),
  'Where the address carries its target; several ways are tried in this order, and `opaque` at the end says that there is one which cannot be read.',
);

const wrapperEffect = described(
  v.picklist(wrapperEffects),
  'What it does to the reader: pass forwards at once, app-launch asks for the app, the others are the effects of that name.',
);

const wrapperExample = v.strictObject({
  link: v.string(),
  target: described(v.nullable(v.string()), 'What must come out; null where it cannot be read.'),
  made: v.optional(described(v.literal(true), 'Set where no real address is known and this one was made up.')),
});

const wrapperSchema = v.strictObject({
  id: described(id, 'Unique for ever.'),
  hosts: v.optional(described(v.array(hostPattern), 'Each with everything under it.')),
  schemes: v.optional(v.array(schemePattern)),
  path: v.optional(
    described(
      oneOrMore(v.pipe(v.string(), v.regex(/^\//, 'a path begins with a slash'))),
      'Path templates: {} is one segment, ** any number; a slash at the end makes no difference.',
    ),
  ),
  when: v.optional(described(parameters, 'Parameters that must have these values.')),
  target,
  base: v.optional(described(webAddress, 'What a target that is only a path is relative to.')),
  leadsTo: v.optional(
    described(v.pipe(v.array(id), v.minLength(1)), 'The platforms that an unreadable target can only belong to.'),
  ),
  effect: v.union([
    wrapperEffect,
    v.pipe(
      v.array(
        v.union([
          wrapperEffect,
          v.strictObject({ when: v.optional(parameters), path: v.optional(v.string()), effect: wrapperEffect }),
        ]),
      ),
      v.minLength(1),
    ),
  ]),
  verified: v.optional(described(partialDay, 'The last day a source saw it.')),
  evidence: evidenceList,
  note: v.optional(v.string()),
  examples: v.pipe(v.array(wrapperExample), v.minLength(1, 'give at least one example')),
});

const blockPage = v.strictObject({
  id,
  host: oneOrMore(hostPattern),
  path: v.optional(oneOrMore(v.string())),
  when: v.optional(parameters),
  target: v.optional(target),
  effect: v.picklist(wallEffects),
  note: v.optional(v.string()),
  examples: v.pipe(
    v.array(v.strictObject({ link: v.string(), target: v.nullable(v.string()), made: v.optional(v.literal(true)) })),
    v.minLength(1),
  ),
});

const textTemplate = v.pipe(
  v.string(),
  v.regex(
    /^(?:[^{}]|\{(?:letter|digit|han|emoji|symbol|text)\})+$/u,
    'write the text as it stands, with {letter}, {digit}, {han}, {emoji}, {symbol} or {text} where it varies',
  ),
);
const textTemplates = oneOrMore(textTemplate);

const codeLength = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));

const code = described(
  v.strictObject({
    length: described(
      v.union([codeLength, v.tuple([codeLength, codeLength])], 'write a number of characters, or [fewest, most]'),
      'How many characters it has, or the fewest and the most.',
    ),
    of: described(
      v.picklist(codeAlphabets),
      'mixed: letters and digits with at least one upper-case and one lower-case letter, which keeps prices out. mixed-with-digit: and at least one digit, which keeps names in program code out. letters-and-digits, digits, han: Chinese characters.',
    ),
    also: v.optional(described(v.string(), 'Characters that may stand in it besides.')),
    begins: v.optional(described(oneOrMore(v.string()), 'What it begins with.')),
  }),
  'What the code looks like. It is always taken whole: no letter or digit may stand right before or after it.',
);

const markBefore = described(
  textTemplates,
  'What stands right before the code: one of these texts. {letter}, {digit}, {han} and {emoji} stand for one such character, {symbol} for a sign that neither ends a phrase nor joins words, {text} for up to 40 characters of the same line. The longer of two marks wins.',
);
const markAfter = described(textTemplates, 'What stands right after the code, written as `before` is.');

/** One map for three kinds of forms, so that a slip of the pen is told once; `check-passcode-forms.ts` keeps the kinds apart. */
const passcodeForm = v.strictObject({
  code: v.optional(code),
  before: v.optional(markBefore),
  after: v.optional(markAfter),
  same: v.optional(described(v.literal(true), 'Both marks have to be the same, blanks apart.')),
  near: v.optional(
    described(textTemplates, 'Words of which one has to stand within 20 characters of the code, besides the cue.'),
  ),
  hosts: v.optional(
    described(
      v.pipe(v.array(bareHost), v.minLength(1)),
      'The code stands in a link to one of these hosts of this platform; `before` and `after` then stand around it inside the parameter.',
    ),
  ),
  path: v.optional(
    described(
      oneOrMore(v.pipe(v.string(), v.regex(/^\//, 'a path begins with a slash'))),
      'Path templates of the link: {} is one segment, ** any number, {code} the segment that is the code.',
    ),
  ),
  param: v.optional(described(v.string(), 'The query parameter that holds the code, where the path does not.')),
  words: v.optional(
    described(
      textTemplates,
      'Words that are a passcode without a code of their own, because the app reads the whole message. They count only where no code of the family is found, and stand alone in their form.',
    ),
  ),
  cueNeeded: v.optional(
    described(v.literal(true), 'Set where this form alone proves nothing: it counts only with a cue in the same text.'),
  ),
});

const passcodeExample = v.strictObject({
  text: described(v.string(), 'A real text, or the part of one that matters.'),
  code: described(v.nullable(v.string()), 'The code that must be found in it; null where words are all there is.'),
  platform: v.optional(
    described(
      v.union([id, v.literal('ambiguous')]),
      'Whose it must be told to be, where that is not this file’s platform; `ambiguous` where nothing tells.',
    ),
  ),
  made: v.optional(described(v.literal(true), 'Set where no real text is known and this one was made up.')),
});

const passcodeSchema = v.strictObject({
  id: described(id, 'Unique for ever.'),
  forms: described(
    v.pipe(v.array(passcodeForm), v.minLength(1)),
    'The forms in which it is met, tried in this order; the first that fits counts.',
  ),
  cue: v.optional(
    described(textTemplates, 'Words within 300 characters that say that it is one, such as 打开支付宝 for Alipay.'),
  ),
  toldApart: v.optional(
    described(
      v.record(id, textTemplates),
      'Where several platforms use the same passcodes: the words by which each is known, this platform first. They are cues too; the nearest decides, and without any the passcode is ambiguous.',
    ),
  ),
  note: v.optional(v.string()),
  examples: v.pipe(v.array(passcodeExample), v.minLength(1, 'give at least one example')),
  not: described(
    v.pipe(v.array(v.string()), v.minLength(1, 'give at least one near miss')),
    'Near misses: texts in which this family must find nothing.',
  ),
});

const destinationName = v.pipe(
  v.string(),
  v.regex(/^@?[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'name a platform, a group as @group, or `any`'),
);

const wallExample = v.strictObject({
  link: v.string(),
  on: day,
  expect: v.string(),
  from: v.optional(v.picklist(surfaces)),
  platform: v.optional(described(id, 'For an inbound wall: the platform the visitor comes from.')),
  by: v.optional(described(id, 'The wall or wrapper that decides instead.')),
});

const wallSchema = v.strictObject({
  id: described(id, 'Unique for ever; a wall that ended keeps its id and gets an `until`.'),
  from: described(
    v.union([v.pipe(v.array(v.picklist(surfaces)), v.minLength(1)), v.literal('all')]),
    'Surfaces of this platform on which the link is met.',
  ),
  to: described(
    v.union([
      destinationName,
      v.pipe(v.array(destinationName), v.minLength(1)),
      v.strictObject({ not: v.pipe(v.array(destinationName), v.minLength(1)) }),
    ]),
    'Platforms, @groups, `any` for every link that is not the platform’s own, or { not: [platforms and @groups] }.',
  ),
  links: v.optional(
    v.strictObject({
      kinds: v.optional(v.pipe(v.array(v.picklist(kinds)), v.minLength(1))),
      hosts: v.optional(v.pipe(v.array(hostPattern), v.minLength(1))),
      paths: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
    }),
  ),
  only: v.optional(v.strictObject({ client: v.optional(v.picklist(clients)), region: v.optional(v.string()) })),
  through: v.optional(
    described(
      v.pipe(v.array(id), v.minLength(1)),
      'The wrappers that this platform puts around such links. A link found without them has been let through; one that has them on is judged by the wrapper.',
    ),
  ),
  inbound: v.optional(
    described(
      v.literal(true),
      'Raised by this platform against visitors who come from `to`; `from` are surfaces over there.',
    ),
  ),
  judged: v.optional(
    described(v.literal(false), 'Known, but not to be seen from a link: shown beside verdicts, never part of them.'),
  ),
  reason: v.optional(
    described(localised, 'When it applies, as the end of "may also be stopped if …"; needed with `judged: false`.'),
  ),
  effect: v.picklist(wallEffects),
  since: described(partialDay, 'First day, included; a month or a year where the source knows no better.'),
  orEarlier: v.optional(
    described(v.literal(true), 'It stood on `since` already and may have begun earlier: the day is an upper bound.'),
  ),
  until: v.optional(described(partialDay, 'First day on which it no longer stands; absent while it stands.')),
  verified: described(partialDay, 'The last day a source saw it.'),
  rollout: described(
    v.picklist(['full', 'trial', 'partial']),
    'How far it has been rolled out; never changes the effect.',
  ),
  confidence: described(
    v.picklist(['high', 'medium', 'low']),
    'high: two independent sources or the platform’s own notice. low: one weak source, or none to show.',
  ),
  evidence: evidenceList,
  events: v.optional(described(v.array(v.string()), 'The entries of the event record that this wall encodes.')),
  note: v.optional(described(localised, 'What a reader should know besides.')),
  examples: v.pipe(v.array(wallExample), v.minLength(2, 'give at least one link that it decides and one near miss')),
});

const shortLink = v.union([
  v.strictObject({}),
  v.strictObject({ to: v.literal('anywhere') }),
  v.strictObject({ ambiguous: v.pipe(v.array(id), v.minLength(2)) }),
  v.strictObject({ param: v.string() }),
]);

export const platformSchema = v.strictObject({
  id: described(id, 'The file’s name without its ending.'),
  name: localised,
  group: v.optional(described(id, 'Who owns it; the platform itself unless said otherwise.')),
  abroad: v.optional(
    described(
      v.literal(true),
      'Set where it serves readers outside mainland China first; its pages are then not scanned unasked.',
    ),
  ),
  status: v.optional(described(v.string(), 'For platforms that closed: since when.')),
  note: v.optional(v.string()),
  staleAfter: v.optional(
    described(
      v.pipe(v.number(), v.integer(), v.minValue(1)),
      'Days after `verified` from which a verdict is marked stale; 540 unless said otherwise.',
    ),
  ),
  hosts: v.optional(
    described(
      v.record(hostPattern, v.picklist(surfaces)),
      'Hosts, each with everything under it, and the surface of the pages there; the longest match wins.',
    ),
  ),
  assets: v.optional(described(v.array(hostPattern), 'Hosts that only serve files.')),
  shortLinks: v.optional(
    described(
      v.union([v.array(hostPattern), v.record(hostPattern, shortLink)]),
      'Hosts whose addresses stand for others.',
    ),
  ),
  affiliates: v.optional(
    described(v.array(hostPattern), 'Hosts that count a click and forward within the platform’s family.'),
  ),
  payments: v.optional(described(v.array(hostOrScheme), 'Addresses that ask for a payment.')),
  miniPrograms: v.optional(described(v.array(hostOrScheme), 'Addresses that open a mini program.')),
  schemes: v.optional(
    described(
      v.union([v.array(schemePattern), v.record(schemePattern, id)]),
      'App schemes, without the colon; a map where another platform answers some of them.',
    ),
  ),
  userAgents: v.optional(described(v.array(v.string()), 'What its in-app browser calls itself.')),
  lookalikes: v.optional(
    described(v.array(hostPattern), 'Hosts that look like this platform and are not; they are tests.'),
  ),
  wrappers: v.optional(v.array(wrapperSchema)),
  blockPages: v.optional(v.array(blockPage)),
  passcodes: v.optional(
    described(
      v.array(passcodeSchema),
      'Texts that are pasted into this platform’s app (口令). Plain words, numbers and marks only, no regular expressions.',
    ),
  ),
  walls: v.optional(v.array(wallSchema)),
});

const milestoneSchema = v.strictObject({
  id: described(id, 'The id of its entry in the event record; unique for ever.'),
  date: described(
    partialDay,
    'The day on which it happened or came into force; a month or a year where the sources know no better.',
  ),
  name: described(localised, 'What happened, in one short line.'),
  note: v.optional(described(localised, 'What a reader should know besides.')),
  evidence: described(sources, 'Where it can be read; what has no source fit to show is no milestone.'),
});

/** The shape of `milestones.yaml`. */
export const milestonesSchema = described(
  v.array(milestoneSchema),
  'Dated acts of the state or of the trade that explain walls, the oldest first. They judge no link.',
);

export const rulebookSchema = v.strictObject({
  version: v.pipe(v.string(), v.regex(/^\d{4}\.\d{1,2}\.\d{1,2}\.\d+$/, 'a version is YYYY.M.D.n')),
  title: v.string(),
  licence: v.string(),
  homepage: v.optional(webAddress),
});

export type PlatformFile = v.InferOutput<typeof platformSchema>;
export type WrapperFile = v.InferOutput<typeof wrapperSchema>;
export type CodeFile = v.InferOutput<typeof code>;
export type PasscodeFormFile = v.InferOutput<typeof passcodeForm>;
export type PasscodeFile = v.InferOutput<typeof passcodeSchema>;
export type WallFile = v.InferOutput<typeof wallSchema>;
export type MilestonesFile = v.InferOutput<typeof milestonesSchema>;
export type RulebookFile = v.InferOutput<typeof rulebookSchema>;
export type CarrierFile = v.InferOutput<typeof carrier>;
