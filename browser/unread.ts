import type { Unread } from '../engine/report.ts';
import { allBelow, countOf } from './dom.ts';

const pictures = ['img', 'image'];
const posters = 'video[poster]';

/** What a document and its shadows hold now that nobody reads, and how many frames. The browser counts; no element is touched. */
export function countUnread(roots: Iterable<ShadowRoot>): { readonly frames: number; readonly unread: Unread } {
  const count = (name: string) => countOf(document, name);
  let frames = count('iframe') + count('frame');
  let canvases = count('canvas');
  let seen = pictures.reduce(
    (sum, name) => sum + count(name),
    count('video') > 0 ? allBelow(document, posters).length : 0,
  );
  for (const root of roots) {
    frames += allBelow(root, 'iframe, frame').length;
    canvases += allBelow(root, 'canvas').length;
    seen += allBelow(root, `${pictures.join()}, ${posters}`).length;
  }
  // What the browser does not let an extension into looks like an element without a shadow.
  return { frames, unread: { closedRoots: 0, pictures: seen, canvases } };
}
