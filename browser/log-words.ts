import { noWord } from './log-columns.ts';

/** The words of the log's columns, both ways. */
export class LogWords {
  readonly #words: (string | undefined)[] = [];
  readonly #numbers = new Map<string, number>();

  add(word: string, number: number): void {
    this.#words[number] = word;
    this.#numbers.set(word, number);
  }

  /** One more than the greatest number. */
  get size(): number {
    return Math.max(this.#words.length, 1);
  }

  /** Null where the number stands for "none". */
  word(number: number): string | null {
    return number === noWord ? null : (this.#words[number] ?? null);
  }

  /** {@link noWord} for null; undefined for a word that stands nowhere in the log. */
  number(word: string | null): number | undefined {
    return word === null ? noWord : this.#numbers.get(word);
  }

  get all(): { readonly word: string; readonly number: number }[] {
    return [...this.#numbers].map(([word, number]) => ({ word, number }));
  }
}

/** As texts are compared: full width and half width, large and small letters are the same. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
