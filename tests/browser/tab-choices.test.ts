import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepTabChoices, recallTabChoices } from '../../browser/tab-choices.ts';

const moments = { platform: 'wechat', surface: 'moments', client: null, region: null } as const;
/** Tabs by their ids: an ordinary one, and one in a private window. */
const tabs: Readonly<Record<number, { incognito: boolean }>> = { 1: { incognito: false }, 2: { incognito: true } };

describe('what the reader chose for a tab', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    browser.tabs.get = (async (id: number) => {
      if (tabs[id] === undefined) throw new Error(`No tab with id ${id}`);
      return tabs[id];
    }) as never;
  });

  it('comes back, one choice after the other', async () => {
    await keepTabChoices(1, { vantage: moments });
    await keepTabChoices(1, { day: '2021-10-01' });
    expect(await recallTabChoices(1)).toEqual({ vantage: moments, day: '2021-10-01' });
    await keepTabChoices(1, { vantage: null });
    expect(await recallTabChoices(1)).toEqual({ vantage: null, day: '2021-10-01' });
  });

  it('is nothing where nothing was chosen', async () => {
    expect(await recallTabChoices(1)).toEqual({});
  });

  it.each([
    ['in a private window', 2],
    ['that is gone', 3],
  ])('is not kept of a tab %s', async (_, tabId) => {
    await keepTabChoices(tabId, { vantage: moments, day: '2021-10-01' });
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
    expect(await recallTabChoices(tabId)).toEqual({});
  });
});
