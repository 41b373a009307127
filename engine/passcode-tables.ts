import { textAfter, textAnywhere, textBefore } from './text-template.ts';
import type { CodeShape, LinkForm, MarkedForm, Passcode, Platform, PlatformId } from './types.ts';

/** Words that say that a text is a passcode, and of which platform; null where they do not say it. */
interface CueWords {
  readonly platform: PlatformId | null;
  readonly pattern: RegExp;
}

/** A family of passcodes made ready. */
export interface Family {
  readonly passcode: Passcode;
  readonly cues: readonly CueWords[];
  /** All platforms that use it, the owner first; null where it is the owner's alone. */
  readonly ambiguous: readonly PlatformId[] | null;
}

/** A {@link MarkedForm} made ready. */
export interface ReadyMarked {
  readonly family: Family;
  readonly form: MarkedForm;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  readonly near: RegExp | null;
}

/** A {@link LinkForm} made ready. */
export interface ReadyLink {
  readonly family: Family;
  readonly form: LinkForm;
  /** The whole value of the parameter or segment; group 1 is the code. */
  readonly value: RegExp;
}

/** Forms whose codes are made of the same characters, so that the runs of these are looked for once. */
interface RunTable {
  readonly run: RegExp;
  readonly shortest: number;
  readonly longest: number;
  /** In the order of families and forms. */
  readonly forms: readonly ReadyMarked[];
}

/** Families of passcodes as tables that answer fast. */
export interface PasscodeTables {
  readonly runs: readonly RunTable[];
  readonly linksByHost: ReadonlyMap<string, readonly ReadyLink[]>;
  readonly words: readonly { readonly family: Family; readonly pattern: RegExp }[];
}

const letterOrDigit = 'A-Za-z0-9';

/** A code is always a whole run: digits between letters are no code of digits. */
function characterClass({ of, also }: CodeShape): string {
  const extra = also.replace(/[\\\]^-]/g, '\\$&');
  return `[${of === 'han' ? '\\u3400-\\u9fff' : letterOrDigit}${extra}]`;
}

function familyOf(passcode: Passcode): Family {
  const { platform, cue, toldApart } = passcode;
  const others = Object.keys(toldApart).filter((id) => id !== platform);
  return {
    passcode,
    cues: [
      ...(cue.length === 0 ? [] : [{ platform: null, pattern: textAnywhere(cue) }]),
      ...Object.entries(toldApart).map(([id, words]) => ({ platform: id, pattern: textAnywhere(words) })),
    ],
    ambiguous: others.length === 0 ? null : [platform, ...others],
  };
}

function unlessEmpty(templates: readonly string[], make: (templates: readonly string[]) => RegExp): RegExp | null {
  return templates.length === 0 ? null : make(templates);
}

function valuePattern({ code, before, after }: LinkForm): RegExp {
  const around = (templates: readonly string[]) => (templates.length === 0 ? '' : `(?:${textAfter(templates).source})`);
  return new RegExp(`^${around(before)}(${characterClass(code)}+)${around(after)}$`, 'u');
}

/** Builds the tables of all families, in the order of platforms and of their files. */
export function openPasscodes(platforms: readonly Platform[]): PasscodeTables {
  const runs = new Map<string, ReadyMarked[]>();
  const linksByHost = new Map<string, ReadyLink[]>();
  const words: { family: Family; pattern: RegExp }[] = [];
  for (const passcode of platforms.flatMap((platform) => platform.passcodes)) {
    const family = familyOf(passcode);
    for (const form of passcode.forms) {
      if ('words' in form) {
        words.push({ family, pattern: textAnywhere(form.words) });
      } else if ('hosts' in form) {
        const ready = { family, form, value: valuePattern(form) };
        for (const host of form.hosts) linksByHost.set(host, [...(linksByHost.get(host) ?? []), ready]);
      } else {
        const name = characterClass(form.code);
        const ready = {
          family,
          form,
          before: unlessEmpty(form.before, textBefore),
          after: unlessEmpty(form.after, textAfter),
          near: unlessEmpty(form.near, textAnywhere),
        };
        runs.set(name, [...(runs.get(name) ?? []), ready]);
      }
    }
  }
  return {
    runs: [...runs].map(([name, forms]) => ({
      run: new RegExp(`${name}+`, 'g'),
      shortest: Math.min(...forms.map(({ form }) => form.code.shortest)),
      longest: Math.max(...forms.map(({ form }) => form.code.longest)),
      forms,
    })),
    linksByHost,
    words,
  };
}

/** Whether a run of characters is a code of this shape. */
export function codeFits(text: string, { shortest, longest, of, begins }: CodeShape): boolean {
  if (text.length < shortest || text.length > longest) return false;
  if (begins.length > 0 && !begins.some((start) => text.startsWith(start))) return false;
  if (of === 'digits') return /^[0-9]+$/.test(text);
  if (of === 'han' || of === 'letters-and-digits') return true;
  const mixed = /[A-Z]/.test(text) && /[a-z]/.test(text);
  return of === 'mixed' ? mixed : mixed && /[0-9]/.test(text);
}
