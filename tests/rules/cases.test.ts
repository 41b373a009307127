import { describe, expect, it } from 'vitest';
import { firstDay } from '../../engine/dates.ts';
import type { Day, Wall } from '../../engine/types.ts';
import { lastDay } from '../../scripts/cases/days.ts';
import {
  hostFailures,
  passcodeFailures,
  reachFailures,
  verdictFailures,
  wrapperFailures,
} from '../../scripts/cases/failures.ts';
import { caseFiles, committedCaseFiles, committedCases } from '../../scripts/cases/files.ts';
import type { VerdictCase } from '../../scripts/cases/verdict-cases.ts';
import { rulebook } from '../engine/rules.ts';

const committed = committedCases();
const judged = [...rulebook.walls.values()].filter((wall) => wall.judged);

describe('the cases that are made from the rules', () => {
  const made = caseFiles(rulebook);
  const files = committedCaseFiles();

  it('are all there, and none is left of platforms without walls', () => {
    expect([...files.keys()].sort(), 'run `npm run fix` and read the change').toEqual([...made.keys()].sort());
  });

  it.each([...made])('are the committed ones in %s', (name, text) => {
    expect(files.get(name), 'run `npm run fix` and read the change: is it what you meant?').toBe(text);
  });

  it('have names that tell them apart within a file', () => {
    for (const [name, text] of files) {
      if (!name.startsWith('verdicts/')) continue;
      const names = (JSON.parse(text) as { name: string }[]).map((one) => one.name);
      expect([...new Set(names)], name).toEqual(names);
    }
  });
});

describe('the engine answers as the committed cases say', () => {
  it('of verdicts', () => {
    expect([...verdictFailures(committed.verdicts, rulebook)]).toEqual([]);
  });

  it('of how far each wall reaches', () => {
    expect([...reachFailures(committed.reach, rulebook)]).toEqual([]);
  });

  it('of hosts, short links and schemes', () => {
    expect([...hostFailures(committed.hosts, rulebook)]).toEqual([]);
  });

  it('of wrappers and block pages', () => {
    expect([...wrapperFailures(committed.wrappers, rulebook)]).toEqual([]);
  });

  it('of passcodes', () => {
    expect([...passcodeFailures(committed.passcodes, rulebook)]).toEqual([]);
  });
});

function deciderOn({ expect: answers }: VerdictCase, day: Day): string | null {
  return / by (\S+)$/.exec(answers[day] ?? '')?.[1] ?? null;
}

/** The cases that a wall decides on some day. */
function casesOf({ id }: Wall): VerdictCase[] {
  return committed.verdicts.filter((one) => Object.keys(one.expect).some((day) => deciderOn(one, day) === id));
}

describe('every judged wall', () => {
  it.each(judged)('$id decides a case on its first and on its last day', (wall) => {
    const cases = casesOf(wall);
    expect(cases, 'decides no case at all').not.toEqual([]);
    for (const day of [firstDay(wall.since), lastDay(wall)]) {
      const deciders = cases.map((one) => deciderOn(one, day));
      // A reader has to pass both sides: the heavier wall of the other one may stand in front for a time.
      const others = deciders.flatMap((id) => rulebook.walls.get(id ?? '') ?? []);
      const isCovered = others.some(({ platform }) => platform !== wall.platform);
      expect(deciders.includes(wall.id) || isCovered, `another wall hides it on ${day}, or its days are wrong`).toBe(
        true,
      );
    }
  });

  it.each(judged)('$id leaves a case alone on its first day', ({ id, since, platform, inbound }) => {
    const day = firstDay(since);
    const asked = committed.verdicts.filter((one) => inbound || one.from.startsWith(`${platform}:`));
    expect(asked.some((one) => one.expect[day] !== undefined && deciderOn(one, day) !== id)).toBe(true);
  });
});
