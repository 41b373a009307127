import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dayOf, isInCalendar } from '../engine/dates.ts';
import { type Surface, surfaces, wallEffects, wrapperEffects } from '../engine/types.ts';
import { closest, didYouMean } from '../rules/closest.ts';
import { rulesFolder } from '../rules/load.ts';
import {
  type NewWall,
  type NewWrapper,
  platformText,
  wallId,
  wallRecord,
  withRecord,
  wrapperId,
  wrapperRecord,
} from '../rules/scaffold.ts';
import { answer } from './ask.ts';
import { type ExitCode, exitCodes, type Io } from './io.ts';
import { type KnownRules, knownRules } from './known-rules.ts';
import { inRulesFolder } from './rules-folder.ts';
import { wallsBefore } from './walls-before.ts';
import { WrongUse } from './wrong-use.ts';

/** The options of `rules new …`, as typed; what is missing is asked for. */
export type NewOptions = Readonly<Record<string, string | undefined>>;

function matching(pattern: RegExp, what: string): (text: string) => string {
  return (text) => {
    if (pattern.test(text)) return text;
    throw new WrongUse(`"${text}": ${what}`);
  };
}

function oneOf<const W extends string>(words: readonly W[]): (text: string) => W {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    const guess = didYouMean(
      closest(
        text,
        words.map((id) => ({ id, words: [id] })),
      ),
    );
    const all = words.length > 20 ? '"hutong rules list" shows all' : `write one of ${words.join(', ')}`;
    throw new WrongUse(`"${text}": there is no such choice; ${guess}${all}`);
  };
}

function listOf<T>(read: (text: string) => T): (text: string) => T[] {
  return (text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(read);
}

function yesOrNo(text: string): boolean {
  return oneOf(['yes', 'no'])(text.toLowerCase()) === 'yes';
}

function partialDay(text: string): string {
  if (/^\d{4}$/.test(text) || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) || isInCalendar(text)) return text;
  throw new WrongUse(`"${text}": a date is YYYY-MM-DD, or YYYY-MM or YYYY where the source knows no better`);
}

const anIdPattern = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const anId = matching(anIdPattern, 'an id is lower-case letters, digits, dashes and dots');
const host = matching(
  /^(?:[a-z0-9_-]+\.)+[a-z0-9-]+(?:\/[^?#\s]*)?$/,
  'write a host in lower case, such as redshop.cn',
);
const text = (typed: string) => typed;

function platformIn(rules: KnownRules): (text: string) => string {
  return oneOf(rules.platforms.map(({ id }) => id));
}

function destination(rules: KnownRules): (text: string) => string {
  const groups = [...new Set(rules.platforms.map(({ group }) => `@${group}`))].sort();
  return (typed) => {
    if (typed === 'any') return typed;
    return typed.startsWith('@') ? oneOf(groups)(typed) : platformIn(rules)(typed);
  };
}

/** Makes a function that asks for what no option says; `otherwise` is what an empty answer means, null where one is needed. */
function asking(options: NewOptions, io: Io) {
  return <T>(option: string, question: string, otherwise: string | null, read: (typed: string) => T): Promise<T> =>
    answer({ option, question, otherwise, read }, options[option], io);
}

/** A link to a destination, for an example: the host that bears its name, or the first of its file. */
function linkTo(name: string, { platforms }: KnownRules): string {
  const platform = name.startsWith('@')
    ? platforms.find(({ group, hosts }) => group === name.slice(1) && hosts.length > 0)
    : platforms.find(({ id }) => id === name);
  const hosts = platform?.hosts ?? [];
  const first = hosts.find((one) => one.startsWith(`${platform?.id}.`)) ?? hosts[0] ?? 'www.example.com';
  return `https://${first}${first.includes('/') ? '' : '/'}`;
}

async function newPlatform(
  options: NewOptions,
  pathOf: (id: string) => string,
  io: Io,
): Promise<{ id: string; text: string }> {
  const ask = asking(options, io);
  const id = await ask('id', 'Its id, for ever, such as redshop', null, (typed) => {
    if (!existsSync(pathOf(anId(typed)))) return typed;
    throw new WrongUse(`${relative('.', pathOf(typed))} is there already; choose another id`);
  });
  const en = await ask('name-en', 'Its name in English', null, text);
  const zh = await ask('name-zh', 'Its name in Chinese', en, text);
  const group = await ask('group', 'Who owns it, if it is not its own', '', (typed) =>
    typed === '' ? null : anId(typed),
  );
  const hosts = await ask('hosts', 'Its hosts, such as redshop.cn, with commas between', null, listOf(host));
  const surface = await ask('surface', `What their pages are: ${surfaces.join(', ')}`, 'web', oneOf(surfaces));
  const abroad = await ask('abroad', 'Does it serve readers outside mainland China first', 'no', yesOrNo);
  if (hosts.length === 0) throw new WrongUse('say --hosts: a platform has at least one host');
  return { id, text: platformText({ id, name: { en, zh }, group, hosts, surface, abroad }) };
}

async function newWall(options: NewOptions, rules: KnownRules, io: Io): Promise<NewWall> {
  const ask = asking(options, io);
  const today = dayOf(io.now);
  const from = await ask('from', `Where links are met: all, or some of ${surfaces.join(', ')}`, null, (typed) =>
    typed === 'all' ? ('all' as const) : listOf(oneOf<Surface>(surfaces))(typed),
  );
  const to = await ask('to', 'Where they lead: platforms, @groups, or any', null, listOf(destination(rules)));
  if (from.length === 0) throw new WrongUse('say --from: all, or at least one surface');
  if (to.length === 0) throw new WrongUse('say --to: any, or at least one platform or group');
  const effect = await ask('effect', `What happens: ${wallEffects.join(', ')}`, null, oneOf(wallEffects));
  const since = await ask('since', 'Since when', today, partialDay);
  const verified = await ask('verified', 'Last seen on', since > today ? since : today, partialDay);
  const sources = await ask('sources', 'Addresses of sources, with commas between', '', listOf(text));
  const link = await ask('link', 'A link that it decides', linkTo(to[0] as string, rules), text);
  return { from, to, effect, since, verified, sources, link };
}

async function newWrapper(options: NewOptions, io: Io): Promise<NewWrapper> {
  const ask = asking(options, io);
  const path = matching(/^\//, 'a path begins with a slash');
  return {
    host: await ask('host', 'The host of the page, such as link.redshop.cn', null, host),
    path: await ask('path', 'Its path; {} stands for one segment', '/', path),
    param: await ask('param', 'The parameter that holds the target', 'target', matching(/^\S+$/, 'write its name')),
    effect: await ask('effect', `What it does: ${wrapperEffects.join(', ')}`, 'warning', oneOf(wrapperEffects)),
  };
}

async function told(path: string, what: string, notes: readonly string[], io: Io): Promise<ExitCode> {
  const next = 'Fill in what says TODO; "hutong rules check" names every place.';
  await io.out(`${[`${relative('.', path)}: ${what}`, ...notes, next].join('\n')}\n`);
  return exitCodes.fine;
}

/** The kinds of records that can be begun. */
export const newKinds = ['platform', 'wall', 'wrapper'] as const;

/**
 * `hutong rules new`: begins a platform's file, or puts a new wall or wrapper into one, with everything that can be known
 * and TODO where a person has to write. `rules check` fails until that is done.
 */
export async function rulesNewCommand(kind: (typeof newKinds)[number], options: NewOptions, io: Io): Promise<ExitCode> {
  const folder = options.folder ?? rulesFolder;
  const pathOf = (id: string) => join(folder, 'platforms', `${id}.yaml`);
  if (kind === 'platform') {
    const { id, text: file } = await newPlatform(options, pathOf, io);
    inRulesFolder(folder, () => writeFileSync(pathOf(id), file));
    return told(pathOf(id), `platform ${id}`, [], io);
  }
  const rules = inRulesFolder(folder, () => knownRules(folder));
  const ask = asking(options, io);
  const platform = await ask('platform', 'The platform whose file it belongs to', null, (typed) => {
    const isThere = anIdPattern.test(typed) && existsSync(pathOf(typed));
    if (!isThere || rules.platforms.some(({ id }) => id === typed)) return platformIn(rules)(typed);
    const how = `mend it first; "hutong rules check${options.folder === undefined ? '' : ` --folder ${folder}`}" names the line`;
    throw new WrongUse(`${relative('.', pathOf(typed))} cannot be read as YAML: ${how}`);
  });
  const path = pathOf(platform);
  const before = readFileSync(path, 'utf8');
  if (kind === 'wall') {
    const wall = await newWall(options, rules, io);
    const id = wallId(platform, wall, rules.walls);
    const links = [wall.link, ...wall.to.slice(1).map((name) => linkTo(name, rules))];
    const notes = wallsBefore(links, platform, wall, folder);
    inRulesFolder(folder, () => writeFileSync(path, withRecord(before, 'walls', wallRecord(id, wall))));
    return told(path, `wall ${id}`, notes, io);
  }
  const wrapper = await newWrapper(options, io);
  const id = wrapperId(platform, wrapper, rules.wrappers);
  inRulesFolder(folder, () => writeFileSync(path, withRecord(before, 'wrappers', wrapperRecord(id, wrapper))));
  return told(path, `wrapper ${id}`, [], io);
}
