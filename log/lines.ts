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
    // Each is looked for anew only where the last one found has been passed.
    let feed = piece.indexOf(lineFeed);
    let mark = quoted ? piece.indexOf(quote) : -1;
    for (;;) {
      if (mark >= 0 && (inside || feed < 0 || mark < feed)) {
        inside = !inside;
        at = mark + 1;
        mark = piece.indexOf(quote, at);
        if (!inside && feed >= 0 && feed < at) feed = piece.indexOf(lineFeed, at);
        continue;
      }
      if (inside || feed < 0) break;
      const rest = piece.subarray(start, feed + 1);
      yield { bytes: begun.length === 0 ? rest : joined([...begun, rest]), number };
      begun = [];
      number += 1;
      start = feed + 1;
      feed = piece.indexOf(lineFeed, start);
    }
    if (start < piece.length) begun.push(piece.subarray(start));
  }
  if (begun.length > 0) yield { bytes: joined(begun), number };
}
