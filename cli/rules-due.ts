import { dayOf } from '../engine/dates.ts';
import { examine } from '../engine/examine.ts';
import { vantageOf } from '../engine/identify.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Day, WallId } from '../engine/types.ts';
import { openRules } from '../rules/load.ts';
import { type DueWall, dueWalls } from './due.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { metLinks } from './met-links.ts';
import type { Paint } from './paint.ts';
import { wallWords } from './print-reason.ts';
import { count } from './words.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `rules due`, as typed. */
export interface DueOptions {
  readonly met?: readonly string[];
  readonly most: string;
}

async function timesMet(
  paths: readonly string[],
  rulebook: RulebookIndex,
  day: Day,
  io: Io,
): Promise<Map<WallId, number>> {
  const met = new Map<WallId, number>();
  for (const { link, page, found, count: times } of await metLinks(paths, io)) {
    const vantage = page === null ? null : vantageOf(page, rulebook);
    const { wall, alternatives } = examine(link, { rulebook, vantage, day, found });
    const deciding = new Set([wall, ...(alternatives ?? []).map((one) => one.wall)]);
    for (const id of deciding) if (id !== null) met.set(id, (met.get(id) ?? 0) + times);
  }
  return met;
}

function why({ wall, age, met }: DueWall): string {
  return [
    `last seen ${wall.verified}, ${count(age, 'day')} ago`,
    `confidence ${wall.confidence}`,
    wall.evidence.length === 0 ? 'no source to show' : count(wall.evidence.length, 'source'),
    ...(met === 0 ? [] : [`met ${count(met, 'time')}`]),
  ].join(', ');
}

function dueText(due: readonly DueWall[], all: number, paint: Paint): string {
  const lines = due.flatMap((one, i) => {
    const { wall } = one;
    const head = `${String(i + 1).padStart(3)}. ${paint('strong', wall.id)}  ${wall.effect}`;
    return [
      head,
      `     ${wallWords(wall)}`,
      `     ${why(one)}`,
      paint('quiet', `     rules/platforms/${wall.platform}.yaml`),
    ];
  });
  return `${[...lines, '', `${due.length} of ${count(all, 'wall')} that stand today`].join('\n')}\n`;
}

/** `hutong rules due`: the walls that most deserve a fresh look. */
export async function rulesDueCommand({ met = [], most }: DueOptions, io: Io): Promise<ExitCode> {
  if (!/^[1-9]\d*$/.test(most)) throw new WrongUse(`--most ${most}: write a whole number above 0`);
  const day = dayOf(io.now);
  const rulebook = openRules();
  const due = dueWalls(rulebook, day, await timesMet(met, rulebook, day, io));
  await io.out(dueText(due.slice(0, Number(most)), due.length, io.paint));
  return exitCodes.fine;
}
