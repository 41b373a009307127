import { addressOfCode, type CodesFound } from '../../browser/codes.ts';
import { send } from '../../browser/messages.ts';
import type { QrState } from '../../components/qr.tsx';

function looked({ codes, unread, frames }: CodesFound): QrState {
  return {
    kind: 'looked',
    codes: codes.map((code) => ({ ...code, address: addressOfCode(code.text) })),
    unread,
    frames,
  };
}

/** Looks for QR codes when the reader asks, and remembers what was found while the page is shown. */
export class QrLook {
  readonly #show: (state: QrState) => void;
  #found: CodesFound | null = null;
  #going: AbortController | null = null;

  constructor(show: (state: QrState) => void) {
    this.#show = show;
  }

  /** Shows what is known of a tab already. */
  async recall(tabId: number): Promise<void> {
    const { found } = await send('codes', { tabId });
    if (this.#going !== null) return;
    this.#found = found;
    this.#rest();
  }

  /** Ends the look that is going on. */
  stop(): void {
    this.#going?.abort();
    this.#going = null;
    this.#rest();
  }

  /** Forgets the tab: another one is shown. */
  leave(): void {
    this.#found = null;
    this.stop();
  }

  /** Looks at the pictures of a tab. */
  async look(tabId: number): Promise<void> {
    const going = new AbortController();
    this.#going = going;
    this.#show({ kind: 'looking', done: 0, total: 1 });
    try {
      // Nobody loads the decoder who does not ask for it.
      const { lookForCodes } = await import('../../browser/qr.ts');
      const found = await lookForCodes({
        tabId,
        before: this.#found,
        signal: going.signal,
        onProgress: ({ done, total }) => {
          if (!going.signal.aborted) this.#show({ kind: 'looking', done, total });
        },
      });
      going.signal.throwIfAborted();
      this.#found = found;
      this.#going = null;
      await send('codes-found', { tabId, found });
      this.#rest();
    } catch (error) {
      if (going.signal.aborted) return;
      this.#going = null;
      this.#show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  #rest(): void {
    this.#show(this.#found === null ? { kind: 'idle' } : looked(this.#found));
  }
}
