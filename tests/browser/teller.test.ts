import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Harvest } from '../../browser/links.ts';
import { listen } from '../../browser/messages.ts';
import { TabLinks } from '../../browser/tab-links.ts';
import { Teller } from '../../browser/teller.ts';
import { unpack } from '../../browser/wire.ts';
import { type FoundLink, nothingUnread } from '../../engine/report.ts';

const nothing: Harvest = {
  links: [],
  ordinary: 0,
  frames: 0,
  stoppedAt: null,
  texts: [],
  textStoppedAt: null,
  unread: nothingUnread,
};

function links(count: number): FoundLink[] {
  return Array.from({ length: count }, (_, i) => ({
    address: `https://item.taobao.com/item.htm?id=${i}`,
    count: 1,
    text: `第${i}件`,
    source: 'link',
  }));
}

describe('a frame that tells', () => {
  let tab: TabLinks;
  let messages: number;
  let off: boolean;
  const rested = vi.fn();

  beforeEach(() => {
    fakeBrowser.reset();
    tab = new TabLinks();
    messages = 0;
    off = false;
    rested.mockClear();
    listen({
      'links-found': (told) => {
        messages += 1;
        return { again: tab.take(0, unpack(told)).again, off };
      },
    });
  });

  const telling = (harvest: Harvest) =>
    new Teller('visit', { snapshot: () => ({ harvest, settled: true }), stop: rested });

  it('tells much in several messages, and is settled with the last', async () => {
    const all = links(3_000);
    telling({ ...nothing, links: all }).tellAll();
    await vi.waitFor(() => expect(tab.settled).toBe(true));
    expect(messages).toBeGreaterThan(1);
    expect(tab.found().links).toEqual(all);
  });

  it('tells everything again when the background has lost the beginning', async () => {
    const all = links(3_000);
    const teller = telling({ ...nothing, links: all, texts: [{ text: '口令', count: 1 }] });
    teller.tellAll();
    await vi.waitFor(() => expect(tab.settled).toBe(true));
    tab = new TabLinks();
    teller.tell({ ...nothing, links: all.slice(-1) });
    await vi.waitFor(() => expect(tab.settled).toBe(true));
    expect(tab.found().links).toEqual(all);
    expect(tab.found().texts).toEqual([{ text: '口令', count: 1 }]);
  });

  it('says no more than the beginning where Hutong is off', async () => {
    off = true;
    telling({ ...nothing, links: links(3_000) }).tellAll();
    await vi.waitFor(() => expect(rested.mock.calls).toEqual([[true]]));
    expect(messages).toBe(1);
  });

  it('says nothing where nothing is new, and speaks of a text, a frame or a picture that came', async () => {
    const teller = telling(nothing);
    teller.tellAll();
    await vi.waitFor(() => expect(messages).toBe(1));
    const more = { ...nothing, texts: [{ text: '口令', count: 1 }] };
    const pictures = { ...nothing, unread: { ...nothingUnread, pictures: 1 } };
    for (const harvest of [nothing, more, nothing, pictures]) teller.tell(harvest);
    await vi.waitFor(() => expect(tab.found().coverage.unread.pictures).toBe(1));
    for (const harvest of [pictures, { ...pictures, frames: 1 }]) teller.tell(harvest);
    await vi.waitFor(() => expect(tab.found().coverage.frames).toBe(1));
    expect(messages).toBe(4);
    expect(tab.found().texts).toEqual(more.texts);
  });
});
