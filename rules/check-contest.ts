import { isHere, type Ranked, wins } from '../engine/contest.ts';
import { standsOn } from '../engine/dates.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Wall } from '../engine/types.ts';
import { everStands } from './check-dates.ts';
import { allOf, type Problem } from './problem.ts';
import type { Meeting, Reach } from './reach.ts';
import type { PlatformSource } from './sources.ts';

/** `red-blue` there, with another wall that neither yields to it nor takes precedence. */
function tiedWith(wall: Wall, { standing, vantage }: Meeting): Ranked[] {
  const here = [...standing.outbound, ...standing.inbound].filter(
    (one) => one.wall.judged && isHere(one.wall, vantage),
  );
  const own = here.find((one) => one.wall === wall);
  return own === undefined ? [] : here.filter((one) => one !== own && !wins(one, own) && !wins(own, one));
}

/** Whether neither of two walls would take precedence over the other, if both named their target as closely. */
function couldTie(a: Wall, b: Wall): boolean {
  const [one, other] = [a, b].map((wall) => ({ wall, rank: 0 })) as [Ranked, Ranked];
  return a.inbound === b.inbound && !wins(one, other) && !wins(other, one);
}

function placeOf({ link, vantage }: Meeting): string {
  return `${link} from ${vantage.platform}${vantage.surface === null ? '' : `:${vantage.surface}`}`;
}

/** Walls that tie with this one, disagree and come before it in the file, each with a meeting that shows it. */
function ties(wall: Wall, before: ReadonlySet<Wall>, reach: Reach): Map<Wall, { meeting: Meeting; day: string }> {
  const found = new Map<Wall, { meeting: Meeting; day: string }>();
  const rivals = [...before].filter((other) => other.effect !== wall.effect && couldTie(other, wall));
  if (rivals.length === 0) return found;
  for (const day of reach.turningDays(wall)) {
    if (!rivals.some((other) => standsOn(other, day))) continue;
    for (const meeting of reach.meetings(wall, day)) {
      for (const { wall: other } of tiedWith(wall, meeting)) {
        // Where a third wall takes precedence over both, nobody meets the disagreement.
        const met = meeting.winner === wall || meeting.winner === other;
        if (met && rivals.includes(other) && !found.has(other)) found.set(other, { meeting, day });
      }
    }
  }
  return found;
}

/** The walls that decide wherever this one speaks; null where it decides somewhere itself, empty where it never speaks. */
function shadowOf(wall: Wall, reach: Reach): Set<string> | null {
  const winners = new Set<string>();
  for (const day of reach.turningDays(wall)) {
    for (const { winner } of reach.meetings(wall, day)) {
      if (winner === wall) return null;
      if (winner !== null) winners.add(winner.id);
    }
  }
  return winners;
}

function checkShadow(file: PlatformSource, wall: Wall, i: number, reach: Reach): Problem[] {
  const winners = shadowOf(wall, reach);
  if (winners === null) return [];
  if (winners.size === 0) {
    const hint = 'compare `to` and `links`: the hosts, kinds and paths must belong to the platforms that it names';
    return [file.problemAt(['walls', i, 'to'], `no link is known that \`${wall.id}\` could speak of`, hint)];
  }
  const names = allOf([...winners].slice(0, 3));
  const hint =
    'a closer target comes before a wider one, a named surface before `all`, a later first day before an earlier one: end this wall with `until`, or narrow the others';
  return [
    file.problemAt(
      ['walls', i, 'id'],
      `\`${wall.id}\` can never decide: wherever it stands, ${names} come${winners.size === 1 ? 's' : ''} first`,
      hint,
    ),
  ];
}

/** Judged walls of a platform that tie and disagree, and such as can never decide because others always come first. */
export function checkContest(file: PlatformSource, rulebook: RulebookIndex, reach: Reach): Problem[] {
  const before = new Set<Wall>();
  return (file.value.walls ?? []).flatMap((written, i) => {
    const wall = rulebook.walls.get(written.id);
    if (wall === undefined || !wall.judged || !everStands(written)) return [];
    const problems = [...ties(wall, before, reach)].map(([other, { meeting, day }]) =>
      file.problemAt(
        ['walls', i, 'id'],
        `\`${wall.id}\` (${wall.effect}) and \`${other.id}\` (${other.effect}) both speak, with equal right, of ${placeOf(meeting)} on ${day}`,
        'narrow one of them, or end one where the other begins',
      ),
    );
    before.add(wall);
    // Of two that tie, only one decides: that is told already.
    return problems.length > 0 ? problems : checkShadow(file, wall, i, reach);
  });
}
