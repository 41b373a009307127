/** How a cost grows with what it is spent on. */
export interface Fit {
  /** The slope over logarithms: 1 where twice as much costs twice as much, 2 where it costs four times as much. */
  readonly exponent: number;
  /** r² of a straight line through the values themselves: how much of their differences it explains. */
  readonly straight: number;
}

type Point = readonly [number, number];

/** The line of least squares. */
function line(points: readonly Point[]): { slope: number; rSquared: number } {
  const mean = (pick: (point: Point) => number) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
  const xy = mean(([x, y]) => (x - meanX) * (y - meanY));
  const xx = mean(([x]) => (x - meanX) ** 2);
  const yy = mean(([, y]) => (y - meanY) ** 2);
  return { slope: xy / xx, rSquared: xy ** 2 / (xx * yy) };
}

/** Fits costs to sizes, both above 0. */
export function fitOf(points: readonly Point[]): Fit {
  const logarithms = points.map(([x, y]): Point => [Math.log(x), Math.log(y)]);
  return { exponent: line(logarithms).slope, straight: line(points).rSquared };
}
