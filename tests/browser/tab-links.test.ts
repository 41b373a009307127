import { describe, expect, it } from 'vitest';
import type { LinksFound } from '../../browser/messages.ts';
import { TabLinks } from '../../browser/tab-links.ts';
import type { FoundLink } from '../../engine/report.ts';
import { nothingUnread } from '../../engine/report.ts';

function link(address: string, count = 1): FoundLink {
  return { address, count, text: '', source: 'link' };
}

function told(
  document: string,
  batch: number,
  links: readonly FoundLink[],
  more: Partial<LinksFound> = {},
): LinksFound {
  const pageAddress = 'https://page.example/';
  return {
    document,
    batch,
    pageAddress,
    links,
    ordinary: 0,
    frames: 0,
    stoppedAt: null,
    texts: [],
    textStoppedAt: null,
    unread: nothingUnread,
    settled: true,
    ...more,
  };
}

const addresses = (tab: TabLinks) => tab.found().links.map(({ address, count }) => `${address} ${count}`);

describe('the links of a tab', () => {
  it('knows nothing before a frame has told', () => {
    const tab = new TabLinks();
    expect(tab.document).toBeNull();
    expect(tab.settled).toBe(false);
    expect(tab.found().pageAddress).toBeNull();
  });

  it('takes later batches on top, with the newest count of each address', () => {
    const tab = new TabLinks();
    tab.take(0, told('a/0', 0, [link('https://x.example/')]));
    expect(tab.take(0, told('a/0', 1, [link('https://x.example/', 3), link('https://y.example/')])).again).toBe(false);
    expect(addresses(tab)).toEqual(['https://x.example/ 3', 'https://y.example/ 1']);
  });

  it('counts an address once over all frames', () => {
    const tab = new TabLinks();
    tab.take(0, told('a/0', 0, [link('https://x.example/', 2)]));
    tab.take(7, told('b/0', 0, [link('https://x.example/')]));
    expect(addresses(tab)).toEqual(['https://x.example/ 3']);
  });

  it('asks for everything again when an earlier batch is missing', () => {
    const tab = new TabLinks();
    expect(tab.take(0, told('a/0', 2, [link('https://x.example/')])).again).toBe(true);
    expect(tab.document).toBeNull();
    tab.take(0, told('a/0', 0, []));
    expect(tab.take(0, told('a/0', 2, [])).again).toBe(true);
    expect(tab.take(0, told('other/0', 1, [])).again).toBe(true);
  });

  it('forgets the frames of the page before, and asks those that told early once more', () => {
    const tab = new TabLinks();
    tab.take(0, told('old/0', 0, [link('https://old.example/')]));
    tab.take(3, told('early/0', 0, [link('https://early.example/')]));
    expect(tab.take(0, told('new/0', 0, [link('https://new.example/')])).othersAgain).toBe(true);
    expect(addresses(tab)).toEqual(['https://new.example/ 1']);
    expect(tab.take(0, told('new/0', 0, [link('https://new.example/')])).othersAgain).toBe(false);
  });

  it('asks the frames of a page whose beginning was lost with the worker', () => {
    const tab = new TabLinks();
    expect(tab.take(0, told('a/0', 0, [], { frames: 1 })).othersAgain).toBe(true);
    expect(tab.take(0, told('a/0', 0, [], { frames: 1 })).othersAgain).toBe(false);
  });

  it('keeps its frames when the page becomes another without being loaded', () => {
    const tab = new TabLinks();
    tab.take(0, told('a/0', 0, [link('https://old.example/')]));
    tab.take(3, told('b/0', 0, [link('https://frame.example/')]));
    expect(tab.take(0, told('a/1', 0, [link('https://new.example/')])).othersAgain).toBe(false);
    expect(addresses(tab).sort()).toEqual(['https://frame.example/ 1', 'https://new.example/ 1']);
  });

  it('tells how many frames there are and how many were read', () => {
    const tab = new TabLinks();
    tab.take(0, told('a/0', 0, [], { frames: 3 }));
    tab.take(4, told('b/0', 0, [], { frames: 1, stoppedAt: 100 }));
    expect(tab.found().coverage).toMatchObject({ frames: 4, framesRead: 1, stoppedAt: 100 });
  });

  it('counts a text once over all frames', () => {
    const tab = new TabLinks();
    const code = '￥ABC12345678￥';
    tab.take(0, told('a/0', 0, [], { texts: [{ text: code, count: 2 }] }));
    tab.take(0, told('a/0', 1, [], { texts: [{ text: code, count: 3 }] }));
    tab.take(
      7,
      told('b/0', 0, [], {
        texts: [
          { text: code, count: 1 },
          { text: 'm.tb.cn', count: 1 },
        ],
      }),
    );
    expect(tab.found().texts).toEqual([
      { text: code, count: 4 },
      { text: 'm.tb.cn', count: 1 },
    ]);
  });

  it('adds up what nobody could read, and tells the first limit that was met', () => {
    const tab = new TabLinks();
    tab.take(0, told('a/0', 0, [], { unread: { closedRoots: 1, pictures: 2, canvases: 3 }, textStoppedAt: 500 }));
    tab.take(4, told('b/0', 0, [], { unread: { closedRoots: 0, pictures: 5, canvases: 1 }, textStoppedAt: 200 }));
    const { unread, textStoppedAt } = tab.found().coverage;
    expect([unread, textStoppedAt]).toEqual([{ closedRoots: 1, pictures: 7, canvases: 4 }, 200]);
  });

  it('remembers what an address was before, whichever frame saw it change', () => {
    const tab = new TabLinks();
    tab.take(0, told('a/0', 0, [link('https://x.example/')]));
    tab.take(3, told('b/0', 0, [{ ...link('https://x.example/'), was: 'https://y.example/' }]));
    expect(tab.found().links).toEqual([{ ...link('https://x.example/', 2), was: 'https://y.example/' }]);
  });
});
