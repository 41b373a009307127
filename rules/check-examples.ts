import { examine } from '../engine/examine.ts';
import type { RulebookIndex } from '../engine/rulebook.ts';
import { type Surface, unlistedWrapper, type Vantage } from '../engine/types.ts';
import { blockPageAt, unwrap } from '../engine/unwrap.ts';
import { everStands } from './check-dates.ts';
import type { Path } from './complaints.ts';
import type { Problem } from './problem.ts';
import type { WallFile } from './schema-walls.ts';
import type { PlatformSource } from './sources.ts';

/** Two spellings of one address are the same target. */
export function sameAddress(a: string | null, b: string | null): boolean {
  return normalised(a) === normalised(b);
}

function normalised(address: string | null): string | null {
  if (address === null) return null;
  try {
    return new URL(address).href;
  } catch {
    return address;
  }
}

/** Examples of wrappers must unwrap to what they say. */
export function checkWrapperExamples(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.wrappers ?? []).flatMap((wrapper, i) =>
    wrapper.examples.flatMap((example, j) => {
      const path = ['wrappers', i, 'examples', j];
      const { layers, chain, target } = unwrap(example.link, rulebook);
      if (layers[0]?.wrapper.id !== wrapper.id) {
        const seen = layers[0]?.wrapper.id ?? unlistedWrapper;
        const instead = seen === unlistedWrapper ? 'no wrapper is seen' : `\`${seen}\` is seen instead`;
        return [
          file.problemAt(
            path,
            `${instead} in the example of \`${wrapper.id}\``,
            'compare host, path and parameter of the example with the rule',
          ),
        ];
      }
      const found = layers.length === 1 && target === null ? null : (chain[1] ?? null);
      return sameAddress(found, example.target)
        ? []
        : [
            file.problemAt(
              path,
              `the example unwraps to ${found ?? 'nothing readable'}`,
              'mend `target` or `encoding`, or the example',
            ),
          ];
    }),
  );
}

/** Examples of block pages must be read as such. */
export function checkBlockPageExamples(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.blockPages ?? []).flatMap((page, i) =>
    page.examples.flatMap((example, j) => {
      const found = blockPageAt(example.link, rulebook);
      if (found?.page.id === page.id && sameAddress(found.target, example.target)) return [];
      const what =
        found === null ? 'no block page' : `\`${found.page.id}\` with the target ${found.target ?? 'unreadable'}`;
      return [
        file.problemAt(
          ['blockPages', i, 'examples', j],
          `the example is read as ${what}`,
          'compare host, path and parameters with the rule',
        ),
      ];
    }),
  );
}

type WallExample = WallFile['examples'][number];

function vantageOfExample(platform: string, wall: WallFile, example: WallExample): Vantage {
  const home =
    wall.inbound === true
      ? (example.platform ??
        [wall.to].flat().find((name) => typeof name === 'string' && name !== 'any' && !name.startsWith('@')) ??
        platform)
      : platform;
  const surface: Surface | null = example.from ?? (wall.from === 'all' ? null : (wall.from[0] as Surface));
  return { platform: home as string, surface, client: wall.only?.client ?? null, region: wall.only?.region ?? null };
}

function checkWallExample(
  file: PlatformSource,
  wall: WallFile,
  path: Path,
  example: WallExample,
  rulebook: RulebookIndex,
): Problem[] {
  const vantage = vantageOfExample(file.value.id, wall, example);
  const finding = examine(example.link, { rulebook, vantage, day: example.on });
  const decider = finding.decidedBy === 'wrapper' ? finding.wrapper : finding.wall;
  const said = `${finding.effect}${decider === null ? '' : `, decided by \`${decider}\``}`;
  if (finding.effect !== example.expect) {
    return [
      file.problemAt(
        path,
        `the example expects ${example.expect} on ${example.on}, the verdict is ${said}`,
        'mend the wall or the example',
      ),
    ];
  }
  const expected = example.by ?? (wall.judged !== false && example.expect === wall.effect ? wall.id : null);
  if (expected !== null && decider !== expected) {
    return [
      file.problemAt(
        path,
        `the verdict is ${said}, not by \`${expected}\``,
        'name the wall that decides with `by`, or mend the wall',
      ),
    ];
  }
  return [];
}

/** Examples of walls must get the verdict they expect, by the wall they expect. */
export function checkWallExamples(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.walls ?? []).flatMap((wall, i) => {
    if (!everStands(wall)) return [];
    return wall.examples.flatMap((example, j) =>
      checkWallExample(file, wall, ['walls', i, 'examples', j], example, rulebook),
    );
  });
}
