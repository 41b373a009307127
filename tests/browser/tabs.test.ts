import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CodesFound } from '../../browser/codes.ts';
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
