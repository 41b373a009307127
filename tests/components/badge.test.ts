import { describe, expect, it } from 'vitest';
import { type BadgeCounts, badgeFor } from '../../components/badge.ts';
import { languages, textIn } from '../../components/text.ts';

const english = textIn('en');
const none: BadgeCounts = { walled: 0, interstitial: 0, open: 0, unknown: 0 };

const cases: readonly {
  readonly name: string;
  readonly state: Parameters<typeof badgeFor>[0];
  readonly expectText: string;
  readonly expectTitle: string;
}[] = [
  {
    name: 'shows how many links are walled, and tells the rest in its title',
    state: { walled: 3, interstitial: 2, open: 1, unknown: 41 },
    expectText: '3',
    expectTitle: 'Hutong: 3 walled, 2 with an extra step, 1 known to open and 41 without a record',
  },
  {
    name: 'counts up to 99',
    state: { ...none, walled: 99 },
    expectText: '99',
    expectTitle: 'Hutong: 99 walled',
  },
  {
    name: 'shows 99+ above, and the exact number in its title',
    state: { ...none, walled: 1234 },
    expectText: '99+',
    expectTitle: 'Hutong: 1,234 walled',
  },
  {
    name: 'shows nothing where no link is walled, but tells what there is',
    state: { ...none, interstitial: 12 },
    expectText: '',
    expectTitle: 'Hutong: 12 with an extra step',
  },
  {
    name: 'does not call links without a record open',
    state: { ...none, unknown: 4 },
    expectText: '',
    expectTitle: 'Hutong: 4 without a record',
  },
  {
    name: 'shows nothing where there is nothing',
    state: none,
    expectText: '',
    expectTitle: 'Hutong: no links to other platforms on this page',
  },
  {
    name: 'marks a fault',
    state: 'fault',
    expectText: '!',
    expectTitle: 'Hutong: something went wrong, open to see what',
  },
  {
    name: 'never shows a number where a page cannot be read',
    state: 'no-access',
    expectText: '',
    expectTitle: 'Hutong: this page cannot be read',
  },
  {
    name: 'says that a page is still being read',
    state: 'scanning',
    expectText: '…',
    expectTitle: 'Hutong: reading this page…',
  },
  {
    name: 'shows nothing but a grey button where Hutong is off',
    state: 'off',
    expectText: '',
    expectTitle: 'Hutong: off for this site',
  },
];

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('the badge', () => {
  for (const { name, state, expectText, expectTitle } of cases) {
    it(name, () => {
      const badge = badgeFor(state, english);
      expect(badge.text).toBe(expectText);
      expect(badge.title).toBe(expectTitle);
      expect(badge.icon !== null).toBe(state === 'off');
      expect(contrast(badge.colour, badge.textColour)).toBeGreaterThanOrEqual(4.5);
    });
  }

  it('is drawn in greys that are seen on light and on dark toolbars', () => {
    const { icon } = badgeFor('off', english);
    for (const { colour } of icon?.shapes ?? []) {
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
        number,
        number,
        number,
      ];
      expect(Math.max(red, green, blue) - Math.min(red, green, blue), colour).toBeLessThan(20);
    }
    // Graphics need 3:1, https://www.w3.org/TR/WCAG22/#non-text-contrast
    const [wall] = icon?.shapes ?? [];
    for (const toolbar of ['#ffffff', '#2b2a33'])
      expect(contrast(wall?.colour ?? toolbar, toolbar)).toBeGreaterThanOrEqual(3);
  });

  for (const language of languages) {
    it(`has another title for every state in ${language}`, () => {
      const titles = cases.map(({ state }) => badgeFor(state, textIn(language)).title);
      expect(new Set(titles).size).toBe(titles.length);
    });
  }
});
