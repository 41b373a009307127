import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Marks } from '../browser/marks.ts';
import { listen, send } from '../browser/messages.ts';
import { Spotlight } from '../browser/spotlight.ts';
import { Stage } from '../browser/stage.ts';

/** Where the running script of a frame leaves the way to stop it. The page cannot see it. */
const running = Symbol.for('hutong-marks');
const globals = globalThis as { [running]?: () => void };

/** A page is left alone until it has come up and has time. */
function whenQuiet(then: () => void): void {
  if (document.readyState === 'complete') requestIdleCallback(then, { timeout: 2_000 });
  else addEventListener('load', () => requestIdleCallback(then, { timeout: 2_000 }), { once: true });
}

/** Marks links and shows them, in answer to the background. Comes up only where the reader has asked for that. */
export default defineUnlistedScript(() => {
  globals[running]?.();
  const stage = new Stage();
  const marks = new Marks(stage, new Promise(whenQuiet));
  const spotlight = new Spotlight(stage);
  const deafen = listen({
    'marks-told': (told) => marks.told(told),
    'marks-off': () => {
      marks.off();
      return null;
    },
    'places-find': ({ wanted }) => spotlight.find(wanted),
    'places-show': (place) => spotlight.show(place),
    'places-tell': (reason) => {
      spotlight.tell(reason);
      return null;
    },
  });
  globals[running] = () => {
    deafen();
    marks.off();
    spotlight.off();
    delete globals[running];
  };
  send('marks-here', null).catch(() => {});
});
