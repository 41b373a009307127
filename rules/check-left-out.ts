import type { Problem } from './problem.ts';
import type { ReadFile } from './read.ts';
import type { LeftOutFile } from './schema.ts';
import type { PlatformSource } from './sources.ts';

/** Where the rules speak of each event, wrapper, block page and platform: `event x` to the file. */
function recorded(files: readonly PlatformSource[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, value } of files) {
    found.set(`platform ${value.id}`, path);
    for (const { id } of value.wrappers ?? []) found.set(`wrapper ${id}`, path);
    for (const { id } of value.blockPages ?? []) found.set(`blockPage ${id}`, path);
    for (const { events = [] } of value.walls ?? []) for (const event of events) found.set(`event ${event}`, path);
  }
  return found;
}

/** Entries of `left-out.yaml` that are not left out, or stand there twice. */
export function checkLeftOut(leftOut: ReadFile<LeftOutFile>, files: readonly PlatformSource[]): Problem[] {
  const found = recorded(files);
  const seen = new Set<string>();
  return leftOut.value.flatMap((entry, i) => {
    const [what, name] = Object.entries(entry).find(([key]) => key !== 'reason') as [string, string];
    const key = `${what} ${name}`;
    const holder = found.get(key);
    const again = seen.has(key);
    seen.add(key);
    if (holder !== undefined) {
      return [
        leftOut.problemAt(
          [i, what],
          `\`${name}\` is said to be left out, yet stands in ${holder}`,
          'remove it here, or there',
        ),
      ];
    }
    return again
      ? [leftOut.problemAt([i, what], `\`${name}\` is listed twice`, 'keep one of the two, with both reasons')]
      : [];
  });
}
