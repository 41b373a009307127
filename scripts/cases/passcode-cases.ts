import { openPasscodes } from '../../engine/passcode-tables.ts';
import { type FoundPasscode, passcodesIn } from '../../engine/passcodes.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Passcode, PasscodeForm, PlatformId } from '../../engine/types.ts';
import { textOf } from './passcode-samples.ts';
import { type CodedForm, hitsOf, missesOf, type Parts, spell, trialOf } from './passcode-texts.ts';

/** The shape of `tests/rules/passcodes.json`: a text, and in words the passcodes that are found in it. */
export type PasscodeFile = Readonly<Record<string, string>>;

type Told = Pick<FoundPasscode, 'passcode' | 'platform' | 'ambiguous' | 'code' | 'cue'>;

/** One passcode in words: `taobao-passcode AbCdEfGhIjK of taobao by 打开淘宝`, `kuaishou-text of kuaishou`. */
function oneInWords({ passcode, platform, ambiguous, code, cue }: Told): string {
  const owner = ambiguous === null ? platform : ambiguous.join(' or ');
  return `${[passcode, code ?? []].flat().join(' ')} of ${owner}${cue === null ? '' : ` by ${cue}`}`;
}

/** All passcodes of a text, in words; `nothing` where there are none. */
export function passcodesText(text: string, rulebook: RulebookIndex): string {
  const found = passcodesIn(text, rulebook).map(oneInWords);
  return found.length === 0 ? 'nothing' : found.join(', and ');
}

/** Words that say that a passcode of a family is there, and whose; null where they say only that. */
interface Cue {
  readonly words: string;
  readonly platform: PlatformId | null;
}

function cuesOf({ cue, toldApart }: Passcode): Cue[] {
  const naming = Object.entries(toldApart).flatMap(([platform, words]) => words.map((one) => [one, platform] as const));
  return [...cue.map((one) => [one, null] as const), ...naming].map(([words, platform]) => ({
    words: textOf(words),
    platform,
  }));
}

/** The same rules without one form of one family. */
function without(form: PasscodeForm, rulebook: RulebookIndex): RulebookIndex {
  const platforms = rulebook.book.platforms.map((platform) => ({
    ...platform,
    passcodes: platform.passcodes.map((one) => ({ ...one, forms: one.forms.filter((other) => other !== form) })),
  }));
  return { ...rulebook, passcodes: openPasscodes(platforms) };
}

/** A text with what a rule promises of it; null where it promises nothing, and the engine is asked. */
type Entry = readonly [text: string, promised: string | null];

function promise(passcode: Passcode, code: string | null, cue: Cue | null): string {
  const { id, platform, toldApart } = passcode;
  const users = [platform, ...Object.keys(toldApart).filter((one) => one !== platform)];
  const told = cue?.platform ?? null;
  return oneInWords({
    passcode: id,
    platform: told ?? platform,
    ambiguous: told === null && users.length > 1 ? users : null,
    code,
    cue: cue?.words ?? null,
  });
}

function entriesOf(passcode: Passcode, rulebook: RulebookIndex): Entry[] {
  const cues = cuesOf(passcode);
  const hit = (parts: Parts, cue: Cue | null): Entry => [
    spell({ ...parts, cue: cue?.words ?? '' }),
    promise(passcode, parts.code, cue),
  ];
  const coded = passcode.forms.filter((form): form is CodedForm => 'code' in form);
  const trials = coded.flatMap((form) => {
    const rest = without(form, rulebook);
    const isTold = (text: string) => passcodesText(text, rulebook) !== passcodesText(text, rest);
    return trialOf(form, cues[0]?.words ?? '', isTold) ?? [];
  });
  const ofForms = trials.flatMap((trial) => [
    ...hitsOf(trial).map((parts) => hit(parts, trial.form.cueNeeded ? (cues[0] ?? null) : null)),
    ...missesOf(trial).map((parts): Entry => [spell(parts), null]),
  ]);
  const cued = trials.find(({ form }) => form.cueNeeded) ?? trials[0];
  const ofCues = cued === undefined ? [] : cues.map((cue) => hit(cued.base, cue));
  const ofWords = passcode.forms.flatMap((form) =>
    'words' in form ? form.words.map((one): Entry => [textOf(one), promise(passcode, null, null)]) : [],
  );
  return [...ofForms, ...ofCues, ...ofWords];
}

/**
 * For each family of passcodes, texts that its forms promise to take and texts beside them. Hits are written down as
 * the rules promise them, not as the engine finds them: what another family would take instead is seen. Two promises
 * about one text are both written, and cannot be kept.
 */
export function passcodeCases(rulebook: RulebookIndex): PasscodeFile {
  const families = rulebook.book.platforms.flatMap(({ passcodes }) => passcodes);
  const entries = families.flatMap((passcode) => entriesOf(passcode, rulebook));
  const promises = new Map<string, Set<string>>();
  for (const [text, promised] of entries) {
    if (promised !== null) promises.set(text, (promises.get(text) ?? new Set()).add(promised));
  }
  const answerTo = (text: string) => [...(promises.get(text) ?? [passcodesText(text, rulebook)])].join(', but ');
  return Object.fromEntries(entries.map(([text]) => [text, answerTo(text)]));
}
