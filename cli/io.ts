import type { Write } from './output.ts';
import type { Paint } from './paint.ts';

/** The world around a command, handed in. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: Write;
  readonly err: Write;
  readonly paint: Paint;
  /** Asks the person at the terminal; null where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Shows how far long work has come, on a line that the next one replaces; absent where nobody looks. */
  readonly progress?: (text: string) => void;
  /** The present moment, for `today`. */
  readonly now: Date;
}

/** How a process ends: all went well, something was found wrong, or it was used wrongly. */
export const exitCodes = { fine: 0, failed: 1, wrongUse: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
