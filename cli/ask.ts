import type { Io } from './io.ts';
import { WrongUse } from './wrong-use.ts';

/** Something that a command needs to be told. */
export interface Question<T> {
  /** The option that answers it, without its dashes. */
  readonly option: string;
  readonly question: string;
  /** What holds where the answer is empty; null where one must be given. */
  readonly otherwise: string | null;
  /** Reads an answer. Throws {@link WrongUse} with what is wrong with it. */
  readonly read: (text: string) => T;
}

/** Breaks what is too long for a line of a terminal between words, as help does. */
function wrapped(text: string): string {
  return text.replace(/(.{1,79})(?: (?=\S)|$)/gm, '$1\n').replace(/\n$/, '');
}

/**
 * The answer to a question: what the option says, else what the person at the terminal types, asked again until it can be
 * read. Without a terminal an option that must be given and is not is wrong use.
 */
export async function answer<T>(
  { option, question, otherwise, read }: Question<T>,
  given: string | undefined,
  io: Io,
): Promise<T> {
  if (given !== undefined) return read(given);
  if (io.ask === null) {
    if (otherwise !== null) return read(otherwise);
    throw new WrongUse(`say --${option}: ${question.toLowerCase()}`);
  }
  for (;;) {
    const offered = otherwise === null || otherwise === '' ? '' : ` [${otherwise}]`;
    const typed = (await io.ask(wrapped(`${question}${offered}: `))).trim();
    if (typed === '' && otherwise === null) continue;
    try {
      return read(typed === '' ? (otherwise as string) : typed);
    } catch (error) {
      if (!(error instanceof WrongUse)) throw error;
      await io.err(`${wrapped(`  ${error.message}`)}\n`);
    }
  }
}
