import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { followEverySite } from '../../browser/every-site.ts';

/** What the browser holds, as far as these calls see it. */
let granted = false;
let sites: string[] = [];
let entered: number[] = [];
let registered: { id: string; matches?: string[]; excludeMatches?: string[] }[] = [];

describe('reading every site', () => {
  beforeEach(() => {
    granted = false;
    sites = [];
    entered = [];
    registered = [];
    Object.assign(browser.permissions, {
      contains: async () => granted,
      getAll: async () => ({ origins: ['*://*.taobao.com/*', ...sites, ...(granted ? ['*://*/*'] : [])] }),
    });
    browser.tabs.query = (async () => [{ id: 1 }, { id: 2, discarded: true }]) as never;
    Object.assign(browser, {
      scripting: {
        executeScript: async ({ target }: { target: { tabId: number } }) => void entered.push(target.tabId),
        getRegisteredContentScripts: async () => [...registered],
        registerContentScripts: vi.fn(async (scripts: typeof registered) => {
          if (registered.length > 0) throw new Error('Duplicate script ID');
          registered.push(...scripts);
        }),
        unregisterContentScripts: vi.fn(async () => {
          registered = [];
        }),
      },
    });
    browser.runtime.getManifest = () =>
      ({ content_scripts: [{ js: ['reader.js'], matches: ['*://*.taobao.com/*'] }] }) as never;
  });

  it('begins when the reader grants it, and leaves pages that are read already', async () => {
    granted = true;
    await followEverySite();
    expect(registered).toMatchObject([{ matches: ['*://*/*'], excludeMatches: ['*://*.taobao.com/*'] }]);
  });

  it('ends when the reader takes it back', async () => {
    granted = true;
    await followEverySite();
    granted = false;
    await followEverySite();
    expect(registered).toEqual([]);
  });

  it('is about single sites where only those were granted', async () => {
    sites = ['*://*.example.com/*'];
    await followEverySite();
    expect(registered).toMatchObject([{ matches: ['*://*.example.com/*'] }]);
    sites.push('*://*.example.org/*');
    await followEverySite();
    expect(registered).toMatchObject([{ matches: ['*://*.example.com/*', '*://*.example.org/*'] }]);
    sites = [];
    await followEverySite();
    expect(registered).toEqual([]);
  });

  it('reads pages that are open already, unless they sleep', async () => {
    sites = ['*://*.example.com/*'];
    await followEverySite();
    expect(entered).toEqual([1]);
    await followEverySite();
    expect(entered).toEqual([1]);
  });

  it('asks for nothing where nothing has changed, and is not confused by two calls at once', async () => {
    await followEverySite();
    expect(registered).toEqual([]);
    granted = true;
    await Promise.all([followEverySite(), followEverySite()]);
    expect(registered).toHaveLength(1);
  });
});
