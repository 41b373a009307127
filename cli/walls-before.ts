import { firstDay } from '../engine/dates.ts';
import { examine } from '../engine/examine.ts';
import { openRulebook } from '../engine/rulebook.ts';
import { assemble } from '../rules/assemble.ts';
import { readSources } from '../rules/load.ts';
import type { NewWall } from '../rules/scaffold.ts';

/**
 * A sentence for each wall of the platform that decides these links on the day on which a new one begins, at the places
 * that the new one names: it may be the one that ended. Empty where the rule files have mistakes.
 */
export function wallsBefore(
  links: readonly string[],
  platform: string,
  { from, effect, since }: Pick<NewWall, 'from' | 'effect' | 'since'>,
  folder: string,
): string[] {
  const { rulebook: book } = assemble(readSources(folder));
  if (book === null) return [];
  const rulebook = openRulebook(book, '');
  const day = firstDay(since);
  const places = from === 'all' ? [null] : from;
  const deciding = links.flatMap((link) =>
    places.flatMap((surface) => {
      const vantage = { platform, surface, client: null, region: null };
      const { wall, alternatives } = examine(link, { rulebook, vantage, day });
      return [wall, ...(alternatives ?? []).map((one) => one.wall)];
    }),
  );
  return [...new Set(deciding)].flatMap((id) => {
    const wall = id === null ? undefined : rulebook.walls.get(id);
    if (wall?.platform !== platform || wall.inbound) return [];
    const says = wall.effect === effect ? 'the same' : wall.effect;
    return [`${wall.id} says ${says} there on ${day}: if all of it has ended, give it "until: ${since}".`];
  });
}
