/**
 * A table of a million rows is higher than browsers let an element be: Firefox stops at some 17.9 million pixels, Chromium at
 * 33 million that shrink with the zoom. So the element that scrolls is at most {@link highest} high, and stands for rows that
 * would be higher: small steps move the rows by as many pixels as the reader moved, and great leaps (the bar dragged, a key for
 * the end) by their share of the whole.
 */
export const highest = 6_000_000;

/** What is scrolled: so many rows of this height, seen through a window (all in CSS pixels). */
export interface Extent {
  readonly rows: number;
  readonly rowHeight: number;
  readonly window: number;
}

/** Where the scroll bar stands, and which pixel of all rows is the first in sight. */
export interface Place {
  readonly bar: number;
  readonly top: number;
}

/** How high the scrolled element is. */
export function barHeight({ rows, rowHeight }: Extent): number {
  return Math.min(rows * rowHeight, highest);
}

function lastTop({ rows, rowHeight, window }: Extent): number {
  return Math.max(0, rows * rowHeight - window);
}

function lastBar(extent: Extent): number {
  return Math.max(0, barHeight(extent) - extent.window);
}

function within(value: number, last: number): number {
  return Math.min(Math.max(value, 0), last);
}

/** The place at which a pixel of all rows is the first in sight. Only the very first and last rows have the bar at its ends. */
export function placeAt(top: number, extent: Extent): Place {
  const [most, end] = [lastTop(extent), lastBar(extent)];
  const at = within(top, most);
  if (most === end) return { bar: at, top: at };
  if (at === 0) return { bar: 0, top: 0 };
  if (at === most) return { bar: end, top: most };
  return { bar: within(Math.round((at / most) * end), end - 1) || 1, top: at };
}

/** How many windows the bar may move and still be taken for a step. */
const step = 2;
/** So near the end, in rows, a step goes all the way. */
const near = 3;

/**
 * The place after the browser has moved the bar. Where the bar has come to an end while rows are left, the answer has another
 * bar than the browser: it is to be put there.
 */
export function scrolledTo(bar: number, before: Place, extent: Extent): Place {
  const [most, end] = [lastTop(extent), lastBar(extent)];
  if (most === end) return { bar: within(bar, end), top: within(bar, end) };
  const moved = bar - before.bar;
  if (Math.abs(moved) > step * extent.window) {
    if (bar <= 0 || bar >= end) return placeAt(bar <= 0 ? 0 : most, extent);
    return { bar, top: within(Math.round((bar / end) * most), most) };
  }
  const top = within(before.top + moved, most);
  if (bar > 0 && bar < end) return { bar, top };
  const left = bar <= 0 ? top : most - top;
  if (left > near * extent.rowHeight) return placeAt(top, extent);
  return placeAt(bar <= 0 ? 0 : most, extent);
}

/** Rows in sight, `from` included and `to` excluded, with some above and below that may come into sight next. */
export function rowsInSight(
  { top }: Place,
  { rows, rowHeight, window }: Extent,
  spare = 6,
): { from: number; to: number } {
  const from = Math.max(0, Math.floor(top / rowHeight) - spare);
  return { from, to: Math.min(rows, Math.ceil((top + window) / rowHeight) + spare) };
}

/** The place that brings a row into sight, moved no further than is needed for it. */
export function revealed(row: number, place: Place, extent: Extent): Place {
  const start = row * extent.rowHeight;
  if (start < place.top) return placeAt(start, extent);
  const end = start + extent.rowHeight;
  return end > place.top + extent.window ? placeAt(end - extent.window, extent) : place;
}
