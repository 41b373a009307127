import { browser } from 'wxt/browser';
import type { Harvest } from './links.ts';
import { send } from './messages.ts';
import { batchesOf, packLinks } from './wire.ts';

/** What the teller needs of the frame that it speaks for. */
interface Frame {
  /** Everything read so far, and whether the document has been read through. */
  snapshot(): { readonly harvest: Harvest; readonly settled: boolean };
  /** The extension was updated or removed under the page; or Hutong is off for the site, until the frame is asked again. */
  stop(rest?: boolean): void;
}

/** Tells the background what a frame holds, batch after batch, and everything again when it has lost the beginning. */
export class Teller {
  readonly #visit: string;
  readonly #frame: Frame;
  #navigation = 0;
  /** Where the document was when it was last read from the start. */
  #pageAddress = location.href;
  #batch = 0;
  /** What was told last besides links and texts. */
  #told = '';
  #sending: Promise<void> = Promise.resolve();

  /** `visit` is a name for this document that no other has. */
  constructor(visit: string, frame: Frame) {
    this.#visit = visit;
    this.#frame = frame;
  }

  /** The name of what the frame shows now; another after each navigation within the document. */
  get document(): string {
    return `${this.#visit}/${this.#navigation}`;
  }

  /** The frame shows another page without having been loaded anew. */
  navigated(): void {
    this.#navigation += 1;
    this.#pageAddress = location.href;
  }

  /** Tells what came on top; nothing where nothing did. */
  tell(harvest: Harvest): void {
    const { links, texts, ...rest } = harvest;
    if (links.length || texts.length || JSON.stringify(rest) !== this.#told) {
      this.#queue(() => this.#send(harvest, true));
    }
  }

  /** Tells everything from the start. */
  tellAll(): void {
    this.#queue(() => this.#sendAll());
  }

  #queue(task: () => Promise<void>): void {
    this.#sending = this.#sending.then(task).catch(() => {
      // Without an id nobody ever will. A worker that is being stopped answers nobody either, and knows nothing afterwards.
      if (browser.runtime?.id) setTimeout(() => this.tellAll(), 1_000);
      else this.#frame.stop();
    });
  }

  #sendAll(): Promise<void> {
    this.#batch = 0;
    const { harvest, settled } = this.#frame.snapshot();
    return this.#send(harvest, settled);
  }

  async #send({ links, texts, ...rest }: Harvest, settled: boolean): Promise<void> {
    this.#told = JSON.stringify(rest);
    const batches = batchesOf(links, texts);
    let next = batches.next();
    while (!next.done) {
      const batch = next.value;
      next = batches.next();
      const { again, off } = await send('links-found', {
        document: this.document,
        batch: this.#batch++,
        pageAddress: this.#pageAddress,
        links: packLinks(batch.links),
        texts: batch.texts,
        settled: settled && next.done !== false,
        ...rest,
      });
      if (off) return this.#frame.stop(true);
      if (again) return this.#sendAll();
    }
  }
}
