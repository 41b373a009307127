import { candidates } from 'virtual:hutong/candidates';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Harvest } from '../browser/links.ts';
import { listen, send } from '../browser/messages.ts';
import { LinkWatch } from '../browser/watch.ts';

export default defineContentScript({
  // The build puts the hosts of the rule files here, see wxt.config.ts.
  matches: [],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_end',
  main(context) {
    // `crypto.randomUUID` is not there on pages without https.
    const visit = crypto.getRandomValues(new Uint32Array(2)).join('-');
    let navigation = 0;
    let batch = 0;

    const tell = async (harvest: Harvest, settled: boolean): Promise<void> => {
      const { again } = await send('links-found', {
        document: `${visit}/${navigation}`,
        batch: batch++,
        pageAddress: location.href,
        settled,
        ...harvest,
      });
      if (again) await tellAll();
    };
    const tellAll = (): Promise<void> => {
      batch = 0;
      return tell(watch.snapshot(), !watch.reading);
    };
    const watch = new LinkWatch(document, candidates, (harvest, fresh) => {
      if (fresh) batch = 0;
      if (!fresh && harvest.links.length === 0) return;
      tell(harvest, true).catch(giveUp);
    });
    /** The extension was updated or removed under us: leave the page in peace. */
    const giveUp = () => {
      if (context.isInvalid) watch.stop();
    };

    const deafen = listen({
      'links-again': () => {
        tellAll().catch(giveUp);
        return null;
      },
    });
    context.onInvalidated(() => {
      watch.stop();
      deafen();
    });
    // A page that comes back from the back/forward cache is whole, but the background has forgotten it.
    context.addEventListener(window, 'pageshow', ({ persisted }) => {
      if (persisted) tellAll().catch(giveUp);
    });
    context.addEventListener(window, 'wxt:locationchange', () => {
      navigation += 1;
      watch.restart();
    });
    watch.start();
  },
});
