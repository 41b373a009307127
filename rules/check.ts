import { daysBetween, firstDay, standsOn } from '../engine/dates.ts';
import { examine } from '../engine/examine.ts';
import { identify } from '../engine/identify.ts';
import { openRulebook, type RulebookIndex } from '../engine/rulebook.ts';
import { effects, type Rulebook, type Surface, type Vantage, type Wall } from '../engine/types.ts';
import { blockPageAt, unwrap } from '../engine/unwrap.ts';
import { compile } from './compile.ts';
import { type Problem, sortProblems } from './problem.ts';
import { type ReadFile, readFile, type SourceFile } from './read.ts';
import { type PlatformFile, platformSchema, rulebookSchema, type WallFile } from './schema.ts';

/** The outcome of checking all rule files: a rulebook when nothing is wrong, else every problem at once. */
export interface Checked {
  readonly rulebook: Rulebook | null;
  readonly problems: readonly Problem[];
}

type Platform = ReadFile<PlatformFile>;

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}

/** Hosts that are short links altogether; one that needs a parameter may be an ordinary host besides. */
function shortLinkHosts(shortLinks: PlatformFile['shortLinks'] = []): { host: string; path: (string | number)[] }[] {
  if (Array.isArray(shortLinks)) return shortLinks.map((host, i) => ({ host, path: ['shortLinks', i] }));
  return Object.entries(shortLinks).flatMap(([host, link]) =>
    'param' in link ? [] : [{ host, path: ['shortLinks', host] }],
  );
}

/** Names that several files must not share: platform, wall, wrapper and block-page ids, and hosts. */
function* claims(file: Platform): Generator<{ what: string; name: string; path: (string | number)[]; hint: string }> {
  const { value } = file;
  const once = 'an id is for ever and for one thing: choose another';
  yield { what: 'platform', name: value.id, path: ['id'], hint: once };
  for (const [i, wall] of (value.walls ?? []).entries())
    yield { what: 'wall', name: wall.id, path: ['walls', i, 'id'], hint: once };
  for (const [i, wrapper] of (value.wrappers ?? []).entries()) {
    yield { what: 'wrapper', name: wrapper.id, path: ['wrappers', i, 'id'], hint: once };
  }
  for (const [i, page] of (value.blockPages ?? []).entries()) {
    yield { what: 'block page', name: page.id, path: ['blockPages', i, 'id'], hint: once };
  }
  const shared = 'a host belongs to one place; hosts shared on purpose go to one file as a short link with `ambiguous`';
  for (const host of Object.keys(value.hosts ?? {}))
    yield { what: 'host', name: host, path: ['hosts', host], hint: shared };
  const lists = {
    assets: value.assets,
    affiliates: value.affiliates,
    payments: value.payments,
    miniPrograms: value.miniPrograms,
  };
  for (const [key, list] of Object.entries(lists)) {
    for (const [i, host] of (list ?? []).entries()) yield { what: 'host', name: host, path: [key, i], hint: shared };
  }
  for (const { host, path } of shortLinkHosts(value.shortLinks)) yield { what: 'host', name: host, path, hint: shared };
}

function checkNames(files: readonly Platform[]): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, string>();
  for (const file of files) {
    if (file.value.id !== nameOf(file.path)) {
      problems.push(
        file.problemAt(
          ['id'],
          `\`${file.value.id}\` stands in ${nameOf(file.path)}.yaml`,
          'give file and platform the same name',
        ),
      );
    }
    for (const { what, name, path, hint } of claims(file)) {
      const key = `${what} ${name}`;
      const holder = first.get(key);
      if (holder === undefined) first.set(key, file.path);
      else problems.push(file.problemAt(path, `${what} \`${name}\` is claimed twice, first in ${holder}`, hint));
    }
  }
  return problems;
}

/** Every place where a file names another platform or a group. */
function* references(value: PlatformFile): Generator<{ name: string; path: (string | number)[] }> {
  for (const [i, wall] of (value.walls ?? []).entries()) {
    const { to } = wall;
    if (typeof to === 'string') yield { name: to, path: ['walls', i, 'to'] };
    else if (Array.isArray(to)) for (const [j, name] of to.entries()) yield { name, path: ['walls', i, 'to', j] };
    else
      for (const [j, name] of (to as { not: string[] }).not.entries())
        yield { name, path: ['walls', i, 'to', 'not', j] };
  }
  for (const [i, wrapper] of (value.wrappers ?? []).entries()) {
    for (const [j, name] of (wrapper.leadsTo ?? []).entries()) yield { name, path: ['wrappers', i, 'leadsTo', j] };
  }
  const { schemes, shortLinks } = value;
  if (schemes !== undefined && !Array.isArray(schemes)) {
    for (const [scheme, name] of Object.entries(schemes)) yield { name, path: ['schemes', scheme] };
  }
  if (shortLinks !== undefined && !Array.isArray(shortLinks)) {
    for (const [host, link] of Object.entries(shortLinks)) {
      if ('ambiguous' in link)
        for (const [j, name] of link.ambiguous.entries()) yield { name, path: ['shortLinks', host, 'ambiguous', j] };
    }
  }
}

/** `known` are the ids of all files, those with a broken shape too: one mistake should not be told many times. */
function checkReferences(files: readonly Platform[], known: ReadonlySet<string>): Problem[] {
  const platforms = new Set([...known, ...files.map((file) => file.value.id)]);
  const groups = new Set(files.map((file) => file.value.group ?? file.value.id));
  return files.flatMap((file) =>
    [...references(file.value)].flatMap(({ name, path }) => {
      if (name === 'any' || platforms.has(name)) return [];
      if (name.startsWith('@') && groups.has(name.slice(1))) return [];
      const what = name.startsWith('@')
        ? `no platform belongs to the group \`${name.slice(1)}\``
        : `there is no platform \`${name}\``;
      return [file.problemAt(path, what, 'use an id from rules/platforms, or add the platform first')];
    }),
  );
}

function checkWallDates(file: Platform, wall: WallFile, path: (string | number)[], today: string | null): Problem[] {
  const problems: Problem[] = [];
  if (wall.until !== undefined && firstDay(wall.until) <= firstDay(wall.since)) {
    problems.push(
      file.problemAt(
        [...path, 'until'],
        `the wall ends on ${wall.until}, not after its first day ${wall.since}`,
        '`until` is the first day on which it no longer stands',
      ),
    );
  }
  if (firstDay(wall.verified) < firstDay(wall.since) && !wall.since.startsWith(wall.verified)) {
    problems.push(
      file.problemAt(
        [...path, 'verified'],
        `it was verified on ${wall.verified}, before its first day ${wall.since}`,
        'give the last day on which a source saw it',
      ),
    );
  }
  for (const key of ['since', 'verified'] as const) {
    if (today !== null && firstDay(wall[key]) > today) {
      problems.push(
        file.problemAt(
          [...path, key],
          `${wall[key]} has not come yet`,
          'nobody has seen the future: write the day of the source',
        ),
      );
    }
  }
  return problems;
}

function checkWall(file: Platform, wall: WallFile, i: number, today: string | null): Problem[] {
  const path = ['walls', i];
  const problems = checkWallDates(file, wall, path, today);
  if (wall.judged === false && wall.reason === undefined) {
    problems.push(
      file.problemAt(
        [...path, 'judged'],
        'a wall that is not judged gives no reason',
        'add `reason`: the end of "may also be stopped if …"',
      ),
    );
  }
  if (wall.judged === false && wall.effect === 'open') {
    problems.push(
      file.problemAt(
        [...path, 'judged'],
        'a wall that is not judged says `open`',
        'it would be shown as what may stop a link: judge it, or list the event in rules/left-out.yaml',
      ),
    );
  }
  if (wall.until !== undefined && firstDay(wall.verified) >= firstDay(wall.until)) {
    problems.push(
      file.problemAt(
        [...path, 'verified'],
        `it was verified on ${wall.verified}, when it no longer stood`,
        'give the last day on which a source saw it standing',
      ),
    );
  }
  if (wall.evidence === 'withheld' && wall.confidence !== 'low') {
    problems.push(
      file.problemAt(
        [...path, 'confidence'],
        `the evidence is withheld, yet confidence is ${wall.confidence}`,
        'write `low`, or show a source',
      ),
    );
  }
  return problems;
}

function overlaps<T>(a: readonly T[] | undefined | null, b: readonly T[] | undefined | null): boolean {
  return a === null || b === null || a === undefined || b === undefined || a.some((one) => b.includes(one));
}

/** How closely a wall names its targets, and whether two walls may name the same one with equal closeness. */
function sameTargets(a: Wall, b: Wall): boolean {
  if (a.to.platforms !== undefined && b.to.platforms !== undefined && overlaps(a.to.platforms, b.to.platforms))
    return true;
  if (a.to.groups !== undefined && b.to.groups !== undefined && overlaps(a.to.groups, b.to.groups)) return true;
  const wide = (wall: Wall) => wall.to.any === true || wall.to.not !== undefined;
  return wide(a) && wide(b);
}

function sameReaders(a: Wall, b: Wall): boolean {
  const differs = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined && x !== y;
  return !differs(a.only?.client, b.only?.client) && !differs(a.only?.region, b.only?.region);
}

function tieAndDisagree(a: Wall, b: Wall): boolean {
  if (a.effect === b.effect || a.inbound !== b.inbound || !a.judged || !b.judged) return false;
  if (firstDay(a.since) !== firstDay(b.since) || (a.from === null) !== (b.from === null)) return false;
  if (
    !overlaps(a.from, b.from) ||
    !overlaps(a.links?.kinds, b.links?.kinds) ||
    !overlaps(a.links?.hosts, b.links?.hosts)
  )
    return false;
  return sameTargets(a, b) && sameReaders(a, b) && standsOn(b, firstDay(a.since));
}

function checkTies(file: Platform, rulebook: RulebookIndex): Problem[] {
  const walls = rulebook.platforms.get(file.value.id)?.walls ?? [];
  return walls.flatMap((wall, i) =>
    walls
      .slice(0, i)
      .flatMap((other) =>
        tieAndDisagree(wall, other)
          ? [
              file.problemAt(
                ['walls', i, 'id'],
                `\`${wall.id}\` (${wall.effect}) and \`${other.id}\` (${other.effect}) speak of the same links from the same day`,
                'narrow one of them, or end one where the other begins',
              ),
            ]
          : [],
      ),
  );
}

/** Two spellings of one address are the same target. */
export function sameAddress(a: string | null, b: string | null): boolean {
  return normalised(a) === normalised(b);
}

function normalised(address: string | null): string | null {
  if (address === null) return null;
  try {
    return new URL(address).href;
  } catch {
    return address;
  }
}

function checkWrapperExamples(file: Platform, rulebook: RulebookIndex): Problem[] {
  return (file.value.wrappers ?? []).flatMap((wrapper, i) =>
    wrapper.examples.flatMap((example, j) => {
      const path = ['wrappers', i, 'examples', j];
      const { layers, chain, target } = unwrap(example.link, rulebook);
      if (layers[0]?.wrapper.id !== wrapper.id) {
        const instead = layers[0] === undefined ? 'no wrapper is seen' : `\`${layers[0].wrapper.id}\` is seen instead`;
        return [
          file.problemAt(
            path,
            `${instead} in the example of \`${wrapper.id}\``,
            'compare host, path and parameter of the example with the rule',
          ),
        ];
      }
      const found = layers.length === 1 && target === null ? null : (chain[1] ?? null);
      return sameAddress(found, example.target)
        ? []
        : [
            file.problemAt(
              path,
              `the example unwraps to ${found ?? 'nothing readable'}`,
              'mend `target` or `encoding`, or the example',
            ),
          ];
    }),
  );
}

function checkBlockPageExamples(file: Platform, rulebook: RulebookIndex): Problem[] {
  return (file.value.blockPages ?? []).flatMap((page, i) =>
    page.examples.flatMap((example, j) => {
      const found = blockPageAt(example.link, rulebook);
      if (found?.page.id === page.id && sameAddress(found.target, example.target)) return [];
      const what =
        found === null ? 'no block page' : `\`${found.page.id}\` with the target ${found.target ?? 'unreadable'}`;
      return [
        file.problemAt(
          ['blockPages', i, 'examples', j],
          `the example is read as ${what}`,
          'compare host, path and parameters with the rule',
        ),
      ];
    }),
  );
}

type WallExample = WallFile['examples'][number];

function vantageOfExample(platform: string, wall: WallFile, example: WallExample): Vantage {
  const home =
    wall.inbound === true
      ? (example.platform ??
        [wall.to].flat().find((name) => typeof name === 'string' && name !== 'any' && !name.startsWith('@')) ??
        platform)
      : platform;
  const surface: Surface | null = example.from ?? (wall.from === 'all' ? null : (wall.from[0] as Surface));
  return { platform: home as string, surface, client: wall.only?.client ?? null, region: wall.only?.region ?? null };
}

function checkWallExample(
  file: Platform,
  wall: WallFile,
  path: (string | number)[],
  example: WallExample,
  rulebook: RulebookIndex,
): Problem[] {
  if (!(effects as readonly string[]).includes(example.expect)) {
    return [
      file.problemAt(
        [...path, 'expect'],
        `\`${example.expect}\` is not an effect`,
        `write one of ${effects.join(', ')}`,
      ),
    ];
  }
  const vantage = vantageOfExample(file.value.id, wall, example);
  const finding = examine(example.link, { rulebook, vantage, day: example.on });
  const decider = finding.decidedBy === 'wrapper' ? finding.wrapper : finding.wall;
  const said = `${finding.effect}${decider === null ? '' : `, decided by \`${decider}\``}`;
  if (finding.effect !== example.expect) {
    return [
      file.problemAt(
        path,
        `the example expects ${example.expect} on ${example.on}, the verdict is ${said}`,
        'mend the wall or the example',
      ),
    ];
  }
  const expected = example.by ?? (wall.judged !== false && example.expect === wall.effect ? wall.id : null);
  if (expected !== null && decider !== expected) {
    return [
      file.problemAt(
        path,
        `the verdict is ${said}, not by \`${expected}\``,
        'name the wall that decides with `by`, or mend the wall',
      ),
    ];
  }
  return [];
}

function checkWallExamples(file: Platform, rulebook: RulebookIndex): Problem[] {
  return (file.value.walls ?? []).flatMap((wall, i) => {
    const problems = wall.examples.flatMap((example, j) =>
      checkWallExample(file, wall, ['walls', i, 'examples', j], example, rulebook),
    );
    const decides = wall.examples.some((example) => example.expect === wall.effect && example.by === undefined);
    const misses = wall.examples.some((example) => example.expect !== wall.effect || example.by !== undefined);
    if (!misses || (wall.judged !== false && !decides)) {
      const lacking = misses ? 'no example that it decides' : 'no near miss';
      problems.push(
        file.problemAt(
          ['walls', i, 'examples'],
          `\`${wall.id}\` has ${lacking}`,
          'give a link on both sides of the line',
        ),
      );
    }
    return problems;
  });
}

/** A wrapper stands on hosts of its own platform, or on hosts that no platform claims. */
function checkWrapperHosts(file: Platform, rulebook: RulebookIndex): Problem[] {
  return (file.value.wrappers ?? []).flatMap((wrapper, i) =>
    (wrapper.hosts ?? []).flatMap((host, j) => {
      const { owner } = identify(`https://${host}`, rulebook);
      return owner === null || owner === file.value.id
        ? []
        : [
            file.problemAt(
              ['wrappers', i, 'hosts', j],
              `${host} belongs to \`${owner}\``,
              `move the wrapper to ${owner}.yaml, or name the host under \`hosts\` here`,
            ),
          ];
    }),
  );
}

function checkLookalikes(file: Platform, rulebook: RulebookIndex): Problem[] {
  return (file.value.lookalikes ?? []).flatMap((host, i) =>
    identify(`https://${host}`, rulebook).owner === file.value.id
      ? [
          file.problemAt(
            ['lookalikes', i],
            `${host} is identified as \`${file.value.id}\``,
            'narrow `hosts`, or take it off the look-alikes',
          ),
        ]
      : [],
  );
}

/** Walls that nobody has confirmed for longer than their platform allows: no mistake, but work to do. */
export function staleWalls(rulebook: Rulebook, day: string): Wall[] {
  return rulebook.platforms.flatMap((platform) =>
    platform.walls.filter((wall) => standsOn(wall, day) && daysBetween(wall.verified, day) > platform.staleAfter),
  );
}

/**
 * Checks all rule files and compiles them. `head` is `rules/rulebook.yaml`; `today` guards against dates in the
 * future and is null where the day must not matter. Every problem is reported, the rulebook is null if there is one.
 */
export function check(head: SourceFile, sources: readonly SourceFile[], today: string | null): Checked {
  const readHead = readFile(head, rulebookSchema);
  const read = sources.map((source) => readFile(source, platformSchema));
  const files = read.flatMap(({ file }) => (file === null ? [] : [file]));
  const shape = [...readHead.problems, ...read.flatMap(({ problems }) => problems)];
  const known = new Set(sources.map((source) => nameOf(source.path)));
  const names = [...checkNames(files), ...checkReferences(files, known)];
  const walls = files.flatMap((file) => (file.value.walls ?? []).flatMap((wall, i) => checkWall(file, wall, i, today)));
  const problems = [...shape, ...names, ...walls];
  if (readHead.file === null || shape.length > 0 || names.length > 0)
    return { rulebook: null, problems: sortProblems(problems) };

  const rulebook = compile(
    readHead.file.value,
    files.map((file) => file.value),
  );
  const index = openRulebook(rulebook, '');
  for (const file of files) {
    problems.push(
      ...checkTies(file, index),
      ...checkWrapperHosts(file, index),
      ...checkLookalikes(file, index),
      ...checkWrapperExamples(file, index),
      ...checkBlockPageExamples(file, index),
      ...checkWallExamples(file, index),
    );
  }
  return { rulebook: problems.length === 0 ? rulebook : null, problems: sortProblems(problems) };
}
