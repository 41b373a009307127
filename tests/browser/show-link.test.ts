import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Marking } from '../../browser/marking.ts';
import type { MarksTold } from '../../browser/marks.ts';
import { LinkShow } from '../../browser/show-link.ts';
import { Tabs } from '../../browser/tabs.ts';
import { nothingUnread } from '../../engine/report.ts';
import { rulebook } from '../components/rulebook.ts';

const today = '2026-11-22';
const tabId = 7;
const taobao = (id: number) => `https://item.taobao.com/item.htm?id=${id}`;
const open = 'https://mp.weixin.qq.com/s/2';

/** What a frame of the page holds. */
function tell(tabs: Tabs, frameId: number, addresses: readonly string[], batch = 0): void {
  tabs.take(tabId, frameId, {
    document: `f${frameId}/0`,
    batch,
    pageAddress: 'https://mp.weixin.qq.com/s/1',
    links: addresses.map((address) => ({ address, count: 1, text: '', source: 'link' })),
    ordinary: 0,
    frames: 1,
    stoppedAt: null,
    texts: [],
    textStoppedAt: null,
    unread: nothingUnread,
    settled: true,
  });
}

interface Asked {
  readonly hutong: string;
  readonly frameId: number;
  readonly request: {
    readonly wanted?: readonly { address: string }[];
    readonly at?: number | null;
  } & Partial<MarksTold>;
}

/** Frames that answer like the script in them; `places` are the addresses that stand in each, one after the other. */
function frames(places: readonly (readonly string[])[]): Asked[] {
  const asked: Asked[] = [];
  let found: string[][] = [];
  const shown: (number | null)[] = places.map(() => null);
  const reply = (hutong: string, request: Asked['request'], frameId: number) => {
    if (hutong === 'which-document') return { document: 'f0/0' };
    asked.push({ hutong, frameId, request });
    if (hutong === 'places-find') {
      const wanted = new Set(request.wanted?.map(({ address }) => address));
      found[frameId] = (places[frameId] ?? []).filter((address) => wanted.has(address));
      return { of: found[frameId]?.length ?? 0, at: shown[frameId] ?? null };
    }
    if (hutong === 'places-show') {
      const at = request.at ?? null;
      shown[frameId] = at;
      return { address: at === null ? null : (found[frameId]?.[at] ?? null) };
    }
    return hutong === 'marks-told' ? { again: false } : null;
  };
  found = [];
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    _: number,
    { hutong, request }: { hutong: string; request: Asked['request'] },
    { frameId = 0 }: { frameId?: number } = {},
  ) => ({ reply: reply(hutong, request, frameId) })) as never);
  return asked;
}

const reason = (section: 'walled' | 'interstitial') => ({ section, word: 'word', title: 'title', lines: [] });
const aroundTabs = (tabs: Tabs) => ({
  tabs,
  today: () => today,
  wordsIn: () => ({
    tag: 'en-GB',
    reason: ({ bucket }: { bucket: string }) =>
      bucket === 'walled' || bucket === 'interstitial' ? reason(bucket) : null,
  }),
});

describe('showing links', () => {
  let tabs: Tabs;

  beforeEach(() => {
    fakeBrowser.reset();
    tabs = new Tabs(rulebook, () => {});
  });

  it('goes through all walled links of all frames in their order, and round', async () => {
    tell(tabs, 0, [taobao(1), taobao(2), open]);
    tell(tabs, 3, [taobao(3)]);
    frames([[taobao(2), open, taobao(1)], [], [], [taobao(3)]]);
    const show = new LinkShow(aroundTabs(tabs));
    const all = [];
    for (let i = 0; i < 4; i++) all.push(await show.showNextWalled(tabId));
    expect(all).toEqual([1, 2, 3, 1].map((at) => ({ at, of: 3 })));
  });

  it('takes the ring from one frame before it goes to the next', async () => {
    tell(tabs, 0, [taobao(1)]);
    tell(tabs, 3, [taobao(1)]);
    const asked = frames([[taobao(1)], [], [], [taobao(1)]]);
    const show = new LinkShow(aroundTabs(tabs));
    await show.show(tabId, taobao(1), 'first');
    asked.length = 0;
    await show.show(tabId, taobao(1), 'next');
    const put = asked
      .filter(({ hutong }) => hutong === 'places-show')
      .map(({ frameId, request }) => [frameId, request.at]);
    expect(put).toEqual([
      [0, null],
      [3, 0],
    ]);
  });

  it('asks only frames that have told the address', async () => {
    tell(tabs, 0, [taobao(1)]);
    tell(tabs, 3, [taobao(2)]);
    const asked = frames([[taobao(1)], [], [], [taobao(2)]]);
    await new LinkShow(aroundTabs(tabs)).show(tabId, taobao(2), 'first');
    expect([...new Set(asked.map(({ frameId }) => frameId))]).toEqual([3]);
  });

  it('says nothing where there is nothing to show', async () => {
    tell(tabs, 0, [open]);
    frames([[open]]);
    const show = new LinkShow(aroundTabs(tabs));
    expect(await show.showNextWalled(tabId)).toBeNull();
    expect(await show.show(tabId, taobao(1), 'next')).toBeNull();
  });
});

describe('telling frames what to mark', () => {
  let tabs: Tabs;

  beforeEach(() => {
    fakeBrowser.reset();
    tabs = new Tabs(rulebook, () => {});
    tell(tabs, 0, [taobao(1), open]);
  });

  const told = (asked: readonly Asked[]) =>
    asked.map(({ hutong, request }) => [hutong, request?.fresh, request?.links?.map(([address]) => address)]);

  it('tells nothing and disturbs nobody where marks are off', async () => {
    const asked = frames([[]]);
    expect(await new Marking(aroundTabs(tabs)).choose(tabId, null)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('tells walled links first, and later only what came on top', async () => {
    const asked = frames([[]]);
    const marking = new Marking(aroundTabs(tabs));
    expect(await marking.choose(tabId, true)).toBe(true);
    tell(tabs, 0, [taobao(2)], 1);
    await marking.tell(tabId);
    await marking.tell(tabId);
    expect(told(asked)).toEqual([
      ['marks-told', true, [taobao(1)]],
      ['marks-told', false, [taobao(2)]],
    ]);
  });

  it('tells everything again to a frame in which the script has come up anew', async () => {
    const asked = frames([[]]);
    const marking = new Marking(aroundTabs(tabs));
    await marking.choose(tabId, true);
    marking.arrived(tabId, 0);
    await marking.tell(tabId);
    expect(told(asked).map(([, fresh]) => fresh)).toEqual([true, true]);
  });

  it('ends what was told when the reader no longer wants it', async () => {
    const asked = frames([[]]);
    const marking = new Marking(aroundTabs(tabs));
    await marking.choose(tabId, true);
    expect(await marking.choose(tabId, false)).toBe(false);
    expect(told(asked).at(-1)?.[0]).toBe('marks-off');
  });

  it.each([
    ['qq.com', false],
    ['taobao.com', true],
  ])('heeds that Hutong is off on %s', async (site, on) => {
    frames([[]]);
    await fakeBrowser.storage.local.set({ marks: true, offSites: [site] });
    expect(await new Marking(aroundTabs(tabs)).choose(tabId, null)).toBe(on);
  });
});
