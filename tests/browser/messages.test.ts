import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listen, send } from '../../browser/messages.ts';

describe('messages', () => {
  beforeEach(() => fakeBrowser.reset());

  const question = { tabId: 1, vantage: null, day: null };

  it('bring back the reply', async () => {
    listen({ report: ({ tabId }) => ({ kind: 'fault', message: `tab ${tabId}` }) });
    expect(await send('report', question)).toEqual({ kind: 'fault', message: 'tab 1' });
  });

  it('bring back an error as an error', async () => {
    listen({
      report: () => {
        throw new Error('no such tab');
      },
    });
    await expect(send('report', question)).rejects.toThrow('no such tab');
  });

  it('are answered with true where there is a handler, and with nothing elsewhere', () => {
    const added = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
    listen({ 'links-again': () => null });
    const listener = added.mock.calls[0]?.[0] as (message: unknown, sender: object, respond: () => void) => unknown;
    expect(listener({ hutong: 'links-again', request: null }, {}, () => {})).toBe(true);
    for (const strange of [{ hutong: 'report', request: question }, { other: true }, null, 'report', 7]) {
      expect(listener(strange, {}, () => {})).toBeUndefined();
    }
  });
});
