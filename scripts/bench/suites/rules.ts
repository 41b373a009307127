import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { dayOf } from '../../../engine/dates.ts';
import { assemble } from '../../../rules/assemble.ts';
import { check } from '../../../rules/check.ts';
import { readSources, rulesFolder } from '../../../rules/load.ts';
import { interleave, type Measured, type Run, ratios, type Suite } from '../harness.ts';

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function hutong(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(rulesFolder, '..', 'cli', 'hutong.ts'), ...args]);
  if (status !== 0) throw new Error(`hutong ${args.join(' ')} failed: ${stderr}`);
}

async function measure(run: Run): Promise<readonly Measured[]> {
  const today = dayOf(new Date());
  const sources = readSources(rulesFolder);
  const files = [sources.head, ...sources.platforms];
  const { yaml, ...others } = await interleave(run, {
    yaml: () => timed(() => files.map(({ text }) => parseDocument(text).toJS())),
    'rules-compiled': () => timed(() => assemble(sources)),
    'rules-checked': () => timed(() => check(sources, today)),
    'rules-command': () => timed(() => hutong('rules', 'check')),
    'rules-process': () => timed(() => hutong('--version')),
  });
  return Object.entries(others).map(([budget, figures]) => ({
    budget,
    figures,
    unit: 'ms',
    others: yaml,
    values: ratios(figures, yaml),
  }));
}

/** How long the rules take to be read, compiled and checked, as shares of what reading them as YAML takes. */
export const rulesSuite: Suite = { name: 'rules', built: false, measure };
