import { explain } from '../engine/explain.ts';
import { addressTyped } from '../engine/typed-address.ts';
import { circumstancesFrom } from './circumstances.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { explainText } from './print-explain.ts';
import type { PlaceOptions } from './vantage.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `rules explain`, as typed. */
export interface ExplainOptions extends PlaceOptions {
  readonly all?: boolean;
}

/** `hutong rules explain`: every step from a link to its verdict. */
export async function rulesExplainCommand(link: string, options: ExplainOptions, io: Io): Promise<ExitCode> {
  if (link.trim() === '') throw new WrongUse('the address is empty; is a shell variable not set?');
  const circumstances = circumstancesFrom(options, io.now);
  const { rulebook, vantage, day } = circumstances;
  const explanation = explain(addressTyped(link), circumstances);
  await io.out(explainText(explanation, { rulebook, vantage, day, paint: io.paint }, options.all ?? false));
  return exitCodes.fine;
}
