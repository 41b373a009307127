// @vitest-environment node
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openArchive } from '../../browser/log-archive.ts';
import { LogFault } from '../../browser/log-fault.ts';
import { openLogDatabase, schemaSteps } from '../../browser/log-schema.ts';
import { KnownWords, recordPage } from '../../browser/log-write.ts';
import type { Archive, Order } from '../../log/archive.ts';
import { firstJudgement, type Judgement, type LogFilter, type LoggedPage } from '../../log/records.ts';
import cases from './log-archive.cases.json' with { type: 'json' };
import { conclusion, loggedPage, type PagePlan, session } from './log-pages.ts';

const plans = cases.pages as unknown as readonly PagePlan[];
const sessions = [session('one', '2026-11-20T07:00:00.000Z'), session('two', '2026-11-23T07:00:00.000Z')];
const all = plans.map(loggedPage);
const judgement: Judgement = {
  id: 'again',
  judgedAt: '2026-11-25T00:00:00.000Z',
  rulebook: conclusion({}).rulebook,
  vantage: null,
  day: null,
  tool: { name: 'hutong', version: '0.2.0' },
};

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  Dexie.dependencies.indexedDB = indexedDB;
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage: 10, quota: 100 }) } });
});

async function filled(pages: readonly LoggedPage[] = all) {
  const archive = await openArchive();
  await archive.add(sessions, [], pages);
  return archive;
}

async function gathered(archive: Archive, filter: LogFilter = {}, links: 'all' | 'fitting' = 'all') {
  const pages: LoggedPage[] = [];
  for await (const page of archive.pages(filter, links)) pages.push(page);
  return pages;
}

async function idsOf(archive: Archive, filter: LogFilter, order: Order | null = null, by = firstJudgement) {
  const selection = await archive.select({ filter, order, judgement: by });
  return (await selection.rows(0, selection.findings)).map(({ link }) => link.seen.id);
}

/** The same pages, judged again: everything opens. */
function judgedAgain(pages: readonly LoggedPage[]): LoggedPage[] {
  return pages.map(({ page, links }) => ({
    page,
    links: links.map(({ seen, concluded }) => ({
      seen,
      concluded: [
        ...concluded,
        { ...(concluded[0] as (typeof concluded)[0]), judgement: 'again', effect: 'open' as const },
      ],
    })),
  }));
}

describe('what a kept log answers', () => {
  for (const { says, filter, findings, pages } of cases.filters) {
    it(`fits: ${says}`, async () => {
      const archive = await filled();
      expect(await idsOf(archive, filter as LogFilter)).toEqual(findings);
      expect(await archive.pageIds(filter as LogFilter)).toEqual(pages);
      const whole = await gathered(archive, filter as LogFilter);
      expect(whole).toEqual(all.filter(({ page }) => pages.includes(page.id)));
      const fitting = await gathered(archive, filter as LogFilter, 'fitting');
      expect(fitting.flatMap(({ links }) => links.map(({ seen }) => seen.id))).toEqual(findings);
    });
  }

  for (const { says, order, findings } of cases.orders) {
    it(`sorts: ${says}`, async () => {
      expect(await idsOf(await filled(), {}, order as Order)).toEqual(findings);
    });
  }

  it('tells the order of recording by the moment, whatever the order of writing', async () => {
    expect(await idsOf(await filled(all.toReversed()), {})).toEqual(cases.filters[0]?.findings);
  });

  it('counts values and pairs of what fits, the most frequent first', async () => {
    const selection = await (await filled()).select({
      filter: { sessions: ['one'] },
      order: null,
      judgement: firstJudgement,
    });
    expect([selection.findings, selection.pages]).toEqual([5, 2]);
    expect(selection.counts('destination')).toEqual([
      { value: 'taobao', findings: 2 },
      { value: 'douyin', findings: 1 },
      { value: 'jd', findings: 1 },
      { value: 'weibo', findings: 1 },
    ]);
    expect(selection.counts('wrapper')).toEqual([{ value: null, findings: 5 }]);
    expect(selection.counts('site').map(({ value }) => value)).toEqual(['mp.weixin.qq.com', 'www.zhihu.com']);
    expect(selection.pairs('pagePlatform', 'effect')).toEqual([
      { row: 'zhihu', column: 'warning', findings: 2 },
      { row: 'wechat', column: 'blocked', findings: 1 },
      { row: 'wechat', column: 'copy-out', findings: 1 },
      { row: 'wechat', column: 'open', findings: 1 },
    ]);
  });

  it('hands out rows piece by piece, and none beyond the last', async () => {
    const selection = await (await filled()).select({ filter: {}, order: null, judgement: firstJudgement });
    const rows = await selection.rows(2, 4);
    expect(rows.map(({ page, link }) => [page.id, link.seen.id])).toEqual([
      ['a', 'a:2'],
      ['b', 'b:0'],
    ]);
    expect(rows[0]?.page).toEqual(all[0]?.page);
    expect(await selection.rows(5, 50)).toHaveLength(1);
    expect(await selection.rows(6, 8)).toEqual([]);
  });

  it('tells how far a search for words has come, and can be stopped', async () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      loggedPage({ id: `page ${n}`, links: [{ link: 'https://a.example/', text: n === 150 ? 'needle' : 'hay' }] }),
    );
    const archive = await filled(many);
    const told: number[] = [];
    const question = { filter: { text: 'needle' }, order: null, judgement: firstJudgement };
    const found = await archive.select(question, ({ done }) => told.push(done));
    expect(found.findings).toBe(1);
    expect([told[0], told.at(-1)]).toEqual([0, 200]);
    expect(told.length).toBeGreaterThan(2);
    const stop = new AbortController();
    const stopped = archive.select(question, ({ done }) => done > 0 && stop.abort(), stop.signal);
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('shows everything that another page or the background has written meanwhile', async () => {
    const archive = await filled(all.slice(0, 1));
    expect(await idsOf(archive, {})).toHaveLength(3);
    const other = await openArchive();
    await other.add([], [], all.slice(1));
    expect(await idsOf(archive, {})).toHaveLength(6);
    await other.remove(['b']);
    expect(await idsOf(archive, {})).toHaveLength(4);
    expect((await archive.overview()).findings).toBe(4);
  });
});

describe('what a kept log takes', () => {
  it('brings every string back as it was', async () => {
    const odd = loggedPage({
      id: 'odd',
      links: [{ link: 'https://a.example/\0', text: `\ud800 half, \u202e right to left, 🙂, ${'x'.repeat(100_000)}` }],
    });
    expect(await gathered(await filled([odd]))).toEqual([odd]);
  });

  it('puts back what was taken out, equal and in its place', async () => {
    const archive = await filled();
    const removed = await archive.remove(['b', 'c', 'nowhere']);
    expect(removed).toEqual(all.slice(1, 3));
    expect(await gathered(archive)).toEqual([all[0], all[3]]);
    expect(await archive.add([], [], removed)).toMatchObject({ pages: 2, findings: 2, conflicts: [] });
    expect(JSON.stringify(await gathered(archive))).toBe(JSON.stringify(all));
  });

  it('forgets the words of pages that are gone, and only those', async () => {
    const archive = await filled();
    await archive.remove(['b']);
    const database = await openLogDatabase();
    const request = database.transaction('words').objectStore('words').getAll();
    await new Promise((done) => {
      request.onsuccess = done;
    });
    const words = (request.result as { word: string }[]).map(({ word }) => word);
    expect(words).not.toContain('www.zhihu.com');
    expect(words).toContain('mp.weixin.qq.com');
  });

  it('knows pages that are there already, and leaves those alone that differ', async () => {
    const archive = await filled();
    const other = {
      ...(all[1] as LoggedPage),
      page: { ...(all[1] as LoggedPage).page, address: 'https://other.example/' },
    };
    // Members in another order are no other page.
    const turned = JSON.parse(JSON.stringify(all[0]), (_, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as LoggedPage;
    const added = await archive.add(sessions, [], [turned, other, loggedPage({ id: 'e' })]);
    expect(added).toEqual({ pages: 1, findings: 0, duplicates: 1, conflicts: ['b'], conclusions: 0 });
    expect((await gathered(archive)).filter(({ page }) => page.id !== 'e')).toEqual(all);
  });

  it('meets a page that comes twice in one go', async () => {
    const archive = await openArchive();
    expect(await archive.add([], [], [all[0] as LoggedPage, all[0] as LoggedPage])).toMatchObject({
      pages: 1,
      duplicates: 1,
    });
  });

  it('keeps later conclusions beside the first ones, and answers by either', async () => {
    const archive = await filled();
    expect(await archive.add([], [judgement], judgedAgain(all.slice(0, 2)))).toEqual({
      pages: 0,
      findings: 0,
      duplicates: 0,
      conflicts: [],
      conclusions: 5,
    });
    expect(await gathered(archive)).toEqual([...judgedAgain(all.slice(0, 2)), ...all.slice(2)]);
    expect(await idsOf(archive, { effects: ['open'] }, null, 'again')).toEqual(['a:0', 'a:1', 'a:2', 'b:0', 'b:1']);
    expect(await idsOf(archive, { effects: ['open'] })).toEqual(['a:2']);
    expect(await idsOf(archive, {}, null, 'never judged')).toEqual([]);
    expect((await archive.overview()).judgements).toEqual([judgement]);
    // What is known of a page may be less than what the log holds.
    expect(await archive.add([], [], all.slice(0, 1))).toMatchObject({ duplicates: 1, conflicts: [] });
  });

  it('keeps what the researcher says of a session', async () => {
    const archive = await filled();
    await archive.changeSession('one', { name: 'Pilot', note: 'first week', tags: ['wechat'] });
    await archive.add([{ ...session('one'), name: 'another log' }], [], []);
    expect((await archive.overview()).sessions[0]).toEqual({
      ...sessions[0],
      name: 'Pilot',
      note: 'first week',
      tags: ['wechat'],
    });
    await expect(archive.changeSession('three', { name: '', note: '', tags: [] })).rejects.toMatchObject({
      kind: 'lost',
    });
  });

  it('tells its size, its room, and what no backup holds', async () => {
    const archive = await filled();
    expect(await archive.overview()).toMatchObject({
      pages: 4,
      findings: 6,
      room: { used: 10, quota: 100, log: 10 },
      backedUpAt: null,
      pagesSinceBackup: 4,
    });
    await gathered(archive);
    await archive.add([], [], [loggedPage({ id: 'while it was exported' })]);
    await archive.backedUp('2026-11-24T10:00:00.000Z');
    expect(await archive.overview()).toMatchObject({ backedUpAt: '2026-11-24T10:00:00.000Z', pagesSinceBackup: 1 });
  });

  it('lets everything go, and takes pages again', async () => {
    const archive = await filled();
    const other = await openArchive();
    await other.add([], [], [loggedPage({ id: 'e' })]);
    await archive.clear();
    expect(await archive.overview()).toMatchObject({
      sessions: [],
      judgements: [],
      pages: 0,
      findings: 0,
      backedUpAt: null,
    });
    // The other one knew the numbers of words that are gone.
    await other.add(sessions, [], all);
    expect(await idsOf(archive, { destinations: ['taobao'] })).toEqual(['a:0', 'b:1']);
  });
});

describe('a page written by the background', () => {
  it('is there once, under the place that it had, when more links have come', async () => {
    const database = await openLogDatabase();
    const words = new KnownWords();
    const [first, second] = all as [LoggedPage, LoggedPage];
    await recordPage(database, session('one'), { ...first, links: first.links.slice(0, 1) }, words, '2026-11-24');
    await recordPage(database, session('one'), second, words, '2026-11-24');
    const archive = await openArchive();
    const before = await archive.select({ filter: {}, order: null, judgement: firstJudgement });
    await recordPage(database, session('one'), first, words, '2026-11-24');
    expect(await gathered(archive)).toEqual([first, second]);
    expect(await idsOf(archive, {})).toEqual(['a:0', 'a:1', 'a:2', 'b:0', 'b:1']);
    // What was selected before stays what it was.
    expect((await before.rows(0, 10)).map(({ link }) => link.seen.id)).toEqual(['a:0', 'b:0', 'b:1']);
    expect((await archive.overview()).sessions).toEqual([session('one')]);
  });
});

describe('a log in an older shape', () => {
  const next = [
    ...schemaSteps,
    (_: IDBDatabase, transaction: IDBTransaction) => {
      const pages = transaction.objectStore('pages');
      pages.createIndex('host', 'host');
      pages.openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
        if (cursor === null) return;
        cursor.update({ ...cursor.value, host: 'made up' });
        cursor.continue();
      };
    },
  ];

  it('is brought to the next one, and loses nothing', async () => {
    const old = await filled();
    const before = [await gathered(old), await old.overview()];
    old.close();
    const archive = await openArchive(next);
    expect([await gathered(archive), await archive.overview()]).toEqual(before);
    await archive.add([], [], [loggedPage({ id: 'e' })]);
    expect(await gathered(archive)).toHaveLength(5);
  });

  it('stays whole where the step to the next one fails, and says so', async () => {
    const old = await filled();
    old.close();
    const broken = [
      ...schemaSteps,
      (_: IDBDatabase, transaction: IDBTransaction) => {
        transaction.objectStore('pages').clear();
        transaction.abort();
      },
    ];
    await expect(openArchive(broken)).rejects.toBeInstanceOf(LogFault);
    expect(await gathered(await openArchive())).toEqual(all);
  });

  it('is not touched by a version of the extension that is older than it', async () => {
    (await openArchive(next)).close();
    await expect(openArchive()).rejects.toMatchObject({ name: 'LogFault', kind: 'newer' });
  });

  it('lets go of itself for a newer version', async () => {
    await openLogDatabase();
    await expect(openArchive(next)).resolves.toBeDefined();
  });

  it('says so where another page holds it', async () => {
    const held = await openLogDatabase();
    held.onversionchange = null;
    await expect(openLogDatabase(next)).rejects.toMatchObject({ name: 'LogFault', kind: 'blocked' });
  });
});

describe('a write that fails', () => {
  /** Lets the writing of columns fail, which comes last of a page. */
  async function failing(error: unknown) {
    const { IDBObjectStore } = await import('fake-indexeddb');
    const real = IDBObjectStore.prototype.add;
    let pages = 0;
    return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...given: unknown[]
    ) {
      if (this.name === 'columns') pages += 1;
      if (pages === 2) throw error;
      return real.apply(this as never, given as never) as never;
    } as never);
  }

  for (const [name, kind] of [
    ['QuotaExceededError', 'full'],
    ['AbortError', 'disk'],
    ['UnknownError', 'disk'],
    ['InvalidStateError', 'disk'],
  ] as const) {
    it(`leaves a whole log behind: ${name}`, async () => {
      const archive = await filled([all[3] as LoggedPage]);
      const spy = await failing(new DOMException('as the browser says it', name));
      await expect(archive.add([], [], all.slice(0, 2))).rejects.toMatchObject({ name: 'LogFault', kind });
      spy.mockRestore();
      expect(await gathered(archive)).toEqual([all[3]]);
      expect(await idsOf(archive, {})).toEqual(['d:0']);
      expect(await archive.add([], [], all)).toMatchObject({ pages: 3, duplicates: 1 });
      expect(await gathered(archive)).toEqual(all);
      expect(await idsOf(archive, { walls: ['zhihu-any'] })).toEqual(['b:0', 'b:1']);
    });
  }

  it('says so where the browser ends the transaction by itself', async () => {
    const database = await openLogDatabase();
    const { IDBObjectStore } = await import('fake-indexeddb');
    const real = IDBObjectStore.prototype.add;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...given: unknown[]
    ) {
      if (this.name === 'columns') this.transaction.abort();
      return real.apply(this as never, given as never) as never;
    } as never);
    await expect(
      recordPage(database, session(), all[0] as LoggedPage, new KnownWords(), '2026-11-24'),
    ).rejects.toBeInstanceOf(LogFault);
    spy.mockRestore();
    expect(await gathered(await openArchive())).toEqual([]);
  });

  it('says so where the log has been taken away', async () => {
    const database = await openLogDatabase();
    database.close();
    await expect(
      recordPage(database, session(), all[0] as LoggedPage, new KnownWords(), '2026-11-24'),
    ).rejects.toMatchObject({
      name: 'LogFault',
    });
  });
});
