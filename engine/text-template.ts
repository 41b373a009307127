/**
 * Text templates of rule files: a text as it stands, with placeholders where it varies. They are made into regular
 * expressions here, so that rule files need none and every one of them takes linear time.
 */

const placeholders: Readonly<Record<string, string>> = {
  letter: '[A-Za-z]',
  digit: '[0-9]',
  han: '[\\u3400-\\u9fff]',
  /** One pictograph, with the marks that change its looks. */
  emoji: '\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*',
  /** What ends a phrase or joins words and numbers is none: `€ProductName;` is no passcode. */
  symbol: '(?![.,:;\'"_=@&\\\\-])[\\p{P}\\p{S}]',
  /** The names of mini programs, which have at most 30 characters. */
  text: '[^\\n]{1,40}?',
};

const placeholder = /\{([a-z]+)\}/;
const syntax = /[$()*+./?[\\\]^{|}]/g;

/** A placeholder counts as one character. */
function lengthOf(template: string): number {
  return template.replace(/\{[a-z]+\}/g, '.').length;
}

function beginsWithWord(template: string): boolean {
  return /^(?:[A-Za-z0-9]|\{(?:letter|digit)\})/.test(template);
}

function endsWithWord(template: string): boolean {
  return /(?:[A-Za-z0-9]|\{(?:letter|digit)\})$/.test(template);
}

function body(template: string): string {
  return template
    .split(placeholder)
    .map((part, i) => (i % 2 === 0 ? part.replace(syntax, '\\$&') : (placeholders[part] as string)))
    .join('');
}

/** Where a template begins with a letter or digit, none may stand in front of it: `x.Z:/` is not `{letter}:/`. */
function withStart(template: string): string {
  return (beginsWithWord(template) ? '(?<![A-Za-z0-9.])' : '') + body(template);
}

/** The longest first, so that of two which fit the longer is taken. */
function alternatives(templates: readonly string[], one: (template: string) => string): string {
  return [...templates]
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .map(one)
    .join('|');
}

/** Matches, at the place where it is set, the text that ends there; group 1 is that text. */
export function textBefore(templates: readonly string[]): RegExp {
  return new RegExp(`(?<=(${alternatives(templates, withStart)}))`, 'uy');
}

/** Matches the text that begins at the place where it is set. */
export function textAfter(templates: readonly string[]): RegExp {
  return new RegExp(alternatives(templates, body), 'uy');
}

/** Matches the texts anywhere, as whole words where they begin or end with a letter or digit. */
export function textAnywhere(templates: readonly string[]): RegExp {
  const whole = (template: string) => withStart(template) + (endsWithWord(template) ? '(?![A-Za-z0-9])' : '');
  return new RegExp(alternatives(templates, whole), 'gu');
}
