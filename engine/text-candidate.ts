import { filterNames, type PageFilter } from './page-filter.ts';
import type { RulebookIndex } from './rulebook.ts';
import { classOfEmoji, fromLongestPart, literal, loosely } from './text-sign.ts';
import { textAfter, textAnywhere, textBefore } from './text-template.ts';
import type { CodeShape, LinkForm, MarkedForm, Passcode } from './types.ts';

type Test = Pick<RegExp, 'test'>;

/**
 * What tells a page's script which pieces of running text are worth sending on. `signs` are asked of everything and have to be
 * cheap on megabytes of ordinary Chinese and English; the others are asked of a few hundred characters around it.
 */
export interface TextSigns {
  /**
   * Something that most text has not: the beginning of an address, the end of a host, a mark at a code, words that ask to copy.
   * Several expressions, because a browser passes over text much faster with each of them than with all in one. Flag: `g`. What is
   * caught by a group only counts where `known` has a host that ends so: to compile all ends would cost a page more than its text.
   */
  readonly signs: readonly RegExp[];
  /** Known hosts and apps; asked of text that {@link plainly} has read. */
  readonly known: Pick<PageFilter, 'test' | 'namesScheme' | 'endsHost'>;
  /** A passcode that needs no other words. */
  readonly sure: Test;
  /** A passcode if words say so. */
  readonly unsure: Test;
  /** These words. */
  readonly cue: Test;
  /** A share link that may hold a code, in lower case. */
  readonly links: Test;
}

/** The sources of {@link TextSigns} but for `known`. Text, because a script pays for every expression in it when it is parsed. */
export type TextSignSources = Readonly<Record<Exclude<keyof TextSigns, 'known' | 'signs'>, string>> & {
  readonly signs: readonly string[];
};

/** Makes an expression when it is first asked: most pages hold nothing that it could be asked of. */
function lazily(source: string): Test {
  let made: RegExp | undefined;
  return {
    test: (text) => {
      made ??= new RegExp(source);
      return made.test(text);
    },
  };
}

/** Makes signs ready to be looked for. */
export function openTextSigns(sources: TextSignSources, known: TextSigns['known']): TextSigns {
  return {
    signs: sources.signs.map((source) => new RegExp(source, 'g')),
    known,
    sure: lazily(sources.sure),
    unsure: lazily(sources.unsure),
    cue: lazily(sources.cue),
    links: lazily(sources.links),
  };
}

/**
 * A wider expression that is shorter and quick to compile: properties of characters are dear, and what they are widened to stands
 * beside no code on ordinary text.
 */
function widened(source: string): string {
  return source
    .replaceAll('\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*', classOfEmoji)
    .replaceAll('[\\p{P}\\p{S}]', '[^A-Za-z0-9\\s\\u3400-\\u4dbf\\u4e00-\\u9fff]')
    .replaceAll('(?![A-Za-z0-9])', '')
    .replace(/\(\?<!\[A-Za-z0-9\.\]\)(?=\w|\[0-9\]\\\.|\[0-9\]\[0-9\]\\\.)/g, '')
    .replaceAll('|[0-9][0-9]\\.', '|[0-9]\\.')
    .replace(/\{(\d+),\1\}/g, '{$1}')
    .replace(
      /\((\?:)?([^\\()[\]^|-](?:\|[^\\()[\]^|-])+)\)/g,
      (_all, _group, marks: string) => `[${marks.replaceAll('|', '')}]`,
    );
}

/** A sign that looks back at two digits has as much to tell with the nearer one. */
function briefly(sign: string): string {
  return sign.replace('(?<=[0-9][0-9]', '(?<=[0-9]');
}

/** Marks that split hosts where filters would see them; they show nothing. */
const invisible = '\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff';
const invisibles = new RegExp(`[${invisible}]+`, 'g');

/** A text as a reader takes it: signs in full width as those they stand for, what shows nothing left out. */
function plainly(text: string): string {
  return text.normalize('NFKC').replace(invisibles, '');
}

/** Where the next sign of one kind begins; infinity where there is none. */
function nextOf(sign: RegExp, text: string, from: number, known: TextSigns['known']): number {
  sign.lastIndex = from;
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const end = found[1]?.toLowerCase();
    if (end === undefined) return found.index;
    // What follows may be the next block: texts of blocks stand side by side here, without a blank.
    for (let length = 2; length <= end.length; length++) if (known.endsHost(end.slice(0, length))) return found.index;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Makes a search for the signs of one text: where the next one begins, asked for with rising places; -1 behind the last one.
 * Each expression passes over the text once.
 */
export function signSearch(text: string, { signs, known }: TextSigns): (from: number) => number {
  const next = signs.map(() => -1);
  return (from) => {
    for (const [i, sign] of signs.entries()) {
      if ((next[i] as number) < from) next[i] = nextOf(sign, text, from, known);
    }
    const nearest = Math.min(...next);
    return nearest < text.length ? nearest : -1;
  };
}

/** Whether a text has a sign. */
export function hasSign(text: string, { signs, known }: TextSigns): boolean {
  return signs.some((sign) => nextOf(sign, text, 0, known) < text.length);
}

/** Dots as people spell them, in text that {@link plainly} has read: `taobao点com`, `taobao[.]com`, `taobao (dot) com`. */
const spelledDots = / ?[[(](.|dot)[\])] ?|[。点點]/gi;

/** Whether a short text may hold an address that a rule speaks of. */
export function mayHoldAddress(text: string, { known }: TextSigns): boolean {
  const plain = plainly(text);
  // A full stop may be a dot, or end a sentence behind a host.
  return known.test(plain) || known.namesScheme(plain) || known.test(plain.replace(spelledDots, '.'));
}

/** Whether a short text may hold a passcode. */
export function mayHoldPasscode(piece: string, { sure, unsure, cue, links }: TextSigns): boolean {
  const text = piece.replace(invisibles, '');
  return sure.test(text) || ((unsure.test(text) || links.test(text.toLowerCase())) && cue.test(text));
}

function characterClass({ of, also }: CodeShape): string {
  const kind = of === 'han' ? '\\u3400-\\u9fff' : of === 'digits' ? '0-9' : 'A-Za-z0-9';
  return `[${kind}${also.replace(/[\\\]^-]/g, '\\$&')}]`;
}

function run({ code }: MarkedForm): string {
  return `${characterClass(code)}{${code.shortest},${code.longest}}`;
}

/** Marks without the letters in front of their signs, each once: `:/￥` is all that `http:/￥` and `https:/￥` have to tell. */
function withoutLetters(marks: readonly string[]): string[] {
  return [...new Set(marks.map((mark) => mark.replace(/^[A-Za-z]+(?=[^A-Za-z{])/, '')))];
}

/** A code with its marks, hardly less exact than the recogniser is about both of them. */
function marked(form: MarkedForm): string {
  const before = form.before.length === 0 ? '' : textBefore(withoutLetters(form.before)).source;
  const after = form.after.length === 0 ? '' : `(?:${textAfter(form.after).source})`;
  return `${before}${run(form)}${after}`;
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
  const inFront = withoutLetters(before).map((template) => `${fromLongestPart(template) ?? loosely(template)}${some}`);
  const behind = after.map((template) => `${loosely(template)}(?<=${some}.{${lengthOf(template)}})`);
  if (isRare(before)) return inFront;
  if (isRare(after)) return behind;
  if (isFixed(before) || after.length === 0) return inFront;
  return isFixed(after) ? behind : inFront;
}

/** Adds to a list in a table. */
function append(table: Map<string, string[]>, key: string, value: string): void {
  table.set(key, [...(table.get(key) ?? []), value]);
}

/** How many characters of a code stand beside a mark, in a sign of {@link markSigns}. */
const lengthOfCode = /\{(\d+)\}/;

/** Whether a sign is there whenever another one is: beside the same marks, a shorter piece of the same code. */
function covers([rest, marks]: [string, string[]], [otherRest, others]: [string, string[]]): boolean {
  const length = Number(lengthOfCode.exec(rest)?.[1]);
  const otherLength = Number(lengthOfCode.exec(otherRest)?.[1]);
  const alike = rest.replace(lengthOfCode, '') === otherRest.replace(lengthOfCode, '');
  return alike && length < otherLength && others.every((mark) => marks.includes(mark));
}

/** Single characters in one class, so that one comparison passes over all of them, and one expression for each class. */
function joined(signs: ReadonlySet<string>): string[] {
  const byRest = new Map<string, string[]>();
  const byClass = new Map<string, string[]>();
  const others: string[] = [];
  for (const sign of signs) {
    const [, mark, behindMark] = /^([^\\[(])([[(].*)$/.exec(sign) ?? [];
    const [, someClass, behindClass] = /^(\[[^\]]+\])(.+)$/.exec(sign) ?? [];
    if (mark !== undefined && behindMark !== undefined) append(byRest, behindMark, mark);
    else if (someClass !== undefined && behindClass !== undefined) append(byClass, someClass, behindClass);
    else others.push(sign);
  }
  const all = [...byRest];
  for (const one of all) {
    if (!all.some((other) => covers(other, one))) append(byClass, `[${one[1].join('')}]`, one[0]);
  }
  return [...[...byClass].map(([marks, rests]) => `${marks}(?:${rests.join('|')})`), ...others];
}

/** Signs that begin with a word share an expression; one that begins with a class has its own. */
function grouped(signs: readonly string[]): string[] {
  const words = signs.filter((sign) => /^[^[\\]/.test(sign));
  const shortest = words.filter((word) => !words.some((other) => other !== word && word.startsWith(other)));
  return [...signs.filter((sign) => !words.includes(sign)), shortest.join('|')].filter((source) => source !== '');
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

/** Of words that many cues begin with, only the beginning: `打开`. */
function shortened(cues: ReadonlySet<string>): string[] {
  const beginnings = new Map<string, string[]>();
  for (const cue of cues) append(beginnings, cue.slice(0, 2), cue);
  return [...beginnings].flatMap(([begin, all]) =>
    all.length >= 5 && /^[\u3400-\u9fff]+$/.test(begin) ? [begin] : all,
  );
}

function hostPattern(hosts: readonly string[]): string {
  return `(?:${[...new Set(hosts)].sort().map(literal).join('|')})`;
}

/** The sources of {@link TextSigns}. Made once from the rules, not in the page. */
export function textCandidateSource(rulebook: RulebookIndex): TextSignSources {
  const passcodes = rulebook.book.platforms.flatMap((platform) => platform.passcodes);
  const sure: string[] = [];
  const unsure: string[] = [];
  const bare = new Map<string, number>();
  const cues = new Set<string>();
  const words = new Set<string>();
  const signs = new Set<string>();
  const linkHosts: string[] = [];
  const sureLinkHosts: string[] = [];
  for (const passcode of passcodes) {
    for (const cue of cuesOf(passcode)) cues.add(cue);
    for (const form of passcode.forms) {
      if (isMarked(form)) {
        const { code, cueNeeded } = form;
        const kind = characterClass(code);
        // What is made of the characters of all text needs its marks; of other codes whose words are there the run is enough.
        if (!cueNeeded) sure.push(marked(form));
        else if (code.of === 'han') unsure.push(marked(form));
        else bare.set(kind, Math.min(code.shortest, bare.get(kind) ?? code.shortest));
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
  for (const [kind, shortest] of bare) unsure.push(`${kind}{${shortest}}`);
  if (words.size > 0) sure.push([...new Set(widened(textAnywhere([...words]).source).split(/(?<!\\)\|/))].join('|'));
  if (sureLinkHosts.length > 0) sure.push(`${hostPattern(sureLinkHosts)}[^\\s]{0,500}[?&/]`);

  // The end of a host, caught so that it can be looked up.
  const longest = Math.max(...Object.keys(filterNames(rulebook).hosts).map(({ length }) => length));
  const end = `([A-Za-z]{2,${longest}})`;
  const dot = '[.。．｡点點]';
  // The end of a dot in brackets: `[.]`, `(dot)`, `（点）`.
  const bracket = '[\\])）] ?';
  const whole = [
    // A host of letters, whose dot may be any, or that was split by what shows nothing.
    `(?:${dot}|${bracket})[${invisible}]?(?:${end}|[ａ-ｚ])`,
    `[${invisible}](?<=[A-Za-z0-9.:/${dot.slice(1, -1)}].)[A-Za-z0-9.:/]`,
    '[:：][/／]{2}',
    ...joined(signs),
  ];

  return {
    signs: grouped([...new Set(whole.map(briefly))]),
    sure: widened(sure.join('|')),
    unsure: widened(unsure.join('|')),
    cue: widened(textAnywhere(shortened(cues)).source),
    links: `${hostPattern(linkHosts)}/`,
  };
}
