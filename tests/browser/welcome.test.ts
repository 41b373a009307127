import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { welcome } from '../../browser/welcome.ts';

beforeEach(() => fakeBrowser.reset());

it.each([
  ['install', 1],
  ['update', 0],
  ['browser_update', 0],
  ['chrome_update', 0],
])('the first-run page after %s opens %i times', async (reason, times) => {
  const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
  await welcome({ reason });
  expect(create.mock.calls).toEqual(Array(times).fill([{ url: '/welcome.html' }]));
});
