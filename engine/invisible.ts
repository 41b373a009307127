import { countBefore } from './sorted.ts';
/** A text without its invisible characters, and the way back to the places of the text as it stands. */
export interface VisibleText {
  readonly text: string;
  /** Where a character of `text` stands in the original; its length for the place behind the last one. */
  readonly at: (place: number) => number;
}

/** Soft hyphens, and spaces and joiners without width: what breaks an address for a filter, and for no reader. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]+/g;
/** Right in front of these they part two addresses. */
const beginsAddress = /https?:\/\//iy;

/** Takes the invisible characters out of a text, but for those between an address and the next. Takes linear time. */
export function visibleText(original: string): VisibleText {
  if (original.search(invisible) < 0) return { text: original, at: (place) => place };
  /** Where each piece begins, in the text that is left and in the original. */
  const starts: number[] = [];
  const origins: number[] = [];
  let text = '';
  let from = 0;
  const keep = (to: number) => {
    starts.push(text.length);
    origins.push(from);
    text += original.slice(from, to);
  };
  for (const { 0: run, index } of original.matchAll(invisible)) {
    const behind = index + run.length;
    beginsAddress.lastIndex = behind;
    if (beginsAddress.test(original)) continue;
    keep(index);
    from = behind;
  }
  keep(original.length);

  const at = (place: number): number => {
    const part = Math.max(0, countBefore(starts, (start) => start > place) - 1);
    return (origins[part] as number) + place - (starts[part] as number);
  };
  return { text, at };
}
