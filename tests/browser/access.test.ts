import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { originOf, readAccess } from '../../browser/access.ts';

describe('what may be read', () => {
  let origins: string[];

  beforeEach(() => {
    origins = ['*://*.weibo.com/*', '*://*.zhihu.com/*'];
    browser.runtime.getManifest = () =>
      ({ content_scripts: [{ matches: ['*://*.weibo.com/*', '*://*.zhihu.com/*'] }] }) as never;
    Object.assign(browser.permissions, {
      getAll: async () => ({ origins }),
      contains: async ({ origins: [asked] }: { origins: string[] }) => origins.includes(asked as string),
    });
  });

  it('are the platforms at first', async () => {
    expect(await readAccess()).toEqual({ platforms: true, everySite: false, sites: [] });
  });

  it('are fewer platforms where the browser takes some back', async () => {
    origins = ['*://*.weibo.com/*'];
    expect((await readAccess()).platforms).toBe(false);
  });

  it('are sites that were granted one by one besides, in order', async () => {
    origins.push(originOf('example.org'), originOf('127.0.0.1'), originOf('example.com'));
    expect((await readAccess()).sites).toEqual(['127.0.0.1', 'example.com', 'example.org']);
  });

  it('are all sites, the platforms among them', async () => {
    origins = ['*://*/*'];
    expect(await readAccess()).toEqual({ platforms: true, everySite: true, sites: [] });
  });

  it.each([
    ['example.com', '*://*.example.com/*'],
    ['localhost', '*://localhost/*'],
    ['127.0.0.1', '*://127.0.0.1/*'],
    ['[::1]', '*://[::1]/*'],
  ])('are for %s the pages at %s', (site, origin) => {
    expect(originOf(site)).toBe(origin);
  });
});
