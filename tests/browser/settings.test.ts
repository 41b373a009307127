import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  changeSettings,
  defaultSettings,
  readSettings,
  resetSettings,
  settingNames,
  watchSettings,
} from '../../browser/settings.ts';

describe('settings', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are as by default where nothing was chosen', async () => {
    expect(await readSettings()).toEqual(defaultSettings);
  });

  it('come back as they were chosen', async () => {
    const chosen = { language: 'zh_TW', appearance: 'dark' as const, offSites: ['weibo.com'] };
    await changeSettings(chosen);
    expect(await readSettings()).toEqual({ ...defaultSettings, ...chosen });
  });

  it.each([
    ['appearance', 'sepia'],
    ['marks', 'yes'],
    ['offSites', 'weibo.com'],
    ['offSites', [1]],
    ['vantage', { platform: 'wechat' }],
    ['vantage', 'wechat'],
    ['language', 7],
  ])('take %s for not chosen where what is kept, %j, is nothing that it may be', async (name, kept) => {
    await fakeBrowser.storage.local.set({ [name]: kept, another: 1 });
    expect(await readSettings()).toEqual(defaultSettings);
  });

  it('are forgotten at once, and nothing else is', async () => {
    await changeSettings({ ...defaultSettings, marks: true });
    await fakeBrowser.storage.local.set({ another: 1 });
    await resetSettings();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ another: 1 });
  });

  it('are told of when one of them changes, until nobody wants to hear', async () => {
    const heard = vi.fn();
    const stop = watchSettings(heard);
    await fakeBrowser.storage.local.set({ another: 1 });
    await changeSettings({ marks: true });
    await vi.waitFor(() => expect(heard.mock.calls).toEqual([[{ ...defaultSettings, marks: true }]]));
    stop();
    await changeSettings({ marks: false });
    expect(heard).toHaveBeenCalledOnce();
    expect(settingNames).toContain('marks');
  });
});
