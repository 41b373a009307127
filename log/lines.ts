import { joined } from './bytes.ts';

const lineFeed = 0x0a;
const quote = 0x22;

/** A line with its line feed; the last one of a file may have none. */
export interface Line {
  readonly bytes: Uint8Array;
  /** Counted from 1. */
  readonly number: number;
}

/**
 * Cuts bytes into lines. With `quoted`, a line feed between double quotes belongs to a cell, as in CSV; the number is then that
 * of the row.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>, quoted: boolean): AsyncGenerator<Line> {
  let begun: Uint8Array[] = [];
  let number = 1;
  let inside = false;
  for await (const piece of pieces) {
    let start = 0;
    let at = 0;
    while (at < piece.length) {
      const end = inside ? -1 : piece.indexOf(lineFeed, at);
      if (quoted) {
        const mark = piece.indexOf(quote, at);
        if (mark >= 0 && (end < 0 || mark < end)) {
          inside = !inside;
          at = mark + 1;
          continue;
        }
      }
      if (end < 0) break;
      const rest = piece.subarray(start, end + 1);
      yield { bytes: begun.length === 0 ? rest : joined([...begun, rest]), number };
      begun = [];
      number += 1;
      start = end + 1;
      at = start;
    }
    if (start < piece.length) begun.push(piece.subarray(start));
  }
  if (begun.length > 0) yield { bytes: joined(begun), number };
}
