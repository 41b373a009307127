import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes text and waits while the reader at the other end is slow. */
export type Write = (text: string) => Promise<void>;

/** A {@link Write} onto a stream. */
export function writeTo(stream: Writable): Write {
  return async (text) => {
    if (text !== '' && !stream.write(text)) await once(stream, 'drain');
  };
}

/** `… | head` takes what it wants and leaves: no mistake of ours or the user's, so the process ends quietly. */
export function endQuietlyWithoutReader(...streams: readonly Writable[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') process.exit(0);
      throw error;
    });
  }
}
