/**
 * The log as one table, as CSV and Parquet hold it: a row for each finding and conclusion, with all that is known of the page beside
 * it. A page without findings has a row of its own, so that none is lost.
 */
import { type Column, conclusionColumns, findingColumns, pageColumns, type Value } from './columns.ts';
import { LogFileError } from './file-error.ts';
import { fitting } from './ndjson-read.ts';
import { linkShape, pageShape } from './record-shapes.ts';
import type { Conclusion, LoggedLink, LoggedPage, SeenPage } from './records.ts';

/** What rows of the table are. Those of CSV begin with one `log` and end with one `end`. */
const rowKinds = ['log', 'page', 'finding', 'end'] as const;

type AnyColumn = Omit<Column<never>, 'of'>;

const recordColumn: AnyColumn = {
  name: 'record',
  type: 'string',
  nullable: false,
  description:
    'What the row is: `finding` for a finding with one conclusion, `page` for a page on which nothing was found. CSV begins with a row `log` and ends with one `end`, which hold JSON in the column `metadata`.',
  oneOf: rowKinds,
};
const passcodesColumn: AnyColumn = {
  name: 'passcodes',
  type: 'array',
  nullable: false,
  description: 'The passcodes in the text of the page, as JSON objects.',
};
/** In rows of pages nothing stands in the columns of findings. */
const maybe = <R>({ of: _, ...rest }: Column<R>): AnyColumn => ({ ...rest, nullable: true });
const without = <R>({ of: _, ...rest }: Column<R>): AnyColumn => rest;

/** The columns of the table in order. */
export const flatColumns: readonly AnyColumn[] = [
  recordColumn,
  ...pageColumns.map(without),
  passcodesColumn,
  ...findingColumns.map(maybe),
  ...conclusionColumns.map(maybe),
];

const pageWidth = 1 + pageColumns.length + 1;
const placeOf = new Map(flatColumns.map(({ name }, at) => [name, at]));

/** The rows of a page; as many of them as its findings have conclusions, or one. */
export function* rowsOf({ page, links }: LoggedPage): Generator<Value[]> {
  const ofPage = [...pageColumns.map(({ of }) => of(page)), page.passcodes];
  if (links.length === 0) {
    yield ['page', ...ofPage, ...new Array<null>(flatColumns.length - pageWidth).fill(null)];
  }
  for (const { seen, concluded } of links) {
    const ofLink = findingColumns.map(({ of }) => of(seen));
    for (const one of concluded) yield ['finding', ...ofPage, ...ofLink, ...conclusionColumns.map(({ of }) => of(one))];
  }
}

/** One row, and where in the file it stands. */
export interface FlatRow {
  readonly values: readonly Value[];
  readonly number: number;
}

function vantageFrom(prefix: string, get: (name: string) => Value): unknown {
  const platform = get(`${prefix}vantage_platform`);
  if (platform === null) return null;
  return {
    platform,
    surface: get(`${prefix}vantage_surface`),
    client: get(`${prefix}vantage_client`),
    region: get(`${prefix}vantage_region`),
  };
}

function pageFrom(get: (name: string) => Value, number: number): SeenPage {
  const record = {
    id: get('page'),
    session: get('session'),
    observedAt: get('page_observed_at'),
    timeZone: get('time_zone'),
    address: get('page_address'),
    platform: get('page_platform'),
    surface: get('page_surface'),
    readBy: get('read_by'),
    ordinary: get('ordinary'),
    coverage: {
      addresses: get('addresses'),
      frames: get('frames'),
      framesRead: get('frames_read'),
      stoppedAt: get('stopped_at'),
      textStoppedAt: get('text_stopped_at'),
      unread: { closedRoots: get('closed_roots'), pictures: get('pictures'), canvases: get('canvases') },
    },
    passcodes: get('passcodes'),
    tool: { name: 'hutong', version: get('tool_version') },
  };
  return fitting(pageShape, record, 'page', number);
}

function linkFrom(get: (name: string) => Value, number: number): LoggedLink {
  const shows = get('shows_address');
  const seen = {
    id: get('finding'),
    page: get('page'),
    observedAt: get('observed_at'),
    link: get('link'),
    chain: get('chain'),
    target: get('target'),
    count: get('count'),
    text: get('text'),
    source: get('source'),
    was: get('was'),
    shows: shows === null ? null : { address: shows, platform: get('shows_platform') },
  };
  const conclusion = {
    judgement: get('judgement'),
    rulebook: { version: get('rulebook_version'), sha256: get('rulebook_sha256') },
    vantage: vantageFrom('', get),
    day: get('day'),
    kind: get('kind'),
    carrier: get('carrier'),
    via: get('via'),
    to: get('destination'),
    ambiguous: get('ambiguous'),
    group: get('destination_group'),
    effect: get('effect'),
    decidedBy: get('decided_by'),
    wall: get('wall'),
    wrapper: get('wrapper'),
    rollout: get('rollout'),
    verified: get('verified'),
    stale: get('stale'),
    confidence: get('confidence'),
    evidence: get('evidence'),
    caveats: get('caveats'),
  };
  return fitting(linkShape, { seen, concluded: [conclusion] }, 'finding', number);
}

/** Rows back into pages. Rows of one page, and of one finding, have to follow each other. */
export async function* pagesOfRows(rows: AsyncIterable<FlatRow>): AsyncGenerator<LoggedPage> {
  let page: SeenPage | null = null;
  let links: { readonly seen: LoggedLink['seen']; readonly concluded: Conclusion[] }[] = [];
  for await (const { values, number } of rows) {
    const get = (name: string): Value => values[placeOf.get(name) as number] ?? null;
    const kind = get('record');
    if (kind !== 'page' && kind !== 'finding')
      throw new LogFileError('malformed', '"record" is no kind of row', number);
    if (page === null || get('page') !== page.id || kind === 'page') {
      if (page !== null) yield { page, links };
      page = pageFrom(get, number);
      links = [];
    }
    if (kind === 'page') continue;
    const link = linkFrom(get, number);
    const last = links.at(-1);
    if (last !== undefined && last.seen.id === link.seen.id) last.concluded.push(...link.concluded);
    else links.push({ seen: link.seen, concluded: [...link.concluded] });
  }
  if (page !== null) yield { page, links };
}
