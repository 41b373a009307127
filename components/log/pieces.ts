import type { Selection } from '../../log/archive.ts';

/** So many rows are asked for at once. */
const size = 100;
/** So many pieces are kept. */
const most = 60;

/** What a table of rows can be read from, piece by piece. */
export type Rows<Row> = (from: number, to: number) => Promise<readonly Row[]>;

/** Rows of a table that were read, kept by pieces, those that were used last. */
export class Pieces<Row> {
  readonly #read: Rows<Row>;
  readonly #count: number;
  readonly #told: (error: unknown) => void;
  readonly #kept = new Map<number, readonly Row[] | null>();

  /** `told` is called whenever a piece has come, or with the error that kept it away. */
  constructor(read: Rows<Row>, count: number, told: (error: unknown) => void) {
    this.#read = read;
    this.#count = count;
    this.#told = told;
  }

  static of(selection: Pick<Selection, 'rows' | 'findings'>, told: (error: unknown) => void) {
    return new Pieces((from, to) => selection.rows(from, to), selection.findings, told);
  }

  /** A row where it has been read; else it is asked for, and `null` is answered. */
  at(row: number): Row | null {
    const piece = Math.floor(row / size);
    const kept = this.#kept.get(piece);
    if (kept === undefined) {
      this.#ask(piece);
      return null;
    }
    // Put last, so that it is the last to go.
    this.#kept.delete(piece);
    this.#kept.set(piece, kept);
    return kept?.[row % size] ?? null;
  }

  #ask(piece: number): void {
    this.#kept.set(piece, null);
    for (const old of [...this.#kept.keys()].slice(0, -most)) this.#kept.delete(old);
    this.#read(piece * size, Math.min((piece + 1) * size, this.#count)).then(
      (rows) => {
        this.#kept.set(piece, rows);
        this.#told(null);
      },
      (error) => {
        this.#kept.delete(piece);
        this.#told(error);
      },
    );
  }
}
