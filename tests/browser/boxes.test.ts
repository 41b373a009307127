import { describe, expect, it } from 'vitest';
import { around, type Beside, shared, spotFor } from '../../browser/boxes.ts';
import cases from './boxes.cases.json' with { type: 'json' };

const boxOf = ([left = 0, top = 0, right = 0, bottom = 0]: readonly number[]) => ({ left, top, right, bottom });

describe('the place of a mark', () => {
  it.each(cases)('$name', ({ box, beside, room, expect: expected, ...more }) => {
    const { rightToLeft = false, leading = 0 } = more as { rightToLeft?: boolean; leading?: number };
    const within = boxOf([0, 0, 1000, 800]);
    expect(spotFor(boxOf(box), beside as Beside, { width: 50, room, rightToLeft, leading, within })).toEqual(expected);
  });
});

describe('boxes', () => {
  it('share what lies in both', () => {
    expect(shared(boxOf([0, 0, 10, 10]), boxOf([5, -5, 20, 5]))).toEqual(boxOf([5, 0, 10, 5]));
    expect(shared(boxOf([0, 0, 10, 10]), boxOf([10, 0, 20, 10]))).toBeNull();
  });

  it('are enclosed by the smallest one around them', () => {
    expect(around([boxOf([0, 5, 10, 10]), boxOf([5, 0, 20, 5])])).toEqual(boxOf([0, 0, 20, 10]));
    expect(around([])).toBeNull();
  });
});
