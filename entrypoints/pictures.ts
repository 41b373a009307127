import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { CodesFound } from '../browser/codes.ts';
import { listen } from '../browser/messages.ts';
import { Pictures } from '../browser/pictures.ts';

/** Where the running script of a frame leaves what a later one goes on with. The page cannot see it. */
const running = Symbol.for('hutong-pictures');
interface Running {
  readonly memory: WeakSet<Element>;
  readonly kept: () => CodesFound | null;
  readonly stop: () => void;
}
const globals = globalThis as { [running]?: Running };

/** A popup that was closed says no goodbye: what nobody asks for is let go of (ms). */
const patienceMs = 20_000;

/** Looks at the pictures of a frame, in answer to the popup, and keeps what was found there for the background. */
export default defineUnlistedScript(() => {
  const before = globals[running];
  before?.stop();
  const pictures = new Pictures(before?.memory);
  let kept = before?.kept() ?? null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(() => pictures.forget(), patienceMs);
  };

  const deafen = listen({
    'pictures-begin': () => {
      rest();
      return pictures.begin();
    },
    'pictures-next': () => {
      rest();
      return pictures.next();
    },
    'pictures-end': ({ photographed }) => ({ unread: pictures.end(photographed) }),
    'codes-keep': ({ found }) => {
      kept = found;
      return null;
    },
    'codes-kept': () => ({ kept }),
  });
  globals[running] = {
    memory: pictures.memory,
    kept: () => kept,
    stop: () => {
      clearTimeout(timer);
      pictures.forget();
      deafen();
    },
  };
});
