import { browser } from 'wxt/browser';
import type { FoundText } from '../engine/report.ts';
import { type CodesFound, codesOfAll, codesOfViews } from './codes.ts';
import { Decoder } from './decoder.ts';
import { sendToTab } from './messages.ts';
import type { PicturesBegun } from './pictures.ts';

/** The script that reads a page's pictures, as the build writes it. */
const picturesScript = '/pictures.js';

/** How far a look has come. */
interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Look {
  readonly tabId: number;
  /** What is known from looks before; null where nothing is. */
  readonly before: CodesFound | null;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

type Codes = readonly FoundText[];

/** The frames that let our script in, with what they have to look at. */
async function enterFrames(tabId: number): Promise<ReadonlyMap<number, PicturesBegun>> {
  const target = { tabId, allFrames: true };
  const entered = await browser.scripting.executeScript({ target, files: [picturesScript] });
  const begun = entered.map(async ({ frameId }) => {
    const what = await sendToTab(tabId, 'pictures-begin', null, frameId).catch(() => null);
    return what === null ? [] : [[frameId, what] as const];
  });
  const frames = new Map((await Promise.all(begun)).flat());
  // Without the page itself nobody could tell what is left unread.
  if (!frames.has(0)) throw new Error('The page did not answer.');
  return frames;
}

/** The codes in what the tab shows now; null where the browser does not let us see it, or shows another tab. */
async function codesOnScreen(tabId: number, decoder: Decoder): Promise<Codes | null> {
  try {
    const { active, windowId } = await browser.tabs.get(tabId);
    if (!active) return null;
    return await decoder.pictureAt(await browser.tabs.captureVisibleTab(windowId, { format: 'png' }), null);
  } catch (error) {
    console.debug('Hutong could not see the page:', error);
    return null;
  }
}

/** The codes in the pictures of one frame, picture by picture. */
async function* codesOfFrame(look: Look, frameId: number, decoder: Decoder): AsyncGenerator<Codes> {
  let grey: string[] = [];
  for (;;) {
    look.signal.throwIfAborted();
    const { piece, count, left } = await sendToTab(look.tabId, 'pictures-next', null, frameId);
    if (piece !== null) {
      const codes = await (async () => {
        if ('address' in piece) return decoder.pictureAt(piece.address, piece).catch(() => []);
        grey.push(piece.grey);
        return piece.last ? decoder.pixels(grey, piece.width, piece.height) : null;
      })();
      if (codes !== null) {
        grey = [];
        yield codes.map(({ text, count: inPicture }) => ({ text, count: inPicture * count }));
      }
    }
    if (left === 0) return;
  }
}

/**
 * Looks for QR codes on a tab: on the screen as it is, and in every picture that the page itself could read. Makes no
 * request and changes nothing on the page. Rejects where the browser does not let us in, and when it is stopped.
 */
export async function lookForCodes(look: Look): Promise<CodesFound> {
  const { document } = await sendToTab(look.tabId, 'which-document', null, 0);
  const decoder = new Decoder();
  try {
    return await lookWith(decoder, document, look);
  } finally {
    decoder.close();
  }
}

async function lookWith(decoder: Decoder, document: string, look: Look): Promise<CodesFound> {
  const { tabId, before, onProgress, signal } = look;
  const frames = await enterFrames(tabId);
  signal.throwIfAborted();

  const total = 1 + [...frames.values()].reduce((sum, { pictures }) => sum + pictures, 0);
  let done = 0;
  onProgress({ done, total });
  const onScreen = await codesOnScreen(tabId, decoder);
  onProgress({ done: ++done, total });

  const inPictures: Codes[] = [];
  let unread = 0;
  for (const [frameId] of frames) {
    try {
      for await (const codes of codesOfFrame(look, frameId, decoder)) {
        inPictures.push(codes);
        onProgress({ done: Math.min(++done, total), total });
      }
      unread += (await sendToTab(tabId, 'pictures-end', { photographed: onScreen !== null }, frameId)).unread;
    } catch (error) {
      // A frame may leave while it is looked at; the top frame may not.
      if (signal.aborted || frameId === 0) throw error;
    }
  }

  const shownFrames = [...frames.values()].reduce((sum, begun) => sum + begun.frames, 0);
  return {
    document,
    codes: codesOfViews(before?.document === document ? before.codes : [], onScreen ?? [], codesOfAll(inPictures)),
    unread,
    frames: Math.max(0, shownFrames - (frames.size - Number(frames.has(0)))),
  };
}
