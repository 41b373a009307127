import type { Rulebook } from '../engine/types.ts';
import type { Released } from './changelog.ts';
import { changesBetween, digestOf } from './changes.ts';
import type { Problem } from './problem.ts';
import { parse, type SourceFile } from './read.ts';

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}

/** Negative where version `a` comes before `b`, 0 where they are one. */
function compareVersions(a: string, b: string): number {
  const [ours, theirs] = [numbersOf(a), numbersOf(b)];
  return ours.map((number, i) => number - (theirs[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * A version that was released with other rules, or comes before the released one: two rulebooks would bear one name.
 * `head` is the file that the rulebook has its version from.
 */
export function checkVersion(head: SourceFile, rulebook: Rulebook, released: Released): Problem[] {
  const { file } = parse(head);
  if (released.version === null || file === null) return [];
  const { version } = rulebook;
  const order = compareVersions(version, released.version);
  const changed = () => changesBetween(released.records, digestOf(rulebook)).length > 0;
  if (order > 0 || (order === 0 && !changed())) return [];
  const message =
    order < 0
      ? `version ${version} comes before ${released.version}, which is released`
      : `version ${version} is released, and the rules have changed since`;
  const numbers = numbersOf(released.version);
  const next = numbers.with(-1, (numbers.at(-1) as number) + 1).join('.');
  return [file.problemAt(['version'], message, `raise it: year, month, day and a number, at least ${next}`)];
}
