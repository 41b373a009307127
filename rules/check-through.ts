import type { RulebookIndex } from '../engine/rulebook.ts';
import type { Wrapper } from '../engine/types.ts';
import type { Problem } from './problem.ts';
import type { PlatformSource } from './sources.ts';

/** What a wrapper does to readers, in the words of walls. */
function wallEffectsOf({ effects }: Wrapper): string[] {
  return effects.map(({ effect }) => (effect === 'app-launch' ? 'login-wall' : effect));
}

/** Walls that work through a wrapper which never does what they say. */
export function checkThrough(file: PlatformSource, rulebook: RulebookIndex): Problem[] {
  return (file.value.walls ?? []).flatMap((wall, i) =>
    (wall.through ?? []).flatMap((name, j) => {
      const wrapper = rulebook.wrappers.get(name);
      // A wall that is not judged tells what the wrapper does in cases that no link shows.
      if (wrapper === undefined || wall.judged === false || wallEffectsOf(wrapper).includes(wall.effect)) return [];
      return [
        file.problemAt(
          ['walls', i, 'through', j],
          `\`${wall.id}\` says ${wall.effect}, yet its wrapper \`${name}\` never has that effect`,
          'compare the two with their sources, and mend one of them',
        ),
      ];
    }),
  );
}
