import { dayOf } from '../engine/dates.ts';
import { openRules } from '../rules/load.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { checkRules, platformLines } from './rules-check.ts';

/** `hutong rules check`: every mistake in the rule files, or one line on what they hold. */
export async function rulesCheckCommand(options: { readonly folder?: string }, io: Io): Promise<ExitCode> {
  const { ok, lines, total } = checkRules(options.folder, dayOf(io.now));
  await io.out(`${lines.join('\n')}\n`);
  if (total !== null) await io.err(`${total}\n`);
  return ok ? exitCodes.fine : exitCodes.failed;
}

/** `hutong rules list`: the platforms and surfaces that `--from` can name. */
export async function rulesListCommand(io: Io): Promise<ExitCode> {
  await io.out(`${platformLines(openRules()).join('\n')}\n`);
  return exitCodes.fine;
}
