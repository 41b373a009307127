import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CodesFound } from '../../browser/codes.ts';
import { offSiteOf } from '../../browser/off-sites.ts';
import { Tabs } from '../../browser/tabs.ts';
import { examine } from '../../engine/examine.ts';
import { nothingUnread } from '../../engine/report.ts';
import { rulebook } from '../components/rulebook.ts';

vi.mock('../../engine/examine.ts', { spy: true });

const today = '2026-11-22';
const tabId = 7;

/** A tab that shows an article with one link to Taobao; its frames have told all. */
function tabsWithArticle(): Tabs {
  const tabs = new Tabs(rulebook, () => {});
  tabs.take(tabId, 0, {
    document: 'a/0',
    batch: 0,
    pageAddress: 'https://mp.weixin.qq.com/s/1',
    links: [{ address: 'https://item.taobao.com/item.htm?id=1', count: 1, text: '', source: 'link' }],
    ordinary: 0,
    frames: 0,
    stoppedAt: null,
    texts: [],
    textStoppedAt: null,
    unread: nothingUnread,
    settled: true,
  });
  return tabs;
}

describe('the report of a tab', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue({ reply: { document: 'a/0' } } as never);
  });

  async function effectsOn(tabs: Tabs, day: string | null): Promise<unknown> {
    const answer = await tabs.report(tabId, null, day, today);
    if (answer.kind !== 'report') throw new Error(answer.kind);
    const { findings, ...report } = answer.report;
    return [report.day, report.today, ...findings.map(({ effect }) => effect)];
  }

  it('is for the day that was asked for, and today’s without one', async () => {
    const tabs = tabsWithArticle();
    expect(await effectsOn(tabs, null)).toEqual([today, today, 'unlinked']);
    expect(await effectsOn(tabs, '2020-10-22')).toEqual(['2020-10-22', today, 'unknown']);
    expect(await effectsOn(tabs, null)).toEqual([today, today, 'unlinked']);
  });

  it('keeps what was judged for today when another day is looked at', async () => {
    const tabs = tabsWithArticle();
    expect(tabs.summary(tabId, today)?.buckets.walled).toBe(1);
    await effectsOn(tabs, '2020-10-22');
    vi.mocked(examine).mockClear();
    expect(tabs.summary(tabId, today)?.buckets.walled).toBe(1);
    // Today's report asks once more only for what ordinary links meet.
    await effectsOn(tabs, null);
    expect(vi.mocked(examine).mock.calls.filter(([link]) => link.includes('taobao'))).toEqual([]);
  });
});

describe('a tab on a site for which Hutong is off', () => {
  const page = (address: string, document: string, frames = 0) => ({
    document,
    batch: 0,
    pageAddress: address,
    links: [{ address: 'https://item.taobao.com/item.htm?id=1', count: 1, text: '', source: 'link' as const }],
    ordinary: 0,
    frames,
    stoppedAt: null,
    texts: [],
    textStoppedAt: null,
    unread: nothingUnread,
    settled: true,
  });
  const article = page('https://mp.weixin.qq.com/s/1', 'a/0');
  /** What the frames of the tab were asked; a frame that is asked for its document answers with this one. */
  let asked: { readonly hutong: string; readonly request: unknown }[];
  let document: string;
  let drawn: number;
  let offSites: readonly string[];

  beforeEach(() => {
    fakeBrowser.reset();
    asked = [];
    document = 'a/0';
    drawn = 0;
    offSites = ['weixin.qq.com'];
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
      _: number,
      message: (typeof asked)[number],
    ) => {
      asked.push(message);
      return { reply: { document } };
    }) as never);
  });

  function newTabs(): Tabs {
    return new Tabs(
      rulebook,
      () => {
        drawn += 1;
      },
      (address) => offSiteOf(address, offSites),
    );
  }

  it('is neither kept nor judged, and its frames are told to rest', async () => {
    const tabs = newTabs();
    expect(tabs.take(tabId, 0, article)).toEqual({ again: false, off: true });
    expect(tabs.take(tabId, 3, page('https://example.com/', 'f/0'))).toEqual({ again: false, off: true });
    expect([tabs.state(tabId), tabs.summary(tabId, today), drawn]).toEqual(['off', null, 1]);
    expect(await tabs.report(tabId, null, null, today)).toEqual({ kind: 'off', site: 'weixin.qq.com' });
  });

  it('asks frames that have told before the page itself to tell again, so that they hear of it', () => {
    const tabs = newTabs();
    expect(tabs.take(tabId, 3, page('https://example.com/', 'f/0'))).toEqual({ again: false, off: false });
    tabs.take(tabId, 0, { ...article, frames: 1 });
    expect(asked).toEqual([{ hutong: 'links-again', request: { innerOnly: true } }]);
  });

  it('is on again with the next page, frames included that came before it', () => {
    const tabs = newTabs();
    tabs.take(tabId, 0, article);
    const next = { ...page('https://www.zhihu.com/', 'b/0', 1) };
    expect(tabs.take(tabId, 3, page('https://example.com/', 'f/0')).off).toBe(true);
    expect(tabs.take(tabId, 0, next).off).toBe(false);
    expect(asked).toContainEqual({ hutong: 'links-again', request: { innerOnly: true } });
    expect(tabs.state(tabId)).toBe('ready');
  });

  it('is said to be off when the worker has died, once its page has told again', async () => {
    const tabs = newTabs();
    const answer = tabs.report(tabId, null, null, today);
    await vi.waitFor(() => expect(asked.map(({ hutong }) => hutong)).toEqual(['which-document', 'links-again']));
    tabs.take(tabId, 0, article);
    expect(await answer).toEqual({ kind: 'off', site: 'weixin.qq.com' });
  });

  it('forgets what was judged before it was switched off', () => {
    offSites = [];
    const tabs = newTabs();
    tabs.take(tabId, 0, article);
    expect(tabs.summary(tabId, today)?.buckets.walled).toBe(1);
    offSites = ['qq.com'];
    tabs.take(tabId, 0, article);
    expect([tabs.state(tabId), tabs.summary(tabId, today), tabs.ids]).toEqual(['off', null, [tabId]]);
  });
});

describe('the QR codes of a tab', () => {
  const taobao = 'https://item.taobao.com/item.htm?id=2';
  const found = { document: 'a/0', codes: [{ text: taobao, count: 1 }], unread: 2, frames: 0 };
  /** What the page keeps, and answers when it is asked. */
  let kept: CodesFound | null;

  beforeEach(() => {
    fakeBrowser.reset();
    kept = null;
    const answer = async (_: number, { hutong, request }: { hutong: string; request: { found: CodesFound } }) => {
      if (hutong === 'codes-keep') kept = request.found;
      return { reply: hutong === 'codes-kept' ? { kept } : { document: 'a/0' } };
    };
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(answer as never);
  });

  const walled = (tabs: Tabs) => tabs.summary(tabId, today)?.buckets.walled;

  it('are judged with its links', async () => {
    const tabs = tabsWithArticle();
    expect(walled(tabs)).toBe(1);
    await tabs.takeCodes(tabId, found);
    expect(walled(tabs)).toBe(2);
    expect(tabs.codes(tabId)).toEqual(found);
  });

  it('come back from the page when the worker has died', async () => {
    await tabsWithArticle().takeCodes(tabId, found);
    const tabs = tabsWithArticle();
    expect(tabs.codes(tabId)).toBeNull();
    await vi.waitFor(() => expect(walled(tabs)).toBe(2));
    expect(tabs.codes(tabId)).toEqual(found);
  });

  it('are those of the page that is shown, and of no other', async () => {
    const tabs = tabsWithArticle();
    await tabs.takeCodes(tabId, { ...found, document: 'a/1' });
    expect(walled(tabs)).toBe(1);
    expect(tabs.codes(tabId)).toBeNull();
  });

  it('are known of no tab where nobody looked', () => {
    expect(tabsWithArticle().codes(tabId)).toBeNull();
    expect(new Tabs(rulebook, () => {}).codes(tabId)).toBeNull();
  });
});
