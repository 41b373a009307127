import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { followEverySite } from '../../browser/every-site.ts';

/** What the browser holds, as far as these calls see it. */
let granted = false;
let registered: { id: string; matches?: string[]; excludeMatches?: string[] }[] = [];

describe('reading every site', () => {
  beforeEach(() => {
    granted = false;
    registered = [];
    Object.assign(browser.permissions, { contains: async () => granted });
    Object.assign(browser, {
      scripting: {
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

  it('asks for nothing where nothing has changed, and is not confused by two calls at once', async () => {
    await followEverySite();
    expect(registered).toEqual([]);
    granted = true;
    await Promise.all([followEverySite(), followEverySite()]);
    expect(registered).toHaveLength(1);
  });
});
