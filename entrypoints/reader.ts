import { knownNames, textSigns } from 'virtual:hutong/candidates';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchAddress } from '../browser/address-watch.ts';
import { listen } from '../browser/messages.ts';
import { Teller } from '../browser/teller.ts';
import { LinkWatch } from '../browser/watch.ts';
import { PageFilter } from '../engine/page-filter.ts';
import { openTextSigns } from '../engine/text-candidate.ts';

/** Where the running reader of a frame leaves the way to stop it. The page cannot see it: extensions have their own globals. */
const running = Symbol.for('hutong-reader');
const globals = globalThis as { [running]?: () => void };

function start(): void {
  globals[running]?.();
  // A name that no other document has; nobody gains by guessing it, and `crypto` would have to be made ready first.
  const teller: Teller = new Teller(`${Math.random()}`, {
    snapshot: () => ({ harvest: watch.snapshot(), settled: !watch.reading }),
    stop,
  });
  const known = new PageFilter(knownNames);
  const signs = { candidates: known, text: openTextSigns(textSigns, known) };
  const watch = new LinkWatch(signs, (harvest, fresh) => {
    // Only what has been told can be forgotten. A page that writes itself anew with `document.open` loses all listeners of
    // its window, ours too.
    addEventListener('pageshow', comeBack);
    if (fresh) teller.tellAll();
    else teller.tell(harvest);
  });

  // A reader that rests still says which document this is, and begins anew once it is asked.
  let resting: boolean | undefined;
  const tellAgain = () => (resting ? start() : teller.tellAll());

  const deafen = listen({
    'links-again': ({ innerOnly }) => {
      if (!innerOnly || self !== top) tellAgain();
      return null;
    },
    'which-document': () => ({ document: teller.document }),
  });
  // A page that comes back from the back/forward cache is whole, but the background has forgotten it.
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) tellAgain();
  };
  const unwatch = watchAddress(() => watch.restartSoon(() => teller.navigated()));

  function stop(rest?: boolean): void {
    resting = rest;
    watch.stop();
    unwatch();
    if (rest) return;
    deafen();
    removeEventListener('pageshow', comeBack);
    delete globals[running];
  }
  globals[running] = stop;
  watch.start();
}

/**
 * Runs in every frame that the extension may read. Not a content script of WXT's own kind, because those announce
 * themselves to the page by an event and obey one from it.
 */
export default defineUnlistedScript(() => {
  // A page that is only being prepared is not what the reader looks at.
  const { prerendering } = document as { prerendering?: boolean };
  if (prerendering) document.addEventListener('prerenderingchange', start, { once: true });
  else start();
});
