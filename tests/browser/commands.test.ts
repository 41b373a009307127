import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { listenToCommands } from '../../browser/commands.ts';

describe('shortcuts', () => {
  let press: (name: string, tab?: { id: number }) => void;
  const carriedOut: string[] = [];

  beforeEach(() => {
    carriedOut.length = 0;
    Object.assign(browser, {
      commands: {
        onCommand: {
          addListener: (listener: typeof press) => {
            press = listener;
          },
        },
      },
    });
    browser.tabs.query = (async () => [{ id: 9 }]) as never;
    listenToCommands({
      check: async (tabId) => void carriedOut.push(`check ${tabId}`),
      'next-walled': async (tabId) => void carriedOut.push(`next ${tabId}`),
    });
  });

  it('are about the tab that the browser names, else about the one that is shown', async () => {
    press('check', { id: 4 });
    press('next-walled');
    await vi.waitFor(() => expect(carriedOut).toEqual(['check 4', 'next 9']));
  });

  it('that nobody knows do nothing', async () => {
    press('toString', { id: 4 });
    press('_execute_action', { id: 4 });
    press('check', { id: 5 });
    await vi.waitFor(() => expect(carriedOut).toEqual(['check 5']));
  });
});
