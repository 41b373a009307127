import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import { type HostFile, hostCases } from './host-cases.ts';
import { type PasscodeFile, passcodeCases } from './passcode-cases.ts';
import type { ReachFile } from './reach.ts';
import { reachCases } from './reach-cases.ts';
import { type VerdictCase, verdictCases } from './verdict-cases.ts';
import { readVerdicts, writeVerdicts } from './verdict-files.ts';
import { type WrapperFile, wrapperCases } from './wrapper-cases.ts';

const folder = resolve(import.meta.dirname, '../../tests/rules');

/** One entry a line. */
function lines(list: readonly unknown[]): string {
  return `[\n${list.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`;
}

function document(members: Readonly<Record<string, string>>): string {
  const written = Object.entries(members).map(([name, text]) => `  ${JSON.stringify(name)}: ${text}`);
  return `{\n${written.join(',\n')}\n}\n`;
}

function spelledOut(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** All cases that are made from the rules, as the text of the files that hold them; their names are below `tests/rules`. */
export function caseFiles(rulebook: RulebookIndex): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [platform, cases] of verdictCases(rulebook)) files.set(`verdicts/${platform}.json`, writeVerdicts(cases));
  files.set('hosts.json', spelledOut(hostCases(rulebook)));
  files.set('passcodes.json', spelledOut(passcodeCases(rulebook)));
  const { wrappers, blockPages } = wrapperCases(rulebook);
  files.set('wrappers.json', document({ wrappers: lines(wrappers), blockPages: lines(blockPages) }));
  const { links, walls } = reachCases(rulebook);
  const indented = JSON.stringify(links, null, 2).replaceAll('\n', '\n  ');
  files.set('reach.json', document({ links: indented, walls: lines(walls) }));
  return files;
}

function committedNames(): string[] {
  const verdicts = join(folder, 'verdicts');
  const platforms = existsSync(verdicts) ? readdirSync(verdicts).sort() : [];
  return [
    ...platforms.map((name) => `verdicts/${name}`),
    'hosts.json',
    'wrappers.json',
    'reach.json',
    'passcodes.json',
  ];
}

/** The files as they are committed, by the same names. */
export function committedCaseFiles(): ReadonlyMap<string, string> {
  return new Map(committedNames().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Writes the files, and removes those of platforms that put up no wall any more. */
export function writeCaseFiles(files: ReadonlyMap<string, string>): void {
  for (const name of committedNames()) if (!files.has(name)) rmSync(join(folder, name), { force: true });
  mkdirSync(join(folder, 'verdicts'), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

/** The committed cases, parsed. */
export interface CommittedCases {
  readonly verdicts: readonly VerdictCase[];
  readonly reach: ReachFile;
  readonly hosts: HostFile;
  readonly wrappers: WrapperFile;
  readonly passcodes: PasscodeFile;
}

/** Reads the {@link CommittedCases}. */
export function committedCases(): CommittedCases {
  const files = committedCaseFiles();
  const parse = (name: string) => JSON.parse(files.get(name) as string);
  return {
    verdicts: [...files].flatMap(([name, text]) => (name.startsWith('verdicts/') ? readVerdicts(text) : [])),
    reach: parse('reach.json'),
    hosts: parse('hosts.json'),
    wrappers: parse('wrappers.json'),
    passcodes: parse('passcodes.json'),
  };
}
