import type { PageFilter } from './page-filter.ts';
import { withoutCovered } from './path.ts';
import type { RulebookIndex } from './rulebook.ts';
import { fromLongestPart, literal, loosely } from './text-sign.ts';
import { textAfter, textAnywhere, textBefore } from './text-template.ts';
import type { CodeShape, LinkForm, MarkedForm, Passcode } from './types.ts';

/**
 * What tells a page's script which pieces of running text are worth sending on. `signs` are asked of everything and have to be
 * cheap on megabytes of ordinary Chinese and English; the others are asked of a few hundred characters around it.
 */
export interface TextSigns {
  /**
   * Something that most text has not: the beginning of an address, the end of a host, a mark at a code, words that ask to copy.
   * Several expressions, because a browser passes over text much faster with each of them than with all in one. Flag: `g`.
   */
  readonly signs: readonly RegExp[];
  /** Known hosts and apps; asked of text that {@link plainly} has read. */
  readonly known: Pick<PageFilter, 'test' | 'namesScheme'>;
  /** A passcode that needs no other words. */
  readonly sure: RegExp;
  /** A passcode if words say so. */
  readonly unsure: RegExp;
  /** These words. */
  readonly cue: RegExp;
  /** A share link that may hold a code. */
  readonly links: RegExp;
}

/** An expression as the build writes it down. */
type Source = readonly [source: string, flags: string];

/** The sources of {@link TextSigns} but for `known`. */
export type TextSignSources = Readonly<Record<Exclude<keyof TextSigns, 'known' | 'signs'>, Source>> & {
  readonly signs: readonly Source[];
};

/** Marks that split hosts where filters would see them; they show nothing. */
const invisible = '\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff';
const invisibles = new RegExp(`[${invisible}]+`, 'g');

/** A text as a reader takes it: signs in full width as those they stand for, what shows nothing left out, and every kind of dot one. */
function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisibles, '')
    .replace(/[。点點]/g, '.');
}

/** Whether a text has a sign. */
export function hasSign(text: string, { signs }: TextSigns): boolean {
  return signs.some((sign) => {
    sign.lastIndex = 0;
    return sign.test(text);
  });
}

/**
 * Makes a search for the signs of one text: where the next one begins, asked for with rising places; -1 behind the last one.
 * Each expression passes over the text once.
 */
export function signSearch(text: string, { signs }: TextSigns): (from: number) => number {
  const next = signs.map(() => -1);
  return (from) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const [i, sign] of signs.entries()) {
      if ((next[i] as number) < from) {
        sign.lastIndex = from;
        next[i] = sign.exec(text)?.index ?? Number.POSITIVE_INFINITY;
      }
      nearest = Math.min(nearest, next[i] as number);
    }
    return nearest === Number.POSITIVE_INFINITY ? -1 : nearest;
  };
}

/** Whether a short text may hold an address that a rule speaks of. */
export function mayHoldAddress(text: string, { known }: TextSigns): boolean {
  const plain = plainly(text);
  return known.test(plain) || known.namesScheme(plain);
}

/** Whether a short text may hold a passcode. */
export function mayHoldPasscode(text: string, { sure, unsure, cue, links }: TextSigns): boolean {
  return sure.test(text) || ((unsure.test(text) || links.test(text)) && cue.test(text));
}

function characterClass({ of, also }: CodeShape): string {
  const kind = of === 'han' ? '\\u3400-\\u9fff' : of === 'digits' ? '0-9' : 'A-Za-z0-9';
  return `[${kind}${also.replace(/[\\\]^-]/g, '\\$&')}]`;
}

function run({ code }: MarkedForm): string {
  return `${characterClass(code)}{${code.shortest},${code.longest}}`;
}

/** A code with its marks, as exact as the recogniser is about both of them. */
function marked(form: MarkedForm): string {
  const before = form.before.length === 0 ? '' : textBefore(form.before).source;
  const after = form.after.length === 0 ? '' : `(?:${textAfter(form.after).source})`;
  return `(?:${before}${run(form)}${after})`;
}

function isFixed(templates: readonly string[]): boolean {
  return templates.length > 0 && templates.every((template) => !template.includes('{'));
}

function isRare(templates: readonly string[]): boolean {
  return isFixed(templates) && templates.every((template) => /[^ -~]/.test(template));
}

/** A placeholder counts as one character. */
function lengthOf(template: string): number {
  return template.replace(/\{[a-z]+\}/g, '.').length;
}

/** Marks of one side of a code, each from its longest part on, and the shortest code beside them. */
function markSigns({ before, after, code }: MarkedForm): string[] {
  const some = `${characterClass(code)}{${code.shortest}}`;
  const inFront = before.map((template) => `${fromLongestPart(template) ?? loosely(template)}${some}`);
  const behind = after.map((template) => `${loosely(template)}(?<=${some}.{${lengthOf(template)}})`);
  if (isRare(before)) return inFront;
  if (isRare(after)) return behind;
  if (isFixed(before) || after.length === 0) return inFront;
  return isFixed(after) ? behind : inFront;
}

/** Single characters in one class, so that one comparison passes over all of them. */
function joined(signs: ReadonlySet<string>): string[] {
  const byRest = new Map<string, string[]>();
  const others: string[] = [];
  for (const sign of signs) {
    const [, first, rest] = /^([^\\[(])([[(].*)$/.exec(sign) ?? [];
    if (first === undefined || rest === undefined) others.push(sign);
    else byRest.set(rest, [...(byRest.get(rest) ?? []), first]);
  }
  return [...[...byRest].map(([rest, firsts]) => `[${firsts.join('')}]${rest}`), ...others];
}

/** Case is spelled out: an expression without regard to case passes over Chinese text at half the speed. */
function inAnyCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** Signs that begin with a word share an expression; one that begins with a class has its own. */
function grouped(signs: readonly string[]): string[] {
  const words = signs.filter((sign) => /^[^[:\\]/.test(sign));
  return [...signs.filter((sign) => !words.includes(sign)), words.join('|')].filter((source) => source !== '');
}

function isMarked(form: Passcode['forms'][number]): form is MarkedForm {
  return !('words' in form) && !('hosts' in form);
}

function isLink(form: Passcode['forms'][number]): form is LinkForm {
  return 'hosts' in form;
}

function cuesOf({ cue, toldApart }: Passcode): string[] {
  return [...cue, ...Object.values(toldApart).flat()];
}

function hostPattern(hosts: readonly string[]): string {
  return `(?:${[...new Set(hosts)].sort().map(literal).join('|')})`;
}

/** The sources of {@link TextSigns}. Made once from the rules, not in the page. */
export function textCandidateSource(rulebook: RulebookIndex): TextSignSources {
  const passcodes = rulebook.book.platforms.flatMap((platform) => platform.passcodes);
  const sure: string[] = [];
  const unsure: string[] = [];
  const cues = new Set<string>();
  const words = new Set<string>();
  const signs = new Set<string>();
  const linkHosts: string[] = [];
  const sureLinkHosts: string[] = [];
  for (const passcode of passcodes) {
    for (const cue of cuesOf(passcode)) cues.add(cue);
    for (const form of passcode.forms) {
      if (isMarked(form)) {
        (form.cueNeeded ? unsure : sure).push(marked(form));
        // `://` is a sign of its own.
        if (!form.cueNeeded && !form.before.some((template) => template.includes('://'))) {
          for (const sign of markSigns(form)) signs.add(sign);
        }
        if (form.cueNeeded) for (const cue of cuesOf(passcode)) signs.add(fromLongestPart(cue) ?? loosely(cue));
      } else if (isLink(form)) {
        (form.cueNeeded ? linkHosts : sureLinkHosts).push(...form.hosts);
      } else {
        for (const template of form.words) {
          words.add(template);
          signs.add(fromLongestPart(template) ?? loosely(template));
        }
      }
    }
  }
  if (words.size > 0) sure.push(textAnywhere([...words]).source);
  if (sureLinkHosts.length > 0) sure.push(`${hostPattern(sureLinkHosts)}[^\\s]{0,500}[?&/]`);

  const tables = [rulebook.hosts, rulebook.wrappersByHost, rulebook.blockPagesByHost];
  const hosts = withoutCovered(new Set(tables.flatMap((table) => [...table.keys()])));
  const ends = [...new Set(hosts.map((host) => host.slice(host.lastIndexOf('.') + 1)))].sort();
  const dot = '[.。．｡点點]';
  const whole = [
    // A host of letters, whose dot may be any, or that was split by what shows nothing.
    `${dot}[${invisible}]?(?:${ends.map(inAnyCase).join('|')}|[ａ-ｚ])(?![A-Za-z0-9])`,
    `[${invisible}](?<=[A-Za-z0-9.:/${dot.slice(1, -1)}].)[A-Za-z0-9.:/]`,
    '[:：][/／]{2}',
    ...joined(signs),
  ];

  return {
    signs: grouped(whole).map((source) => [source, 'g']),
    sure: [sure.join('|'), 'u'],
    unsure: [unsure.join('|'), 'u'],
    cue: [textAnywhere([...cues]).source, 'u'],
    links: [`(?:^|[^a-z0-9-])${hostPattern(linkHosts)}/`, 'i'],
  };
}
