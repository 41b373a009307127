/**
 * The tables of a log, column by column: what CSV, Parquet and the data package hold, what their schema says and what the data
 * dictionary tells. Names are unique among the tables that a flat file joins, so that they are the same there.
 */
import { linkSources } from '../engine/report.ts';
import { clients, effects, kinds, surfaces, type Vantage } from '../engine/types.ts';
import type { Conclusion, Judgement, SeenLink, SeenPage, SeenPasscode, Session } from './records.ts';

/** The types of Data Package 2; an `array` is written as JSON. */
export type ColumnType = 'string' | 'integer' | 'boolean' | 'date' | 'datetime' | 'array';

/** What may stand in a cell; null where there is nothing. */
export type Value = string | number | boolean | readonly unknown[] | null;

/** One column of the records `R`. */
export interface Column<R> {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether there may be nothing in it, which is something else than an empty text. */
  readonly nullable: boolean;
  /** What it means, in English, as Markdown. */
  readonly description: string;
  /** All that may stand there; absent where anything may. */
  readonly oneOf?: readonly string[];
  readonly of: (record: R) => Value;
}

function column<R>(
  name: string,
  type: ColumnType,
  description: string,
  of: (record: R) => Value,
  more: { readonly nullable?: true; readonly oneOf?: readonly string[] } = {},
): Column<R> {
  return {
    name,
    type,
    description,
    of,
    nullable: more.nullable ?? false,
    ...(more.oneOf ? { oneOf: more.oneOf } : {}),
  };
}

const nullable = { nullable: true } as const;

function vantageColumns<R>(prefix: string, whose: string, of: (record: R) => Vantage | null): Column<R>[] {
  return [
    column<R>(
      `${prefix}vantage_platform`,
      'string',
      `The platform from which ${whose}.`,
      (one) => of(one)?.platform ?? null,
      nullable,
    ),
    column<R>(
      `${prefix}vantage_surface`,
      'string',
      'The surface of that platform.',
      (one) => of(one)?.surface ?? null,
      {
        ...nullable,
        oneOf: surfaces,
      },
    ),
    column<R>(
      `${prefix}vantage_client`,
      'string',
      'The client there, where one was chosen.',
      (one) => of(one)?.client ?? null,
      {
        ...nullable,
        oneOf: clients,
      },
    ),
    column<R>(
      `${prefix}vantage_region`,
      'string',
      'The country there (ISO 3166-1, two letters), where one was chosen.',
      (one) => of(one)?.region ?? null,
      nullable,
    ),
  ];
}

export const sessionColumns: readonly Column<Session>[] = [
  column('session', 'string', 'Id of the session, random.', ({ id }) => id),
  column('started_at', 'datetime', 'When recording began.', ({ startedAt }) => startedAt),
  column(
    'ended_at',
    'datetime',
    'When recording ended; nothing where it goes on or was broken off.',
    ({ endedAt }) => endedAt,
    nullable,
  ),
  column('session_name', 'string', 'What the researcher calls the session.', ({ name }) => name),
  column('session_note', 'string', 'What the researcher wrote about it.', ({ note }) => note),
  column('session_tags', 'array', 'The tags of the session.', ({ tags }) => tags),
  column(
    'session_sites',
    'array',
    'The sites that were recorded; nothing where all were.',
    ({ sites }) => sites,
    nullable,
  ),
  ...vantageColumns<Session>(
    'session_',
    'the session was recorded, where the researcher set one',
    ({ vantage }) => vantage,
  ),
];

export const pageColumns: readonly Column<SeenPage>[] = [
  column('page', 'string', 'Id of the page as it was seen once, random.', ({ id }) => id),
  column('session', 'string', 'The session in which it was seen.', ({ session }) => session),
  column('page_observed_at', 'datetime', 'When the page was first read, in UTC.', ({ observedAt }) => observedAt),
  column('time_zone', 'string', 'Where the clock of the reader stood (IANA name).', ({ timeZone }) => timeZone),
  column('page_address', 'string', 'The address of the page.', ({ address }) => address),
  column(
    'page_platform',
    'string',
    'Whose page it is; nothing where no rule knows.',
    ({ platform }) => platform,
    nullable,
  ),
  column('page_surface', 'string', 'Which surface of the platform it is.', ({ surface }) => surface, {
    ...nullable,
    oneOf: surfaces,
  }),
  column(
    'read_by',
    'string',
    'How the page came to be read: `access` unasked, `click` on the reader’s click, `file` from a saved file.',
    ({ readBy }) => readBy,
    {
      oneOf: ['access', 'click', 'file'],
    },
  ),
  column(
    'ordinary',
    'integer',
    'Different addresses on the page that no rule speaks of; they are counted and not kept.',
    ({ ordinary }) => ordinary,
  ),
  column(
    'addresses',
    'integer',
    'Different addresses that were looked at, ordinary ones included.',
    ({ coverage }) => coverage.addresses,
  ),
  column('frames', 'integer', 'Frames that the page holds.', ({ coverage }) => coverage.frames),
  column('frames_read', 'integer', 'How many of them could be read.', ({ coverage }) => coverage.framesRead),
  column(
    'stopped_at',
    'integer',
    'The number of addresses at which reading stopped.',
    ({ coverage }) => coverage.stoppedAt,
    nullable,
  ),
  column(
    'text_stopped_at',
    'integer',
    'The number of characters of text at which reading them stopped.',
    ({ coverage }) => coverage.textStoppedAt,
    nullable,
  ),
  column(
    'closed_roots',
    'integer',
    'Closed shadow roots that could not be read.',
    ({ coverage }) => coverage.unread.closedRoots,
  ),
  column('pictures', 'integer', 'Pictures, which were not looked into.', ({ coverage }) => coverage.unread.pictures),
  column('canvases', 'integer', 'Canvases, which were not looked into.', ({ coverage }) => coverage.unread.canvases),
  column('tool_version', 'string', 'The version of Hutong that read the page.', ({ tool }) => tool.version),
];

export const findingColumns: readonly Column<SeenLink>[] = [
  column(
    'finding',
    'string',
    'Id of the finding: the page, a colon, the place of the link among those told of the page.',
    ({ id }) => id,
  ),
  column('observed_at', 'datetime', 'When the link was first seen, in UTC.', ({ observedAt }) => observedAt),
  column('link', 'string', 'The address as it was met.', ({ link }) => link),
  column('chain', 'array', 'Every address from the outside in, the link itself first.', ({ chain }) => chain),
  column(
    'target',
    'string',
    'The innermost readable address; nothing where a wrapper’s target cannot be read offline.',
    ({ target }) => target,
    nullable,
  ),
  column('count', 'integer', 'How often the address stood on the page.', ({ count }) => count),
  column('text', 'string', 'The words of its first occurrence.', ({ text }) => text),
  column('source', 'string', 'Where in the page it stood.', ({ source }) => source, { oneOf: linkSources }),
  column(
    'was',
    'string',
    'The address that the same element had before the page changed it.',
    ({ was }) => was,
    nullable,
  ),
  column(
    'shows_address',
    'string',
    'The address of another platform that the words show.',
    ({ shows }) => shows?.address ?? null,
    nullable,
  ),
  column('shows_platform', 'string', 'The platform of that address.', ({ shows }) => shows?.platform ?? null, nullable),
];

export const conclusionColumns: readonly Column<Conclusion>[] = [
  column(
    'judgement',
    'string',
    '`recorded` for what was concluded while recording, else the id of a judgement.',
    ({ judgement }) => judgement,
  ),
  column('rulebook_version', 'string', 'The version of the rulebook.', ({ rulebook }) => rulebook.version),
  column(
    'rulebook_sha256',
    'string',
    'SHA-256 of the exact bytes of `rulebook.json`.',
    ({ rulebook }) => rulebook.sha256,
  ),
  ...vantageColumns<Conclusion>(
    '',
    'the link was judged; nothing where the page is no platform’s and none was chosen',
    ({ vantage }) => vantage,
  ),
  column('day', 'date', 'The day for which it was judged.', ({ day }) => day),
  column('kind', 'string', 'What the address is.', ({ kind }) => kind, { oneOf: kinds }),
  column('carrier', 'string', 'The platform that owns the outermost address.', ({ carrier }) => carrier, nullable),
  column('via', 'array', 'The wrappers around the target, from the outside in.', ({ via }) => via),
  column('destination', 'string', 'The platform of the target (`to`).', ({ to }) => to, nullable),
  column(
    'ambiguous',
    'array',
    'All platforms the target may belong to, where several share its host.',
    ({ ambiguous }) => ambiguous,
    nullable,
  ),
  column('destination_group', 'string', 'The group of the destination.', ({ group }) => group, nullable),
  column('effect', 'string', 'What happens to the link there.', ({ effect }) => effect, { oneOf: effects }),
  column('decided_by', 'string', 'Whether a wall or a wrapper decided.', ({ decidedBy }) => decidedBy, {
    ...nullable,
    oneOf: ['wall', 'wrapper'],
  }),
  column('wall', 'string', 'The wall that decided.', ({ wall }) => wall, nullable),
  column('wrapper', 'string', 'The wrapper with the heaviest effect on the way.', ({ wrapper }) => wrapper, nullable),
  column('rollout', 'string', 'For how many readers the wall stands.', ({ rollout }) => rollout, {
    ...nullable,
    oneOf: ['full', 'trial', 'partial'],
  }),
  column(
    'verified',
    'string',
    'The last day, month or year in which a source saw it.',
    ({ verified }) => verified,
    nullable,
  ),
  column('stale', 'boolean', 'Whether that is longer ago than the platform allows.', ({ stale }) => stale, nullable),
  column('confidence', 'string', 'How sure the record is.', ({ confidence }) => confidence, {
    ...nullable,
    oneOf: ['high', 'medium', 'low'],
  }),
  column('evidence', 'array', 'Addresses of the sources.', ({ evidence }) => evidence),
  column(
    'caveats',
    'array',
    'Walls that may stop the link as well, but cannot be seen from it.',
    ({ caveats }) => caveats,
  ),
];

export const passcodeColumns: readonly Column<SeenPasscode>[] = [
  column('passcode', 'string', 'The family of the passcode.', ({ passcode }) => passcode),
  column('passcode_platform', 'string', 'The platform whose app reads it.', ({ platform }) => platform),
  column(
    'passcode_ambiguous',
    'array',
    'All platforms it may belong to, where nothing tells which.',
    ({ ambiguous }) => ambiguous,
    nullable,
  ),
  column(
    'passcode_code',
    'string',
    'The code; nothing where the whole text is the passcode.',
    ({ code }) => code,
    nullable,
  ),
  column('passcode_text', 'string', 'What would be pasted.', ({ text }) => text),
  column('passcode_count', 'integer', 'How often it stood on the page.', ({ count }) => count),
];

export const judgementColumns: readonly Column<Judgement>[] = [
  column(
    'judgement',
    'string',
    'Id of the judgement; `recorded` stands for recording itself, of which nothing else is told here.',
    ({ id }) => id,
  ),
  column('judged_at', 'datetime', 'When the log was judged again.', ({ judgedAt }) => judgedAt, nullable),
  column(
    'judgement_rulebook_version',
    'string',
    'The version of the rulebook.',
    ({ rulebook }) => rulebook.version,
    nullable,
  ),
  column(
    'judgement_rulebook_sha256',
    'string',
    'SHA-256 of the exact bytes of `rulebook.json`.',
    ({ rulebook }) => rulebook.sha256,
    nullable,
  ),
  ...vantageColumns<Judgement>(
    'judgement_',
    'all was judged; nothing where each link was judged from where it was recorded',
    ({ vantage }) => vantage,
  ),
  column(
    'judgement_day',
    'date',
    'The day for which all was judged; nothing where each page was judged for the day on which it was seen.',
    ({ day }) => day,
    nullable,
  ),
  column(
    'judgement_tool_version',
    'string',
    'The version of Hutong that judged.',
    ({ tool }) => tool.version,
    nullable,
  ),
];
