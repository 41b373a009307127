import { expect, it } from 'vitest';
import { examine } from '../../engine/examine.ts';
import { summarise } from '../../engine/summarise.ts';
import { onRed, toy } from './toy.ts';

it('counts addresses and occurrences by bucket and destination, the worst first', () => {
  const rulebook = toy([
    { id: 'blue', to: 'blue', effect: 'blocked', verified: '2020-01-01' },
    { id: 'green', to: 'green', effect: 'open', verified: '2023-12-01' },
  ]);
  const circumstances = { rulebook, vantage: onRed('chat'), day: '2024-01-01' };
  const links = [
    ['https://blue.example/1', 3],
    ['https://blue.example/2', 1],
    ['https://green.example/', 1],
    ['https://nobody.example/', 2],
    ['https://red.example/', 5],
    ['https://gate.example/warning?to=https%3A%2F%2Fsky.example%2F', 1],
  ] as const;
  const summary = summarise(links.map(([link, count]) => ({ finding: examine(link, circumstances), count })));
  expect(summary.total).toBe(6);
  expect(summary.buckets).toEqual({ walled: 2, interstitial: 1, open: 1, unknown: 1, own: 1 });
  expect(summary.destinations).toEqual([
    { to: 'blue', bucket: 'walled', links: 2, occurrences: 4, effects: { blocked: 2 }, stale: 2 },
    { to: 'sky', bucket: 'interstitial', links: 1, occurrences: 1, effects: { warning: 1 }, stale: 0 },
    { to: 'green', bucket: 'open', links: 1, occurrences: 1, effects: { open: 1 }, stale: 0 },
    { to: null, bucket: 'unknown', links: 1, occurrences: 2, effects: { unknown: 1 }, stale: 0 },
    { to: 'red', bucket: 'own', links: 1, occurrences: 5, effects: { own: 1 }, stale: 0 },
  ]);
});
