import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ActiveTab } from '../../browser/active-tab.ts';
import { packAnswer } from '../../browser/report-wire.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import type { Vantage } from '../../engine/types.ts';
import { Controller, isUsualPlace, type State, siteShown } from '../../entrypoints/view/controller.ts';
import { answers } from '../components/fixtures.ts';

const groupChat: Vantage = { platform: 'wechat', surface: 'group-chat', client: null, region: null };
const moments: Vantage = { ...groupChat, surface: 'moments' };

interface Question {
  readonly tabId: number;
  readonly vantage: Vantage | null;
  readonly day: string | null;
}

/** The background, which waits with its answers until it is told to give them. */
class Background {
  readonly asked: Question[] = [];
  readonly other: [string, unknown][] = [];
  answer: (question: Question) => ReportAnswer | Promise<ReportAnswer> = () => answers.weibo;

  constructor() {
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: unknown) => {
      const { hutong, request } = message as { hutong: string; request: never };
      if (hutong === 'report') {
        this.asked.push(request);
        return { reply: packAnswer(await this.answer(request)) };
      }
      this.other.push([hutong, request]);
      return { reply: hutong === 'codes' ? { found: null } : null };
    }) as never);
  }
}

/** Lets everything happen that waits for nothing else. */
const settle = () => vi.waitFor(() => new Promise((next) => setTimeout(next, 5)));

describe('what conducts a view of a tab', () => {
  let background: Background;
  let tab: ActiveTab;
  let state: State;
  const drawn: State[] = [];
  let controller: Controller;

  beforeEach(() => {
    fakeBrowser.reset();
    Object.assign(browser.permissions, { contains: async () => false });
    browser.tabs.get = (async () => ({ incognito: false })) as never;
    background = new Background();
    tab = { id: 7, windowId: 1 };
  });
  afterEach(() => vi.restoreAllMocks());

  async function start(): Promise<void> {
    controller = new Controller(
      async () => tab,
      (now) => {
        state = now;
        drawn.push(now);
      },
    );
    await controller.start();
  }

  const changed = async (tabId: number) => {
    await fakeBrowser.runtime.onMessage.trigger(
      { hutong: 'report-changed', request: { tabId } },
      {} as never,
      () => {},
    );
    await settle();
  };

  it('asks for the page’s own place and today where nothing was chosen', async () => {
    await start();
    expect(background.asked).toEqual([{ tabId: 7, vantage: null, day: null }]);
    expect(state.answer?.kind).toBe('report');
    expect(isUsualPlace(state)).toBe(false);
  });

  it('asks for the usual place where the reader has set one, and says so', async () => {
    await browser.storage.local.set({ vantage: groupChat });
    await start();
    expect(background.asked.at(-1)?.vantage).toEqual(groupChat);
    expect(isUsualPlace(state)).toBe(true);
  });

  it('lets a choice for the tab go before the usual place, the page’s own place too', async () => {
    await browser.storage.local.set({ vantage: groupChat });
    await start();
    controller.chooseVantage(null);
    await settle();
    expect(background.asked.at(-1)?.vantage).toBeNull();
    expect(isUsualPlace(state)).toBe(false);
    controller.chooseVantage(moments);
    controller.chooseDay('2020-01-01');
    await settle();
    expect(background.asked.at(-1)).toEqual({ tabId: 7, vantage: moments, day: '2020-01-01' });
  });

  it('remembers for each tab what was chosen', async () => {
    await start();
    controller.chooseVantage(moments);
    await settle();
    tab = { id: 8, windowId: 1 };
    await controller.follow();
    expect(background.asked.at(-1)).toEqual({ tabId: 8, vantage: null, day: null });
    tab = { id: 7, windowId: 1 };
    await controller.follow();
    expect(background.asked.at(-1)).toEqual({ tabId: 7, vantage: moments, day: null });
  });

  it('asks again when the usual place is changed elsewhere', async () => {
    await start();
    await browser.storage.local.set({ vantage: moments });
    await settle();
    expect(background.asked.at(-1)?.vantage).toEqual(moments);
  });

  it('asks once more for whatever changes while an answer is on its way, and not each time', async () => {
    await start();
    background.asked.length = 0;
    let answer: (answer: ReportAnswer) => void = () => {};
    background.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    for (let i = 0; i < 5; i++) await changed(7);
    expect(background.asked).toHaveLength(1);
    background.answer = () => answers.weibo;
    answer(answers.weibo);
    await settle();
    expect(background.asked).toHaveLength(2);
  });

  it('does not ask because of another tab', async () => {
    await start();
    await changed(8);
    expect(background.asked).toHaveLength(1);
  });

  it('shows no answer about a tab that the reader has left', async () => {
    await start();
    let late: (answer: ReportAnswer) => void = () => {};
    background.answer = () =>
      new Promise((resolve) => {
        late = resolve;
      });
    await changed(7);
    tab = { id: 8, windowId: 1 };
    const followed = controller.follow();
    await settle();
    background.answer = () => ({ kind: 'no-access' });
    drawn.length = 0;
    late(answers.blog);
    await followed;
    expect(drawn.map((one) => siteShown(one))).not.toContain('example.net');
    expect(state.answer).toEqual({ kind: 'no-access' });
  });

  it('switches a site off and on again, and keeps what else is off', async () => {
    await browser.storage.local.set({ offSites: ['zhihu.com'] });
    await start();
    expect(siteShown(state)).toBe('weibo.com');
    controller.switchSite('weibo.com', false);
    await settle();
    expect(await browser.storage.local.get('offSites')).toEqual({ offSites: ['weibo.com', 'zhihu.com'] });
    expect(state.answer).toEqual({ kind: 'off', site: 'weibo.com' });
    controller.switchSite('weibo.com', true);
    await settle();
    expect(await browser.storage.local.get('offSites')).toEqual({ offSites: ['zhihu.com'] });
    expect(state.answer?.kind).toBe('report');
  });

  it('shows what went wrong, and tries again', async () => {
    background.answer = () => Promise.reject(new Error('no rulebook'));
    await start();
    expect(state.answer).toEqual({ kind: 'fault', message: 'no rulebook' });
    background.answer = () => answers.weibo;
    controller.retry();
    await settle();
    expect(state.answer?.kind).toBe('report');
  });

  it('asks for the link to be shown on the tab that is looked at', async () => {
    await start();
    await controller.jump('https://x.example/', 'next');
    expect(background.other).toContainEqual(['show-link', { tabId: 7, address: 'https://x.example/', step: 'next' }]);
  });

  it('has a site only where the page is of the web', async () => {
    background.answer = () => ({ kind: 'no-access' });
    await start();
    expect(siteShown(state)).toBeNull();
  });
});
