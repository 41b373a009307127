import { describe, expect, it } from 'vitest';
import { nextWalled, WalledWalk } from '../../browser/next-walled.ts';
import type { Effect } from '../../engine/types.ts';

const finding = (link: string, effect: Effect) => ({ link, effect });
const findings = [finding('a', 'blocked'), finding('b', 'copy-out'), finding('c', 'warning'), finding('d', 'open')];

describe('the next walled link', () => {
  it('is the first one at first', () => expect(nextWalled(findings, undefined)).toBe('a'));
  it('is the one after the last that was shown', () => expect(nextWalled(findings, 'a')).toBe('b'));
  it('is the first one again after the last of all', () => expect(nextWalled(findings, 'b')).toBe('a'));
  it('is the first one where the last is gone', () => expect(nextWalled(findings, 'z')).toBe('a'));
  it('is none where nothing is walled', () => expect(nextWalled(findings.slice(2), undefined)).toBeNull());

  it('is counted in each tab by itself, and asked for nowhere where nothing is known', async () => {
    const shown: string[] = [];
    const answer = (tabId: number) =>
      tabId === 3 ? { kind: 'no-access' as const } : { kind: 'report' as const, report: { findings } };
    const walk = new WalledWalk(
      async (tabId) => answer(tabId) as never,
      async (tabId, address) => void shown.push(`${tabId} ${address}`),
    );
    for (const tabId of [1, 1, 2, 3, 1]) await walk.next(tabId);
    expect(shown).toEqual(['1 a', '1 b', '2 a', '1 a']);
  });
});
