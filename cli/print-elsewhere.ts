import type { ElsewhereRow } from '../engine/elsewhere.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { sectionOf, sections } from '../engine/section.ts';
import { surfaces } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { platformName } from './words.ts';

const verbs = { walled: 'walled in', interstitial: 'slowed in', open: 'opens in', depends: 'depends in' } as const;

/** Where a destination is walled, slowed or known to open, a line each: `walled in  Douyin 抖音 (live, post)`. */
export function elsewhereLines(rows: readonly ElsewhereRow[], rulebook: RulebookIndex, paint: Paint): string[] {
  return sections.flatMap((section) => {
    if (section === 'unknown' || section === 'own') return [];
    const here = rows.filter(({ verdict }) => sectionOf(verdict.effect) === section);
    if (here.length === 0) return [];
    const platforms = [...new Set(here.map(({ vantage }) => vantage.platform))];
    const places = platforms.map((platform) => {
      const met = new Set(
        here.filter(({ vantage }) => vantage.platform === platform).map(({ vantage }) => vantage.surface),
      );
      const named = surfaces.filter((surface) => met.has(surface));
      return `${platformName(platform, rulebook)}${named.length === 0 ? '' : ` (${named.join(', ')})`}`;
    });
    return [`${paint(section, verbs[section])} ${places.join('; ')}`];
  });
}
