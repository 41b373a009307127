import { codeAlphabets } from '../../engine/types.ts';
import type { PlatformFile } from '../../rules/schema.ts';
import type { CodeFile, PasscodeFile, PasscodeFormFile } from '../../rules/schema-passcodes.ts';
import type { Random } from './random.ts';
import {
  another,
  type Change,
  change,
  misspelled,
  otherHost,
  otherPath,
  type Path,
  renamed,
  type Site,
  type World,
} from './site.ts';

/** One more or one less, at one end of a range. */
function otherLength(random: Random, length: CodeFile['length']): unknown {
  const step = random.pick([1, -1]);
  if (typeof length === 'number') return Math.max(1, length + step);
  const [fewest, most] = length;
  return random.below(2) === 0
    ? [Math.max(1, Math.min(most, fewest + step)), most]
    : [fewest, Math.max(fewest, most + step)];
}

/** Placeholders no two of which stand for the same character. */
const placeholders = ['{letter}', '{digit}', '{han}', '{emoji}'];

function otherPiece(random: Random, piece: string): string {
  if (piece.length > 1 && piece.startsWith('{')) return another(random, placeholders, piece) as string;
  if (/[a-z0-9]/i.test(piece)) return misspelled(random, piece);
  // None of these stands in a mark or a cue of any rule.
  return random.pick(/\p{Script=Han}/u.test(piece) ? ['兎', '鼠', '龜'] : ['§', '¶', '†']);
}

/** A text template with one of its characters or placeholders changed. */
function otherTemplate(random: Random, template: string): string {
  const pieces = template.match(/\{[a-z]+\}|./gsu) ?? [];
  const at = random.below(pieces.length);
  return pieces.map((piece, i) => (i === at ? otherPiece(random, piece) : piece)).join('');
}

function oneOf(list: string | readonly string[], path: Path, i: number, next: string | null): Change | null {
  const texts = [list].flat() as string[];
  const before = texts[i] as string;
  if (next !== null) return change(Array.isArray(list) ? [...path, i] : path, before, next);
  const value = texts.filter((_, j) => j !== i);
  return value.length === 0 ? null : { path, value, what: `${path.at(-1)} ${before} → nothing` };
}

/** Every entry of a list of texts, changed by `other` or taken away. */
function* listSites(
  kind: string,
  list: string | readonly string[] | undefined,
  path: Path,
  other: (random: Random, one: string) => string = otherTemplate,
): Generator<Site> {
  if (list === undefined) return;
  for (const [i, one] of ([list].flat() as string[]).entries()) {
    yield { kind, propose: (random) => oneOf(list, path, i, random.below(2) === 0 ? null : other(random, one)) };
  }
}

function* codeSites({ length, of, also, begins }: CodeFile, path: Path): Generator<Site> {
  const kind = 'passcode code';
  yield { kind, propose: (random) => change([...path, 'length'], length, otherLength(random, length)) };
  yield { kind, propose: (random) => change([...path, 'of'], of, another(random, codeAlphabets, of)) };
  if (also !== undefined) {
    const others = [...also].map((left) => [...also].filter((one) => one !== left).join('') || undefined);
    yield { kind, propose: (random) => change([...path, 'also'], also, random.pick(others)) };
  }
  yield* listSites(kind, begins as string | string[] | undefined, [...path, 'begins'], misspelled);
}

function* formSites(form: PasscodeFormFile, path: Path): Generator<Site> {
  const { code, before, after, same, near, hosts, path: templates, param, words, cueNeeded } = form;
  const lists = (kind: string, key: keyof PasscodeFormFile, list: unknown, other?: typeof otherTemplate) =>
    listSites(kind, list as string | string[] | undefined, [...path, key], other);
  yield* lists('passcode words', 'words', words);
  if (code === undefined) return;
  yield* codeSites(code, [...path, 'code']);
  yield* lists('passcode mark', 'before', before);
  yield* lists('passcode mark', 'after', after);
  if (same) yield { kind: 'passcode mark', propose: () => change([...path, 'same'], same, undefined) };
  yield* lists('passcode words', 'near', near);
  yield* lists('passcode link', 'hosts', hosts, otherHost);
  yield* lists('passcode link', 'path', templates, otherPath);
  yield* lists('passcode link', 'param', param, misspelled);
  yield {
    kind: 'passcode words',
    propose: () => change([...path, 'cueNeeded'], cueNeeded, cueNeeded === true ? undefined : true),
  };
}

function* familySites({ forms, cue, toldApart = {} }: PasscodeFile, path: Path, world: World): Generator<Site> {
  const kind = 'passcode words';
  for (const [i, form] of forms.entries()) yield* formSites(form, [...path, 'forms', i]);
  yield* listSites(kind, cue as string | string[] | undefined, [...path, 'cue']);
  const map = Object.entries(toldApart);
  const users = map.map(([id]) => id);
  for (const [i, [user, words]] of map.entries()) {
    yield* listSites(kind, words as string | string[], [...path, 'toldApart', user]);
    yield {
      kind,
      propose: (random) =>
        renamed([...path, 'toldApart'], map, i, another(random, world.platforms, ...users) as string),
    };
  }
}

/** All that can be changed about the passcodes of one file. */
export function* passcodeSites({ passcodes = [] }: PlatformFile, world: World): Generator<Site> {
  for (const [i, passcode] of passcodes.entries()) yield* familySites(passcode, ['passcodes', i], world);
}
