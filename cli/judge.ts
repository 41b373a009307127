import type { Circumstances } from '../engine/contest.ts';
import { examine } from '../engine/examine.ts';
import { addressTyped } from '../engine/typed-address.ts';
import { circumstancesFrom } from './circumstances.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { lineBatches } from './lines.ts';
import { standardInput } from './page-files.ts';
import { type Paint, plain } from './paint.ts';
import { passcodeRecord, passcodeTextTyped } from './passcode-text.ts';
import { judgeText } from './print-judge.ts';
import { passcodesText } from './print-passcodes.ts';
import { recordOf } from './record.ts';
import type { PlaceOptions } from './vantage.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `judge`, as typed. */
export interface JudgeOptions extends PlaceOptions {
  readonly json?: boolean;
  readonly allPlaces?: boolean;
}

/** How an answer is written. */
interface AnswerStyle {
  readonly json?: boolean | undefined;
  readonly paint?: Paint;
  readonly allPlaces?: boolean | undefined;
}

/** Makes a function that answers for one address, or for a text with passcodes: a JSON line, or a text for people. */
export function answerer(
  circumstances: Circumstances,
  { json = false, paint = plain, allPlaces = false }: AnswerStyle = {},
): (typed: string) => string {
  const context = { ...circumstances, paint, allPlaces };
  return (typed) => {
    const passcodes = passcodeTextTyped(typed, circumstances);
    if (passcodes !== null) {
      return json
        ? `${JSON.stringify(passcodeRecord(passcodes, circumstances.rulebook))}\n`
        : passcodesText(passcodes, context);
    }
    const finding = examine(addressTyped(typed), circumstances);
    return json ? `${JSON.stringify(recordOf(finding))}\n` : judgeText(finding, context);
  };
}

/** `hutong judge`: one answer for each address, in their order; `-` stands for those on standard input. */
export async function judgeCommand(addresses: readonly string[], options: JudgeOptions, io: Io): Promise<ExitCode> {
  if (addresses.filter((address) => address === standardInput).length > 1) {
    throw new WrongUse('standard input can be read only once: write a single -');
  }
  if (addresses.some((address) => address.trim() === '')) {
    throw new WrongUse('one of the addresses is empty; is a shell variable not set?');
  }
  const answer = answerer(circumstancesFrom(options, io.now), { ...options, paint: io.paint });
  for (const address of addresses) {
    if (address !== standardInput) {
      await io.out(answer(address));
      continue;
    }
    let empty = true;
    for await (const lines of lineBatches(io.stdin)) {
      empty = false;
      await io.out(lines.map(answer).join(''));
    }
    if (empty) throw new WrongUse('standard input is empty; write one address a line');
  }
  return exitCodes.fine;
}
