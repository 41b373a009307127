import type { Family } from './passcode-tables.ts';
import { countBefore } from './sorted.ts';
import type { PlatformId } from './types.ts';

/** Words of a text that say that a passcode is there, and whose; null where they do not say it. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly platform: PlatformId | null;
}

/** How far from a passcode its cue may stand, in UTF-16 units: share texts are short, and a page holds many. */
const reach = 300;

/** The same cues in two orders, for a search to either side. */
interface Sorted {
  readonly byStart: readonly Cue[];
  readonly byEnd: readonly Cue[];
}

function sorted(cues: readonly Cue[]): Sorted {
  return {
    byStart: [...cues].sort((a, b) => a.start - b.start || b.end - a.end),
    byEnd: [...cues].sort((a, b) => a.end - b.end || b.start - a.start),
  };
}

/** The cue with the fewest characters between it and the passcode, of two the one in front; null where none is within reach. */
function nearest({ byStart, byEnd }: Sorted, start: number, end: number): Cue | null {
  const inFront = byEnd[countBefore(byEnd, (cue) => cue.end > start) - 1];
  const behind = byStart[countBefore(byStart, (cue) => cue.start >= end)];
  const gapInFront = inFront === undefined ? Number.POSITIVE_INFINITY : start - inFront.end;
  const gapBehind = behind === undefined ? Number.POSITIVE_INFINITY : behind.start - end;
  const cue = gapBehind < gapInFront ? behind : inFront;
  return cue === undefined || Math.min(gapInFront, gapBehind) > reach ? null : cue;
}

function find({ cues }: Family, text: string): Cue[] {
  return cues.flatMap(({ platform, pattern }) =>
    Array.from(text.matchAll(pattern), ({ 0: words, index: start }) => ({
      start,
      end: start + words.length,
      words,
      platform,
    })),
  );
}

/**
 * Makes a function that finds the cue of a passcode between two places of this text: the nearest one that names a platform, else the
 * nearest one. A text is searched once for each family that asks.
 */
export function cueFinder(text: string): (family: Family, start: number, end: number) => Cue | null {
  const known = new Map<Family, { readonly naming: Sorted; readonly all: Sorted }>();
  return (family, start, end) => {
    let cues = known.get(family);
    if (cues === undefined) {
      const all = find(family, text);
      cues = { naming: sorted(all.filter(({ platform }) => platform !== null)), all: sorted(all) };
      known.set(family, cues);
    }
    return nearest(cues.naming, start, end) ?? nearest(cues.all, start, end);
  };
}
