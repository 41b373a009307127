import { LogFileError } from './file-error.ts';
import type { LoggedPage } from './records.ts';

/** How much a file holds. */
export interface Counts {
  readonly pages: number;
  readonly findings: number;
}

/** Counts pages and their findings on the way past. */
export class Tally {
  #pages = 0;
  #findings = 0;

  add({ links }: LoggedPage): void {
    this.#pages += 1;
    this.#findings += links.length;
  }

  get counts(): Counts {
    return { pages: this.#pages, findings: this.#findings };
  }

  /** Throws where not as much was written as the header has announced: the file would be taken for one that was cut. */
  compare({ pages, findings }: Counts): void {
    if (this.#pages === pages && this.#findings === findings) return;
    throw new LogFileError(
      'moved',
      `the log changed while it was written out: ${pages} pages with ${findings} findings were announced, ` +
        `${this.#pages} with ${this.#findings} came; write it out again`,
    );
  }

  /** Throws where a file does not hold what its beginning or its end say. */
  hold(what: 'beginning' | 'end', { pages, findings }: Counts): void {
    if (this.#pages === pages && this.#findings === findings) return;
    throw new LogFileError(
      'counts',
      `its ${what} speaks of ${pages} pages with ${findings} findings, and it holds ${this.#pages} with ${this.#findings}`,
    );
  }
}
