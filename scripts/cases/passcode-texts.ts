import { codeAlphabets, type LinkForm, type MarkedForm } from '../../engine/types.ts';
import { codeOf, textOf } from './passcode-samples.ts';

/** A form whose passcodes have a code. */
export type CodedForm = MarkedForm | LinkForm;

/** The link that a code stands in. `path` is a template in which the code may have its place. */
interface Link {
  readonly host: string;
  readonly path: string;
  readonly param: string | null;
}

/** The parts of a text that may be a passcode; what is empty is not there. */
export interface Parts {
  readonly cue: string;
  readonly near: string;
  readonly link: Link | null;
  readonly before: string;
  readonly code: string;
  readonly after: string;
}

function addressOf({ host, path, param }: Link, { before, code, after }: Parts): string {
  const filled = path.replaceAll('{}', 'x').replaceAll('**', 'x/y').replace('{code}', code);
  return `https://${host}${filled}${param === null ? '' : `?${param}=${encodeURI(before + code + after)}`}`;
}

/** The text that these parts make. */
export function spell(parts: Parts): string {
  const { cue, near, link, before, code, after } = parts;
  const core = link === null ? before + code + after : addressOf(link, parts);
  return [cue, near, core].filter((part) => part !== '').join(' ');
}

const areSame = (before: string, after: string) => before.trim() === after.trim();

function isMarked(form: CodedForm): form is MarkedForm {
  return !('hosts' in form);
}

/** All marks that may stand on one side of a code; one empty mark where none has to. */
function marks(templates: readonly string[]): string[] {
  return templates.length === 0 ? [''] : templates.map((one) => textOf(one));
}

/** The marks that may stand around a code together. */
function pairsOf(form: CodedForm): Pick<Parts, 'before' | 'after'>[] {
  const all = marks(form.before).flatMap((before) => marks(form.after).map((after) => ({ before, after })));
  return isMarked(form) && form.same ? all.filter(({ before, after }) => areSame(before, after)) : all;
}

function linkOf(form: LinkForm): Link {
  return { host: form.hosts[0] as string, path: form.paths[0] ?? '/x', param: form.param };
}

/** A form with texts that it takes for passcodes. */
export interface Trial {
  readonly form: CodedForm;
  /** The text that all others are made from. */
  readonly base: Parts;
  /** For each mark of either side, a text that has it. */
  readonly marked: readonly Parts[];
}

/**
 * The texts that a form is tried on; null where no two of its marks go together. Of the marks that may stand around a
 * code, those are taken of which `isTold` says that no other form tells the text. A cue is there where one is needed.
 */
export function trialOf(form: CodedForm, cue: string, isTold: (text: string) => boolean): Trial | null {
  const shared = {
    cue: form.cueNeeded ? cue : '',
    near: isMarked(form) && form.near.length > 0 ? textOf(form.near[0] as string) : '',
    link: isMarked(form) ? null : linkOf(form),
    code: codeOf(form.code, form.code.shortest),
  };
  const all = pairsOf(form).map((pair) => ({ ...shared, ...pair }));
  const best = (choices: readonly Parts[]) => choices.find((parts) => isTold(spell(parts))) ?? choices[0];
  const base = best(all);
  if (base === undefined) return null;
  const marked = (['before', 'after'] as const).flatMap((side) =>
    marks(form[side]).flatMap((mark) => best(all.filter((parts) => parts[side] === mark)) ?? []),
  );
  return { form, base, marked };
}

function linkHits(form: LinkForm, base: Parts): Parts[] {
  const link = base.link as Link;
  return [
    ...form.hosts.map((host) => ({ ...base, link: { ...link, host } })),
    ...form.paths.map((path) => ({ ...base, link: { ...link, path } })),
  ];
}

/**
 * Texts that a form promises to take: its code at both lengths and with all that may be in it, every mark, every word
 * near it, every host and path.
 */
export function hitsOf({ form, base, marked }: Trial): Parts[] {
  const { code } = form;
  const codes = [
    codeOf(code, code.shortest),
    codeOf(code, code.longest),
    ...code.begins.map((begins) => codeOf(code, code.shortest, { begins })),
    ...[...code.also].map((holds) => codeOf(code, code.shortest, { holds })),
  ];
  return [
    ...codes.map((one) => ({ ...base, code: one })),
    ...marked,
    ...(isMarked(form) ? form.near.map((near) => ({ ...base, near: textOf(near) })) : linkHits(form, base)),
  ];
}

const latin = codeAlphabets.filter((of) => of !== 'han');

/** A sign that no placeholder stands for. */
const noMark = '=';

/** The text with another mark behind the code than in front of it. */
function unequal({ after }: MarkedForm, base: Parts): Parts[] {
  const others = after.flatMap((one) => [textOf(one), textOf(one, 1)]);
  const other = others.find((one) => !areSame(base.before, one));
  return other === undefined ? [] : [{ ...base, after: other }];
}

function linkMisses(base: Parts): Parts[] {
  const link = base.link as Link;
  const beside: Link[] = [
    { ...link, host: `not-${link.host}` },
    { ...link, path: `/x${link.path}` },
  ];
  if (link.param !== null) beside.push({ ...link, param: `not-${link.param}` });
  return beside.map((one) => ({ ...base, link: one }));
}

/**
 * Texts beside a form: one character less and one more, other characters, another beginning, a sign that is no mark,
 * marks that differ, another host, path or parameter, no word near it, no cue.
 */
export function missesOf({ form, base }: Trial): Parts[] {
  const { code, before, after, cueNeeded } = form;
  const codes = [
    codeOf(code, code.shortest - 1),
    codeOf(code, code.longest + 1),
    ...latin.filter((of) => of !== code.of).map((of) => codeOf(code, code.shortest, { of })),
    ...(code.begins.length === 0 ? [] : [codeOf(code, code.shortest, { begins: code.of === 'digits' ? '0' : 'X' })]),
  ];
  return [
    ...codes.map((one) => ({ ...base, code: one })),
    ...(before.length === 0 ? [] : [{ ...base, before: noMark }]),
    ...(after.length === 0 ? [] : [{ ...base, after: noMark }]),
    ...(isMarked(form) && form.same ? unequal(form, base) : []),
    ...(base.near === '' ? [] : [{ ...base, near: '' }]),
    ...(base.link === null ? [] : linkMisses(base)),
    ...(cueNeeded ? [{ ...base, cue: '' }] : []),
  ];
}
