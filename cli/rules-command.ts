import { dayOf } from '../engine/dates.ts';
import { openRules } from '../rules/load.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { type CheckOptions, checkRules, platformLines } from './rules-check.ts';

/** So many warnings are shown at once; where there are more, they would bury the problems. */
const few = 5;

function folded(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= few) return warnings;
  return [...warnings.slice(0, few), `and ${warnings.length - few} more warnings; --warnings lists all of them`];
}

/**
 * `hutong rules check`: every mistake in the rule files, or one line on what they hold. Warnings come first, so that the
 * problems stand where one looks, and are drawn quietly.
 */
export async function rulesCheckCommand(options: CheckOptions, io: Io): Promise<ExitCode> {
  const { ok, mended, warnings, problems, total } = checkRules(options, dayOf(io.now));
  const told = options.warnings === true ? warnings : folded(warnings);
  const blocks = [mended, told.map((line) => io.paint('quiet', line)), problems].filter((lines) => lines.length > 0);
  for (const lines of blocks) await io.out(`${lines.join('\n')}\n\n`);
  await (ok ? io.out : io.err)(`${total}\n`);
  return ok ? exitCodes.fine : exitCodes.failed;
}

/** `hutong rules list`: the platforms and surfaces that `--from` can name. */
export async function rulesListCommand(io: Io): Promise<ExitCode> {
  await io.out(`${platformLines(openRules()).join('\n')}\n`);
  return exitCodes.fine;
}
