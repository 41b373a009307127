import type { Target } from '../../engine/contest.ts';
import { firstDay, standsOn } from '../../engine/dates.ts';
import { judge } from '../../engine/judge.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import {
  clients,
  type Day,
  type PlatformId,
  type Surface,
  surfaces,
  type Vantage,
  type Verdict,
  type Wall,
} from '../../engine/types.ts';
import { addressOf, allLinks, hiddenLink, ordinaryLink, shortLinkOf, strangeLink } from '../cases/links.ts';
import { closeness, targetOf } from '../cases/target.ts';
import { wrapAround } from '../cases/wrapper-addresses.ts';

/**
 * A change of walls that no reader could ever notice is no mistake that a test could find: the last day of a wall, for
 * example, where a later one has taken over already. Survivors are therefore put to every question that could tell
 * the two rulebooks apart: verdicts turn only on the first and last days of walls, and hang only on the link's
 * platform, kind, host and path, so that the questions can be listed.
 */

/** A rulebook before and after the change. */
type Pair = readonly [RulebookIndex, RulebookIndex];

/** What a change of walls or groups may have touched. */
interface Touched {
  /** The walls that read otherwise, as they are before and after. Empty where only a group has changed. */
  readonly changed: readonly Wall[];
  /** All walls that may now answer otherwise. */
  readonly walls: readonly Wall[];
}

function touchedBy(pair: Pair): Touched {
  const all = pair.map(({ walls }) => [...walls.values()]);
  const [before, after] = all.map((walls) => new Set(walls.map((wall) => JSON.stringify(wall))));
  const isSame = (wall: Wall) => before?.has(JSON.stringify(wall)) && after?.has(JSON.stringify(wall));
  const changed = all.flat().filter((wall) => !isSame(wall));
  const naming = ({ to }: Wall) => to.groups !== undefined || to.not?.some((name) => name.startsWith('@')) === true;
  return { changed, walls: changed.length > 0 ? changed : all.flat().filter(naming) };
}

function linksInQuestion({ walls }: Touched, pair: Pair): Set<string> {
  const links = new Set([ordinaryLink, strangeLink]);
  for (const rulebook of pair) {
    for (const own of allLinks(rulebook).values()) for (const link of own.values()) links.add(link);
    for (const { shortLinks } of rulebook.book.platforms) {
      for (const [pattern, { param }] of Object.entries(shortLinks)) links.add(shortLinkOf(pattern, param));
    }
  }
  for (const { platform, links: only = {}, through } of walls) {
    const hidden = hiddenLink(platform, pair[0]);
    if (hidden !== null) links.add(hidden);
    for (const host of only.hosts ?? []) links.add(addressOf(host));
    for (const start of only.paths === undefined ? [] : [...links].filter((link) => link.startsWith('https:'))) {
      for (const path of only.paths ?? []) links.add(new URL(path, start).href);
    }
    for (const wrapper of through.flatMap((id) => pair[0].wrappers.get(id) ?? [])) {
      for (const link of [...links]) links.add(wrapAround(link, wrapper) ?? link);
    }
  }
  return links;
}

/** The days on which some wall begins or ends, as long as one that is touched stands. */
function daysInQuestion({ walls }: Touched, pair: Pair): Day[] {
  const turns = (wall: Wall) => [firstDay(wall.since), ...(wall.until === null ? [] : [firstDay(wall.until)])];
  const days = new Set(pair.flatMap(({ walls: all }) => [...all.values()].flatMap(turns)));
  return [...days].filter((day) => walls.some((wall) => standsOn(wall, day))).sort();
}

/** The surfaces of the walls, one that they do not name, and none named. */
function surfacesInQuestion(walls: readonly Wall[]): (Surface | null)[] {
  const named = walls.map(({ from }) => from);
  const others = surfaces.filter((surface) => named.every((from) => from !== null && !from.includes(surface)));
  return [null, ...surfaces.filter((surface) => !others.includes(surface)), ...others.slice(0, 1)];
}

function placesInQuestion({ walls }: Touched, pair: Pair): Vantage[] {
  const [{ platforms, walls: all }] = pair;
  const homes = new Set(
    walls.flatMap((wall): PlatformId[] => (wall.inbound ? [...platforms.keys()] : [wall.platform])),
  );
  const only = [...all.values(), ...walls].flatMap((wall) => wall.only ?? []);
  const readers = only.some(({ client }) => client !== undefined) ? [null, ...clients] : [null];
  const regions = new Set([null, ...only.flatMap(({ region }) => region ?? [])]);
  return [...homes].flatMap((platform) =>
    surfacesInQuestion(walls).flatMap((surface) =>
      readers.flatMap((client) => [...regions].map((region) => ({ platform, surface, client, region }))),
    ),
  );
}

function answer({ effect, decidedBy, wall, wrapper, alternatives, caveats }: Verdict): string {
  return JSON.stringify([effect, decidedBy, wall, wrapper, alternatives, caveats]);
}

/** Whether two rulebooks that differ in walls or groups give the same verdict to every link, everywhere, on every day. */
export function giveTheSameVerdicts(before: RulebookIndex, after: RulebookIndex): boolean {
  const pair: Pair = [before, after];
  const touched = touchedBy(pair);
  const days = daysInQuestion(touched, pair);
  const found = touched.walls.some(({ through }) => through.length > 0) ? [false, true] : [false];
  const targets = [...linksInQuestion(touched, pair)].map((link) => pair.map((rulebook) => targetOf(link, rulebook)));
  /** Whether a touched wall names the link, or names it more or less closely than before. */
  const mayDiffer = (home: PlatformId, both: readonly Target[]) =>
    touched.walls.some((wall) => {
      const [one, other] = pair.map((rulebook, i) => closeness(wall, home, both[i] as Target, rulebook));
      return one !== other || (touched.changed.length > 0 && one !== 0);
    });
  return placesInQuestion(touched, pair).every((vantage) =>
    targets
      .filter((both) => mayDiffer(vantage.platform, both))
      .every((both) =>
        days.every((day) =>
          found.every((asItIs) => {
            const [one, other] = pair.map((rulebook, i) =>
              answer(judge(both[i] as Target, { rulebook, vantage, day, found: asItIs })),
            );
            return one === other;
          }),
        ),
      ),
  );
}
