import { conclusionBy } from '../../components/log/conclusion.ts';
import { daySeen } from '../../components/log/moments.ts';
import type {
  Added,
  Archive,
  ColumnName,
  FindingRow,
  LogOverview,
  Order,
  Progress,
  Room,
  Selection,
} from '../../log/archive.ts';
import type { Judgement, LogFilter, LoggedLink, LoggedPage, PageId, Session, SessionId } from '../../log/records.ts';

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

function valueIn({ page, link }: FindingRow, column: ColumnName, judgement: string): string | null {
  const concluded = conclusionBy(link, judgement);
  switch (column) {
    case 'day':
      return daySeen(page);
    case 'session':
      return page.session;
    case 'pagePlatform':
      return page.platform;
    case 'pageSurface':
      return page.surface;
    case 'destination':
      return concluded.to;
    case 'source':
      return link.seen.source;
    case 'site':
      return hostOf(page.address);
    default:
      return concluded[column];
  }
}

const within = <T>(list: readonly T[] | undefined, value: T) => list === undefined || list.includes(value);
const plain = (words: string) => words.normalize('NFKC').toLowerCase();

function fits(page: LoggedPage['page'], link: LoggedLink, filter: LogFilter, judgement: string): boolean {
  const concluded = conclusionBy(link, judgement);
  const { from = '', to = '9999', site, text } = filter;
  const day = daySeen(page);
  const host = hostOf(page.address);
  const words = plain([page.address, link.seen.link, link.seen.target, link.seen.text].join('\n'));
  return (
    day >= from &&
    day <= to &&
    within(filter.sessions, page.session) &&
    within(filter.pagePlatforms, page.platform) &&
    within(filter.destinations, concluded.to) &&
    within(filter.effects, concluded.effect) &&
    (filter.walls === undefined || (concluded.wall !== null && filter.walls.includes(concluded.wall))) &&
    within(filter.kinds, concluded.kind) &&
    (site === undefined || host === site || host.endsWith(`.${site}`)) &&
    (text === undefined || words.includes(plain(text)))
  );
}

class RowsPicked implements Selection {
  readonly findings: number;
  readonly pages: number;
  readonly #rows: readonly FindingRow[];
  readonly #judgement: string;

  constructor(rows: readonly FindingRow[], judgement: string) {
    this.#rows = rows;
    this.#judgement = judgement;
    this.findings = rows.length;
    this.pages = new Set(rows.map(({ page }) => page.id)).size;
  }

  async rows(from: number, to: number): Promise<readonly FindingRow[]> {
    return this.#rows.slice(from, to);
  }

  counts(column: ColumnName) {
    const groups = Map.groupBy(this.#rows, (row) => valueIn(row, column, this.#judgement));
    return [...groups]
      .map(([value, rows]) => ({ value, findings: rows.length }))
      .sort((a, b) => b.findings - a.findings);
  }

  pairs(row: ColumnName, column: ColumnName) {
    const groups = Map.groupBy(this.#rows, (one) =>
      JSON.stringify([valueIn(one, row, this.#judgement), valueIn(one, column, this.#judgement)]),
    );
    return [...groups].map(([key, rows]) => {
      const [row, column] = JSON.parse(key) as [string | null, string | null];
      return { row, column, findings: rows.length };
    });
  }
}

/** A log in memory: what the page that shows it asks for, answered by looking at every finding. */
export class LogInMemory implements Archive {
  #pages: LoggedPage[];
  #sessions: Session[];
  #judgements: Judgement[] = [];
  #backedUpAt: string | null = null;
  /** What the next call rejects with. */
  failure: Error | null = null;
  room: Room = { used: 12_000_000, quota: 2_000_000_000, log: 8_000_000 };

  constructor(sessions: readonly Session[], pages: readonly LoggedPage[]) {
    this.#sessions = [...sessions];
    this.#pages = [...pages];
  }

  #mayFail(): void {
    if (this.failure !== null) throw this.failure;
  }

  async overview(): Promise<LogOverview> {
    this.#mayFail();
    return {
      sessions: [...this.#sessions],
      judgements: [...this.#judgements],
      pages: this.#pages.length,
      findings: this.#pages.reduce((sum, { links }) => sum + links.length, 0),
      room: this.room,
      backedUpAt: this.#backedUpAt,
      pagesSinceBackup: this.#pages.length,
    };
  }

  async select(
    { filter, order, judgement }: { filter: LogFilter; order: Order | null; judgement: string },
    progress: (progress: Progress) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Selection> {
    this.#mayFail();
    const rows: FindingRow[] = [];
    for (const [i, { page, links }] of this.#pages.entries()) {
      if (filter.text !== undefined && i % 50 === 0) {
        progress({ done: i, all: this.#pages.length });
        await new Promise((turn) => setTimeout(turn));
      }
      signal?.throwIfAborted();
      for (const link of links) if (fits(page, link, filter, judgement)) rows.push({ page, link });
    }
    if (order !== null) {
      const { column, descending } = order;
      const key = (row: FindingRow) => valueIn(row, column, judgement) ?? '';
      rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (descending ? -1 : 1));
    }
    return new RowsPicked(rows, judgement);
  }

  async *pages(filter: LogFilter, links: 'all' | 'fitting'): AsyncIterable<LoggedPage> {
    this.#mayFail();
    for (const page of [...this.#pages]) {
      const fitting = page.links.filter((link) => fits(page.page, link, filter, 'recorded'));
      if (fitting.length > 0) yield links === 'all' ? page : { ...page, links: fitting };
    }
  }

  async changeSession(id: SessionId, change: Pick<Session, 'name' | 'note' | 'tags'>): Promise<void> {
    this.#mayFail();
    this.#sessions = this.#sessions.map((one) => (one.id === id ? { ...one, ...change } : one));
  }

  async remove(ids: readonly PageId[]): Promise<readonly LoggedPage[]> {
    this.#mayFail();
    const gone = this.#pages.filter(({ page }) => ids.includes(page.id));
    this.#pages = this.#pages.filter(({ page }) => !ids.includes(page.id));
    return gone;
  }

  async pageIds(filter: LogFilter): Promise<readonly PageId[]> {
    const ids: PageId[] = [];
    for await (const { page } of this.pages(filter, 'all')) ids.push(page.id);
    return ids;
  }

  async add(
    sessions: readonly Session[],
    judgements: readonly Judgement[],
    pages: AsyncIterable<LoggedPage> | Iterable<LoggedPage>,
  ): Promise<Added> {
    this.#mayFail();
    const news = <T extends { readonly id: string }>(own: readonly T[], others: readonly T[]) =>
      others.filter(({ id }) => !own.some((one) => one.id === id));
    this.#sessions.push(...news(this.#sessions, sessions));
    this.#judgements.push(...news(this.#judgements, judgements));
    const added = { pages: 0, findings: 0, duplicates: 0, conflicts: [] as PageId[], conclusions: 0 };
    for await (const page of pages) {
      const at = this.#pages.findIndex((one) => one.page.id === page.page.id);
      const before = this.#pages[at];
      if (before === undefined) {
        this.#pages.push(page);
        added.pages += 1;
        added.findings += page.links.length;
      } else if (JSON.stringify(before) === JSON.stringify(page)) added.duplicates += 1;
      else if (JSON.stringify(before.page) !== JSON.stringify(page.page)) added.conflicts.push(page.page.id);
      else {
        const links = before.links.map((link, i) => {
          const more = page.links[i]?.concluded.filter(
            ({ judgement }) => !link.concluded.some((one) => one.judgement === judgement),
          );
          added.conclusions += more?.length ?? 0;
          return { ...link, concluded: [...link.concluded, ...(more ?? [])] };
        });
        this.#pages[at] = { ...before, links };
      }
    }
    this.#pages.sort((a, b) => (a.page.observedAt < b.page.observedAt ? -1 : 1));
    return added;
  }

  async clear(): Promise<void> {
    this.#mayFail();
    this.#pages = [];
    this.#sessions = [];
    this.#judgements = [];
  }

  async backedUp(at: string): Promise<void> {
    this.#backedUpAt = at;
  }
}
