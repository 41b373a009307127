import { examine } from '../../engine/examine.ts';
import { identify } from '../../engine/identify.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Surface } from '../../engine/types.ts';
import { type HostFile, identityText } from './host-cases.ts';
import { type PasscodeFile, passcodesText } from './passcode-cases.ts';
import { measure, type ReachFile } from './reach.ts';
import { placeOf, type VerdictCase, verdictText } from './verdict-cases.ts';
import { readBlockPage, readWrapper, type WrapperFile } from './wrapper-cases.ts';

/**
 * The committed cases, run. Each generator yields one line for every case that the engine answers otherwise; whoever
 * only asks whether there is one stops at the first.
 */

function* unequal(name: string, expected: unknown, found: unknown): Generator<string> {
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(found)];
  if (wanted !== got) yield `${name}: expected ${wanted}, got ${got}`;
}

/** Runs the cases of `tests/rules/verdicts`. */
export function* verdictFailures(cases: Iterable<VerdictCase>, rulebook: RulebookIndex): Generator<string> {
  for (const one of cases) {
    const circumstances = { rulebook, vantage: placeOf(one), found: one.found === true };
    for (const [day, expected] of Object.entries(one.expect)) {
      yield* unequal(`${one.name} on ${day}`, expected, verdictText(examine(one.link, { ...circumstances, day })));
    }
  }
}

/** Runs `tests/rules/reach.json`. */
export function* reachFailures({ links, walls }: ReachFile, rulebook: RulebookIndex): Generator<string> {
  const targets = new Map();
  for (const reach of walls) {
    const { wall, from, client, region, link, kind } = reach;
    const days = [...reach.on, ...reach.off].sort();
    const reader = { ...(client !== undefined && { client }), ...(region !== undefined && { region }) };
    const found = measure({ wall, from, ...reader, link, kind }, reach.at[0] as Surface, days, {
      rulebook,
      links,
      targets,
    });
    yield* unequal(`the reach of ${reach.wall}`, reach, found);
  }
}

/** Runs `tests/rules/hosts.json`. */
export function* hostFailures(cases: HostFile, rulebook: RulebookIndex): Generator<string> {
  for (const [link, expected] of Object.entries(cases)) {
    yield* unequal(link, expected, identityText(identify(link, rulebook)));
  }
}

/** Runs `tests/rules/wrappers.json`. */
export function* wrapperFailures({ wrappers, blockPages }: WrapperFile, rulebook: RulebookIndex): Generator<string> {
  for (const one of wrappers) yield* unequal(one.link, one, readWrapper(one.link, rulebook));
  for (const one of blockPages) yield* unequal(one.link, one, readBlockPage(one.link, rulebook));
}

/** Runs `tests/rules/passcodes.json`. */
export function* passcodeFailures(cases: PasscodeFile, rulebook: RulebookIndex): Generator<string> {
  for (const [text, expected] of Object.entries(cases)) {
    yield* unequal(text, expected, passcodesText(text, rulebook));
  }
}
