#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './io.ts';
import { endQuietlyWithoutReader, writeTo } from './output.ts';
import { paintFor } from './paint.ts';
import { makeProgram } from './program.ts';
import { WrongUse } from './wrong-use.ts';

// Commands are loaded when they are called for; what was compiled of them once need not be compiled again.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'node'));

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}

/** What went wrong in one line, and how the process ends; null where nothing did. */
function outcomeOf(
  error: unknown,
  args: readonly string[],
): { readonly message: string; readonly code: ExitCode } | null {
  if (error instanceof WrongUse) return { message: oneLine(error.message), code: exitCodes.wrongUse };
  if (error instanceof CommanderError) {
    // Help and version are told by throwing, too.
    if (error.exitCode === 0) return null;
    const command = ['judge', 'scan', 'share', 'rules', 'log'].find((name) => name === args[0]);
    const help = `"hutong ${command === undefined ? '' : `${command} `}--help" explains`;
    if (error.code === 'commander.help') return { message: `say what to do; ${help}`, code: exitCodes.wrongUse };
    return {
      message: `${oneLine(error.message.replace(/^error: /, '')).replace(/\.$/, '')}; ${help}`,
      code: exitCodes.wrongUse,
    };
  }
  // Known by name: the rules' code is loaded only by the commands that need it.
  if (error instanceof Error && error.name === 'RulesError') {
    const folder = args.includes('--folder') ? ` --folder ${args[args.indexOf('--folder') + 1]}` : '';
    return {
      message: `the rule files have mistakes; "hutong rules check${folder}" lists them`,
      code: exitCodes.failed,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message: `unexpected: ${oneLine(message)}`, code: exitCodes.failed };
}

/**
 * Questions go to standard error, so that standard output holds answers only. Whoever leaves with Ctrl+C or Ctrl+D instead
 * of answering is told that nothing came of it: a command asks before it writes.
 */
async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const left = new Promise<never>((_, reject) => terminal.once('close', reject));
  try {
    return await Promise.race([terminal.question(question), left]);
  } catch {
    process.stderr.write('\n');
    throw new WrongUse('left before the last question: nothing was written');
  } finally {
    terminal.close();
  }
}

const args = process.argv.slice(2);
endQuietlyWithoutReader(process.stdout, process.stderr);
const err = writeTo(process.stderr);
const io = {
  stdin: process.stdin,
  out: writeTo(process.stdout),
  err,
  paint: paintFor(process.stdout, process.env),
  ask: process.stdin.isTTY ? askAtTerminal : null,
  // A line of its own is cleared by the next one, and by an empty one.
  ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\u001b[K${text}`) } : {}),
  now: new Date(),
};
try {
  // The code is set and not called for, so that what was written arrives.
  await makeProgram(io, (code) => {
    process.exitCode = code;
  }).parseAsync(args, { from: 'user' });
} catch (error) {
  const outcome = outcomeOf(error, args);
  if (outcome !== null) {
    await err(`hutong: ${outcome.message}\n`);
    process.exitCode = outcome.code;
  }
}
// Whoever fails early does not wait for the rest of standard input.
process.stdin.destroy();
