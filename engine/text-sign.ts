/**
 * Text templates of rule files (see `text-template.ts`) as patterns that fail fast. A template is looked for from its
 * longest fixed part on, and the rest is checked around that: most characters of a page then cost one comparison.
 */

/** More than pictographs: half of a pair is enough to look closer. */
export const classOfEmoji = '[\\u00a9\\u00ae\\u203c-\\u3299\\ufe0f\\ud800-\\udfff]';

const classes: Readonly<Record<string, string>> = {
  letter: '[A-Za-z]',
  digit: '[0-9]',
  han: '[\\u3400-\\u9fff]',
  emoji: classOfEmoji,
  symbol: '[^A-Za-z0-9\\s]',
  text: '[^\\n]{1,40}',
};

const placeholder = /\{([a-z]+)\}/;
const syntax = /[$()*+./?[\\\]^{|}-]/g;

/** A text as a pattern that stands for itself. */
export function literal(text: string): string {
  return text.replace(syntax, '\\$&');
}

/** A template as a pattern, without any order of search. */
export function loosely(template: string): string {
  return template
    .split(placeholder)
    .map((part, i) => (i % 2 === 0 ? literal(part) : (classes[part] as string)))
    .join('');
}

/** A template as a pattern that begins with its longest fixed part; null where it has none but blanks. */
export function fromLongestPart(template: string): string | null {
  const parts = template.split(placeholder);
  let longest = 0;
  for (let i = 0; i < parts.length; i += 2) {
    if ((parts[i] as string).length > (parts[longest] as string).length) longest = i;
  }
  const fixed = parts[longest] as string;
  if (fixed.trim() === '') return null;
  const side = (some: readonly string[], first: number) =>
    some.map((part, i) => ((i + first) % 2 === 0 ? literal(part) : (classes[part] as string))).join('');
  const before = side(parts.slice(0, longest), 0);
  const after = side(parts.slice(longest + 1), longest + 1);
  return literal(fixed) + (before === '' ? '' : `(?<=${before}${literal(fixed)})`) + after;
}
