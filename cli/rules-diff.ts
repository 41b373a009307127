import { rulesFolder } from '../rules/load.ts';
import { differs, diffRules } from './diff.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { metLinks } from './met-links.ts';
import { openedRules } from './opened-rules.ts';
import { diffText } from './print-diff.ts';
import { type PlaceOptions, parseFrom, parseReader } from './vantage.ts';

/** The options of `rules diff`, as typed. */
export interface DiffOptions extends PlaceOptions {
  readonly pages?: readonly string[];
  readonly json?: boolean;
}

/** `hutong rules diff`: what changed between two rulebooks, and which verdicts change with it. Ends with 1 if anything did. */
export async function rulesDiffCommand(
  old: string,
  now: string | undefined,
  options: DiffOptions,
  io: Io,
): Promise<ExitCode> {
  const { day, ...reader } = parseReader(options, io.now);
  const before = openedRules(old);
  const after = openedRules(now ?? rulesFolder);
  const links = options.pages === undefined ? null : await metLinks(options.pages, io);
  const from = parseFrom(options.from, after);
  const diff = diffRules({ before, after, day, links, reader: { from, ...reader } });
  await io.out(options.json ? `${JSON.stringify(diff)}\n` : diffText(diff, after, io.paint));
  return differs(diff) ? exitCodes.failed : exitCodes.fine;
}
