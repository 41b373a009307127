import { Dice, path, strangeHost } from './engine-corpus.ts';

const options = [
  '',
  '',
  '',
  '$third-party',
  '$script',
  '$image,third-party',
  '$subdocument',
  '$script,domain=~page.example',
];

/** Filters in the kinds and shares that block lists have: mostly hosts, then hosts with a path, paths and parameters alone. */
export function plausibleFilters(count: number, seed = 2): string[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => {
    const share = dice.below(100);
    if (share < 60) return `||${strangeHost(dice)}^${dice.one(options)}`;
    if (share < 75) return `||${strangeHost(dice)}${path(dice)}${dice.one(options)}`;
    if (share < 90) return `${path(dice)}/ad${dice.below(10_000)}.${dice.one(options)}`;
    if (share < 95) return `-${dice.below(1_000)}x${dice.below(1_000)}-ad.${dice.one(options)}`;
    return `&ad_${dice.below(100_000)}=`;
  });
}
