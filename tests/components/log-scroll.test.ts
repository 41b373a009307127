import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barHeight,
  type Extent,
  highest,
  type Place,
  placeAt,
  revealed,
  rowsInSight,
  scrolledTo,
} from '../../components/log/scroll.ts';

const million: Extent = { rows: 1_000_000, rowHeight: 36, window: 720 };
const few: Extent = { rows: 100, rowHeight: 36, window: 720 };
const first: Place = { bar: 0, top: 0 };
const lastTop = 1_000_000 * 36 - 720;
const lastBar = highest - 720;

/** Steps as a wheel makes them, until nothing moves any more. */
function wheel(place: Place, by: number, extent: Extent, most = 1_000): Place[] {
  const places = [place];
  for (let i = 0; i < most; i += 1) {
    const before = places.at(-1) as Place;
    const bar = Math.min(Math.max(before.bar + by, 0), barHeight(extent) - extent.window);
    if (bar === before.bar) break;
    places.push(scrolledTo(bar, before, extent));
  }
  return places;
}

describe('a table of a million rows', () => {
  it('is no higher than every browser lets an element be, at five times the size too', () => {
    expect(barHeight(million)).toBe(highest);
    expect(highest * 5).toBeLessThan(33_000_000);
  });

  it('shows its first and its last row at the ends of the bar', () => {
    expect(rowsInSight(first, million, 0)).toEqual({ from: 0, to: 20 });
    expect(placeAt(lastTop, million)).toEqual({ bar: lastBar, top: lastTop });
    expect(rowsInSight(placeAt(Number.POSITIVE_INFINITY, million), million, 0)).toEqual({
      from: 999_980,
      to: 1_000_000,
    });
  });

  it('moves by as many pixels as the wheel did', () => {
    const middle = placeAt(18_000_000, million);
    expect(scrolledTo(middle.bar + 100, middle, million).top).toBe(18_000_100);
    expect(scrolledTo(middle.bar - 100, middle, million).top).toBe(17_999_900);
  });

  it('goes where the bar is dragged, by its share of the whole', () => {
    expect(scrolledTo(lastBar / 2, first, million).top).toBeCloseTo(lastTop / 2, -1);
    expect(scrolledTo(lastBar, first, million).top).toBe(lastTop);
    expect(scrolledTo(0, placeAt(lastTop, million), million)).toEqual(first);
  });

  it('comes to either end with the wheel, however long it took, and without leaving out a row', () => {
    const up = wheel(placeAt(60_000, million), -120, million);
    expect(up.at(-1)).toEqual(first);
    const down = wheel(placeAt(lastTop - 60_000, million), 120, million);
    expect(down.at(-1)).toEqual({ bar: lastBar, top: lastTop });
    for (const way of [up, down]) {
      const steps = way.slice(1).map(({ top }, i) => Math.abs(top - (way[i] as Place).top));
      expect(Math.max(...steps)).toBeLessThanOrEqual(120 + 3 * 36);
    }
  });

  it('never stands at an end of the bar while there are rows beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lastTop }), (top) => {
        const { bar, top: shown } = placeAt(top, million);
        expect(shown).toBe(top);
        expect(bar === 0).toBe(top === 0);
        expect(bar === lastBar).toBe(top === lastTop);
      }),
    );
  });

  it('stays within itself whatever the browser says', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: lastTop }),
        fc.integer({ min: 0, max: 2_000_000 }),
        (bar, top, rows) => {
          const extent = { ...million, rows };
          const place = scrolledTo(bar, placeAt(top, extent), extent);
          const { from, to } = rowsInSight(place, extent);
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top).toBeLessThanOrEqual(Math.max(0, rows * 36 - 720));
          expect(to).toBeLessThanOrEqual(rows);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to - from).toBeLessThanOrEqual(Math.ceil(720 / 36) + 1 + 12);
        },
      ),
    );
  });
});

describe('a table of few rows', () => {
  it('scrolls as any element does', () => {
    expect(barHeight(few)).toBe(3_600);
    expect(scrolledTo(1_234, first, few)).toEqual({ bar: 1_234, top: 1_234 });
    expect(scrolledTo(9_999, first, few)).toEqual({ bar: 2_880, top: 2_880 });
  });

  it('has nothing to scroll where it fits its window', () => {
    expect(placeAt(500, { ...few, rows: 3 })).toEqual(first);
    expect(rowsInSight(first, { ...few, rows: 3 })).toEqual({ from: 0, to: 3 });
  });
});

describe('a row that is asked for', () => {
  it.each([million, few])('comes into sight, moved no further than is needed', (extent) => {
    expect(revealed(5, first, extent)).toEqual(first);
    expect(revealed(20, first, extent).top).toBe(36);
    expect(revealed(19, first, extent)).toEqual(first);
    expect(revealed(2, { bar: 360, top: 360 }, extent).top).toBe(72);
    const { top } = revealed(extent.rows - 1, first, extent);
    expect(top).toBe(extent.rows * 36 - 720);
  });
});
