import type { ExportHead } from '../../log/export.ts';
import type { Conclusion, LoggedLink, LoggedPage, SeenLink, SeenPage, Session } from '../../log/records.ts';

export const stamp = { version: '2026.11.24.1', sha256: 'a'.repeat(64) };
const tool = { name: 'hutong', version: '0.1.0' } as const;

export function session(changes: Partial<Session> = {}): Session {
  return {
    id: '5e551000-0000-4000-8000-000000000001',
    startedAt: '2026-11-24T01:00:00.000Z',
    endedAt: null,
    name: 'Monday',
    note: '',
    tags: ['pilot'],
    sites: null,
    vantage: null,
    ...changes,
  };
}

export function seenPage(number: number, changes: Partial<SeenPage> = {}): SeenPage {
  return {
    id: `9a6e0000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    session: '5e551000-0000-4000-8000-000000000001',
    observedAt: new Date(Date.parse('2026-11-24T01:00:00.000Z') + number * 1000).toISOString(),
    timeZone: 'Asia/Shanghai',
    address: `https://mp.weixin.qq.com/s/${number}`,
    platform: 'wechat',
    surface: 'article',
    readBy: 'access',
    ordinary: 3,
    coverage: {
      addresses: 5,
      frames: 2,
      framesRead: 1,
      stoppedAt: null,
      textStoppedAt: null,
      unread: { closedRoots: 0, pictures: 4, canvases: 0 },
    },
    passcodes: [],
    tool,
    ...changes,
  };
}

export function seenLink(page: SeenPage, index: number, changes: Partial<SeenLink> = {}): SeenLink {
  const link = `https://item.taobao.com/item.htm?id=${index}`;
  return {
    id: `${page.id}:${index}`,
    page: page.id,
    observedAt: page.observedAt,
    link,
    chain: [link],
    target: link,
    count: 1,
    text: 'buy',
    source: 'link',
    was: null,
    shows: null,
    ...changes,
  };
}

export function conclusion(changes: Partial<Conclusion> = {}): Conclusion {
  return {
    judgement: 'recorded',
    rulebook: stamp,
    vantage: { platform: 'wechat', surface: 'article', client: null, region: null },
    day: '2026-11-24',
    kind: 'page',
    carrier: 'taobao',
    via: [],
    to: 'taobao',
    ambiguous: null,
    group: 'alibaba',
    effect: 'unlinked',
    decidedBy: 'wall',
    wall: 'wechat-article-any',
    wrapper: null,
    rollout: 'full',
    verified: '2024-05',
    stale: false,
    confidence: 'high',
    evidence: ['https://example.com/source?a=1'],
    caveats: [],
    ...changes,
  };
}

/** A page with as many links, each concluded once. */
export function loggedPage(number: number, links: number, changes: Partial<SeenPage> = {}): LoggedPage {
  const page = seenPage(number, changes);
  const logged = Array.from(
    { length: links },
    (_, index): LoggedLink => ({ seen: seenLink(page, index), concluded: [conclusion()] }),
  );
  return { page, links: logged };
}

export function headOf(pages: readonly LoggedPage[], changes: Partial<ExportHead> = {}): ExportHead {
  return {
    tool,
    exportedAt: '2026-11-24T15:40:12.034Z',
    timeZone: 'Asia/Shanghai',
    filter: null,
    rulebooks: [stamp],
    judgements: [],
    sessions: [session()],
    pages: pages.length,
    findings: pages.reduce((sum, { links }) => sum + links.length, 0),
    ...changes,
  };
}

export async function* each<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) yield value;
}

export async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}
