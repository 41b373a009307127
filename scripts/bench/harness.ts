import type { SuiteName } from './budgets.ts';

/** What a suite is given. */
export interface Run {
  /** Measured rounds; one more goes before them and is thrown away. */
  readonly rounds: number;
  /** Tells whoever waits what is going on. */
  say(words: string): void;
}

/** What one suite found out about one budget, round by round. */
export interface Measured {
  /** The id of a budget. */
  readonly budget: string;
  /** Ours, in `unit`. */
  readonly figures: readonly number[];
  readonly unit: string;
  /** What it is compared with, in the same unit; empty where it is compared with nothing. */
  readonly others: readonly number[];
  /** What is held against the budget: a ratio of each round, or the figures themselves. */
  readonly values: readonly number[];
  /** What else a reader should know, in a few words. */
  readonly note?: string;
}

export interface Suite {
  readonly name: SuiteName;
  /** Whether it measures the built extension, which must then be built first. */
  readonly built: boolean;
  /** Throws {@link Skipped} where something it needs is not on this machine. */
  measure(run: Run): Promise<readonly Measured[]>;
}

/** Something that a suite needs is not there. */
export class Skipped extends Error {}

/**
 * Runs every subject once in each round, so that a busy moment of the machine falls on all of them, and each round in
 * another order. The round before the first is not kept: files are read and caches filled then.
 */
export async function interleave<N extends string>(
  { rounds, say }: Run,
  subjects: Readonly<Record<N, () => number | Promise<number>>>,
): Promise<Record<N, number[]>> {
  const names = Object.keys(subjects) as N[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let round = 0; round <= rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const value = await subjects[name]();
      if (round > 0) measured[name].push(value);
      say(`round ${round} of ${rounds}: ${name} ${value.toPrecision(3)}`);
    }
  }
  return measured;
}

/** A share of the way through the sorted values, 0.5 for the median; between two values their mean, weighed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Ratios round by round: what happened to the machine in a round happened to both. */
export function ratios(over: readonly number[], under: readonly number[]): number[] {
  return over.map((value, round) => value / (under[round] as number));
}

/** Differences round by round. */
export function differences(from: readonly number[], taken: readonly number[]): number[] {
  return from.map((value, round) => value - (taken[round] as number));
}
