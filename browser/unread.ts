import type { Unread } from '../engine/report.ts';
import { allBelow } from './dom.ts';

/** Selectors of one name each, which a browser looks for much faster than for some of them. */
const kinds = [['iframe', 'frame'], ['canvas'], ['img', 'image', 'video[poster]']];

/** Frames of a document and its shadows, and what is in them that nobody reads. */
export interface Counted {
  readonly frames: number;
  readonly unread: Unread;
}

/** Counts what a document and its shadows hold now; pauses, because for each kind the browser looks at the whole page. */
export function* counting(roots: Iterable<ShadowRoot>): Generator<void, Counted> {
  const counts: [number, number, number] = [0, 0, 0];
  for (const root of [document, ...roots]) {
    for (const [i, selectors] of kinds.entries()) {
      for (const selector of selectors) {
        counts[i as 0] += allBelow(root, selector).length;
        yield;
      }
    }
  }
  const [frames, canvases, pictures] = counts;
  // What the browser does not let an extension into looks like an element without a shadow.
  return { frames, unread: { closedRoots: 0, pictures, canvases } };
}
