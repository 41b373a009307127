import type { ElsewhereRow } from '../engine/elsewhere.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { type Section, sectionOf, sections } from '../engine/section.ts';
import { surfaces } from '../engine/types.ts';
import type { Paint } from './paint.ts';
import { platformName } from './words.ts';

const verbs = { walled: 'walled in', interstitial: 'slowed in', open: 'opens in', depends: 'depends in' } as const;

function isTelling(section: Section): section is keyof typeof verbs {
  return section in verbs;
}

/** `Douyin 抖音 (live, post)`, a platform each. */
function placesOf(rows: readonly ElsewhereRow[], rulebook: RulebookIndex): string[] {
  const byPlatform = Map.groupBy(rows, ({ vantage }) => vantage.platform);
  return [...byPlatform].map(([platform, here]) => {
    const named = surfaces.filter((surface) => here.some(({ vantage }) => vantage.surface === surface));
    return `${platformName(platform, rulebook)}${named.length === 0 ? '' : ` (${named.join(', ')})`}`;
  });
}

/** The places of these rows by section, the worst first: `walled in` and the names. */
function bySection(
  rows: readonly ElsewhereRow[],
  rulebook: RulebookIndex,
  paint: Paint,
): { readonly verb: string; readonly places: readonly string[] }[] {
  return sections.filter(isTelling).flatMap((section) => {
    const here = rows.filter(({ verdict }) => sectionOf(verdict.effect) === section);
    return here.length === 0 ? [] : [{ verb: paint(section, verbs[section]), places: placesOf(here, rulebook) }];
  });
}

/** Where records speak of a destination, a line each: `walled in  Douyin 抖音 (live, post)`. */
export function elsewhereLines(rows: readonly ElsewhereRow[], rulebook: RulebookIndex, paint: Paint): string[] {
  const telling = rows.filter(({ everyLink }) => !everyLink);
  return bySection(telling, rulebook, paint).map(({ verb, places }) => `${verb} ${places.join('; ')}`);
}

/** So many places are named where not all are asked for. */
const few = 3;

/**
 * What every outside link meets, wherever it leads: one line, so that it does not drown what is known of a destination,
 * or with `all` every place by its name.
 */
export function everyLinkLines(
  rows: readonly ElsewhereRow[],
  rulebook: RulebookIndex,
  paint: Paint,
  all: boolean,
): string[] {
  const common = bySection(
    rows.filter(({ everyLink }) => everyLink),
    rulebook,
    paint,
  );
  if (common.length === 0) return [];
  if (all) return ['any outside link', ...common.map(({ verb, places }) => `  ${verb} ${places.join('; ')}`)];
  const parts = common.map(({ verb, places }) => {
    const more = places.length - few;
    return `${verb} ${places.slice(0, few).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  const hint = common.some(({ places }) => places.length > few) ? ' (--all-places names them)' : '';
  return [`any outside link: ${parts.join(' · ')}${hint}`];
}
