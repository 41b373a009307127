import { describe, expect, it } from 'vitest';
import { clusters, lines, markedYears, shareOf, stepShare } from '../../components/timescale.ts';

// From 1 January 2008 to 1 January 2028 there are 7,305 days, five of them 29 February.
const last = '2028-01-01';

describe('the scale of years', () => {
  it('runs from 2008 to its last day', () => {
    expect(shareOf('2008-01-01', last)).toBe(0);
    expect(shareOf('2028', last)).toBe(1);
    expect(shareOf('2018-01', last)).toBeCloseTo(3653 / 7305, 10);
  });

  it('holds what lies outside it at its ends', () => {
    expect(shareOf('2004', last)).toBe(0);
    expect(shareOf('2030-05-05', last)).toBe(1);
  });

  it('is marked every four years, which are equally long, and leaves room for its end', () => {
    expect(stepShare(last)).toBeCloseTo(1461 / 7305, 10);
    expect(markedYears(last)).toEqual([2008, 2012, 2016, 2020, 2024]);
    expect(markedYears('2026-11-22')).toEqual([2008, 2012, 2016, 2020]);
    expect(markedYears('2031-01-01')).toEqual([2008, 2012, 2016, 2020, 2024]);
  });

  it('draws days that are weeks apart as one line', () => {
    const drawn = lines(['2021-09-09', '2021-09-17', '2024'], last);
    expect(drawn).toEqual([shareOf('2021-09-09', last), shareOf('2024', last)]);
  });

  it('gathers days whose numbers would touch', () => {
    expect(clusters([], last)).toEqual([]);
    expect(clusters(['2021-09-09', '2021-09-17', '2023-01', '2023-06', '2026'], last)).toEqual([[0, 1], [2, 3], [4]]);
  });
});
