import type { Unread } from '../engine/report.ts';
import { allBelow, countOf } from './dom.ts';

const pictures = ['img', 'image'];
const posters = 'video[poster]';

/** Frames of a document and its shadows, and what is in them that nobody reads. */
export interface Counted {
  readonly frames: number;
  readonly unread: Unread;
}

/** Counts what a document and its shadows hold now; pauses, because on a long page the browser looks at everything for each name. */
export function* counting(roots: Iterable<ShadowRoot>): Generator<void, Counted> {
  const counts: Record<string, number> = {};
  for (const name of ['iframe', 'frame', 'canvas', 'video', ...pictures]) {
    counts[name] = countOf(document, name);
    yield;
  }
  const { iframe = 0, frame = 0, canvas = 0, video = 0, img = 0, image = 0 } = counts;
  let frames = iframe + frame;
  let canvases = canvas;
  let seen = img + image + (video > 0 ? allBelow(document, posters).length : 0);
  for (const root of roots) {
    frames += allBelow(root, 'iframe, frame').length;
    canvases += allBelow(root, 'canvas').length;
    seen += allBelow(root, `${pictures.join()}, ${posters}`).length;
    yield;
  }
  // What the browser does not let an extension into looks like an element without a shadow.
  return { frames, unread: { closedRoots: 0, pictures: seen, canvases } };
}
