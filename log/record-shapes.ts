/**
 * The records of the log as shapes to hold a stranger's file against. Members that are not known are left out; a version of
 * the format that adds some can be read. The types are those of `records.ts`.
 */
import * as v from 'valibot';
import { isInCalendar } from '../engine/dates.ts';
import { linkSources } from '../engine/report.ts';
import { clients, effects, kinds, surfaces } from '../engine/types.ts';
import {
  type Judgement,
  type LogEnd,
  type LoggedLink,
  type LogHeader,
  logSchema,
  redactions,
  type SeenPage,
  type Session,
} from './records.ts';

const text = v.string('must be a text');
const name = v.pipe(text, v.nonEmpty('must not be empty'));
const count = v.pipe(
  v.number('must be a number'),
  v.safeInteger('must be a whole number'),
  v.minValue(0, 'is below 0'),
);
const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex'));
const day = v.pipe(text, v.check(isInCalendar, 'must be a day of the calendar, YYYY-MM-DD'));
const partialDay = v.pipe(text, v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'));

function isTime(value: string): boolean {
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}
const time = v.pipe(text, v.check(isTime, 'must be a time as 2026-11-24T15:40:12.034Z'));

const list = v.array(text, 'must be a list of texts');
const platform = v.nullable(name);
const surface = v.nullable(v.picklist(surfaces, 'is no surface that this version knows'));

const tool = v.object({ name: v.literal('hutong', 'must be "hutong"'), version: name });
const stamp = v.object({ version: name, sha256: hash });
const vantage = v.nullable(
  v.object({ platform: name, surface, client: v.nullable(v.picklist(clients)), region: v.nullable(text) }),
);

const session = v.object({
  id: name,
  startedAt: time,
  endedAt: v.nullable(time),
  name: text,
  note: text,
  tags: list,
  sites: v.nullable(list),
  vantage,
});

const judgement = v.object({ id: name, judgedAt: time, rulebook: stamp, vantage, day: v.nullable(day), tool });

const effect = v.picklist(effects, 'is no effect that this version knows');
const kind = v.picklist(kinds, 'is no kind of link that this version knows');

const filter = v.object({
  sessions: v.optional(list),
  from: v.optional(day),
  to: v.optional(day),
  pagePlatforms: v.optional(v.array(platform)),
  destinations: v.optional(v.array(platform)),
  effects: v.optional(v.array(effect)),
  walls: v.optional(list),
  kinds: v.optional(v.array(kind)),
  site: v.optional(text),
  text: v.optional(text),
});

/** The first record; any version of the format may stand in `schema`. */
const headerShape = v.object({
  schema: v.literal(logSchema),
  tool,
  exportedAt: time,
  timeZone: name,
  filter: v.nullable(filter),
  redaction: v.picklist(redactions, 'is no level of redaction that this version knows'),
  rulebooks: v.array(stamp),
  judgements: v.array(judgement),
  sessions: v.array(session),
  pages: count,
  findings: count,
});

const passcode = v.object({
  passcode: name,
  platform: name,
  ambiguous: v.nullable(list),
  code: v.nullable(text),
  text,
  count,
});

export const pageShape = v.object({
  id: name,
  session: name,
  observedAt: time,
  timeZone: name,
  address: text,
  platform,
  surface,
  readBy: v.picklist(['access', 'click', 'file']),
  ordinary: count,
  coverage: v.object({
    addresses: count,
    frames: count,
    framesRead: count,
    stoppedAt: v.nullable(count),
    textStoppedAt: v.nullable(count),
    unread: v.object({ closedRoots: count, pictures: count, canvases: count }),
  }),
  passcodes: v.array(passcode),
  tool,
});

const conclusion = v.object({
  judgement: name,
  rulebook: stamp,
  vantage,
  day,
  kind,
  carrier: platform,
  via: list,
  to: platform,
  ambiguous: v.nullable(list),
  group: v.nullable(text),
  effect,
  decidedBy: v.nullable(v.picklist(['wall', 'wrapper'])),
  wall: v.nullable(name),
  wrapper: v.nullable(name),
  rollout: v.nullable(v.picklist(['full', 'trial', 'partial'])),
  verified: v.nullable(partialDay),
  stale: v.nullable(v.boolean()),
  confidence: v.nullable(v.picklist(['high', 'medium', 'low'])),
  evidence: list,
  caveats: list,
});

export const linkShape = v.object({
  seen: v.object({
    id: name,
    page: name,
    observedAt: time,
    link: text,
    chain: list,
    target: v.nullable(text),
    count,
    text,
    source: v.picklist(linkSources, 'is no source that this version knows'),
    was: v.nullable(text),
    shows: v.nullable(v.object({ address: text, platform })),
  }),
  concluded: v.pipe(v.array(conclusion), v.minLength(1, 'must hold at least one conclusion')),
});

export const endShape = v.object({ pages: count, findings: count, sha256: hash });

// The shapes say exactly what the types say; the compiler holds them to it.
type Same<A, B> = [A] extends [B] ? true : false;
const _: [
  Same<v.InferOutput<typeof headerShape>['sessions'][number], Session>,
  Same<v.InferOutput<typeof headerShape>['judgements'][number], Judgement>,
  Same<v.InferOutput<typeof pageShape>, SeenPage>,
  Same<v.InferOutput<typeof linkShape>, LoggedLink>,
  Same<v.InferOutput<typeof endShape>, LogEnd>,
] = [true, true, true, true, true];
void _;

/** What is wrong with a value, in words: the first thing found, with where it stands. Null where it fits. */
export function read<T>(
  shape: v.GenericSchema<unknown, T>,
  value: unknown,
): { readonly value: T; readonly wrong: null } | { readonly value: null; readonly wrong: string } {
  const result = v.safeParse(shape, value, { abortEarly: true });
  if (result.success) return { value: result.output, wrong: null };
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  if (where === null) return { value: null, wrong: issue.message };
  // Shapes without words of their own speak as valibot does: `Invalid type: Expected … but received …`.
  const missing = issue.received === 'undefined';
  return { value: null, wrong: missing ? `"${where}" is missing` : `"${where}" ${lowerFirst(issue.message)}` };
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** Reads the first record. A file of a later version is told by its number, whatever else it holds. */
export function readHeader(
  value: unknown,
): { readonly header: LogHeader } | { readonly schema: number } | { readonly wrong: string } {
  const found = (value as { readonly schema?: unknown } | null)?.schema;
  if (typeof found === 'number' && found !== logSchema) return { schema: found };
  const { value: header, wrong } = read(headerShape, value);
  // An absent member of a filter is left out by the shape as well.
  return header === null ? { wrong: wrong ?? '' } : { header: header as LogHeader };
}
