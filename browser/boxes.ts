/** A rectangle in the window (CSS pixels). */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What two boxes share; null where that is nothing. */
export function shared(a: Box, b: Box): Box | null {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return box.left < box.right && box.top < box.bottom ? box : null;
}

/** The smallest box around others; null where there are none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** How wide a mark without words is, and how high one with words (CSS pixels). */
export const signSide = 13;
export const markHeight = 15;

const gap = 3;
/** A mark on a picture stands so far inside its corner. */
const inset = 4;
/** How far a sign reaches over the end of a link, and how far it stands above its words: less where the lines are close. */
const overEnd = 6;
const aboveWords = 5;
const mostAbove = 9;

/** What a mark is placed beside: a line of words, a picture, or an element of which no more is known. */
export type Beside = 'line' | 'picture';

/** Where a mark goes, and whether there is room for its word. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly withWord: boolean;
}

/** The box in which a mark with its word would stand behind a line of words. */
export function boxBehind(line: Box, width: number, rightToLeft: boolean): Box {
  const left = rightToLeft ? line.left - gap - width : line.right + gap;
  const top = (line.top + line.bottom - markHeight) / 2;
  return { left, top, right: left + width, bottom: top + markHeight };
}

/** Whether a picture can carry a mark with its word. */
function carries({ left, top, right, bottom }: Box, width: number): boolean {
  return right - left >= width + 4 * inset && bottom - top >= 2 * markHeight;
}

/**
 * The place of a mark: behind the words of a link where nothing else stands, in a corner of a picture, or as a sign without a word
 * on the upper corner of the link's end. Never outside of `within`, which is what the page shows anyway.
 */
export function spotFor(box: Box, beside: Beside, { width, room, rightToLeft, leading, within }: MarkRoom): Spot {
  const into = (left: number, top: number, wide: number, withWord: boolean): Spot => ({
    left: Math.max(within.left, Math.min(left, within.right - wide)),
    top: Math.max(within.top, Math.min(top, within.bottom - (withWord ? markHeight : signSide))),
    withWord,
  });
  if (beside === 'picture' && carries(box, width)) {
    const left = rightToLeft ? box.left + inset : box.right - inset - width;
    return into(left, box.top + inset, width, true);
  }
  if (beside === 'line' && room) {
    const behind = boxBehind(box, width, rightToLeft);
    return into(behind.left, behind.top, width, true);
  }
  const left = rightToLeft ? box.left + overEnd - signSide : box.right - overEnd;
  const above = Math.min(mostAbove, aboveWords + leading);
  return into(left, box.top - above, signSide, false);
}

/** What a mark has to reckon with. */
export interface MarkRoom {
  /** With its word. */
  readonly width: number;
  /** Whether nothing stands behind the words. */
  readonly room: boolean;
  readonly rightToLeft: boolean;
  /** How much is free above a line of words. */
  readonly leading: number;
  readonly within: Box;
}
