import * as v from 'valibot';
import { codeAlphabets } from '../engine/types.ts';
import { codeAlphabetMeanings } from './meanings.ts';
import { described, filled, id, oneOrMore, pathTemplate, text, word } from './schema-parts.ts';

const bareHost = v.pipe(
  v.string(),
  v.regex(/^(?:[a-z0-9_-]+\.)+[a-z0-9-]+$/, 'write a host in lower case and without a path'),
);

const textTemplates = oneOrMore(
  v.pipe(
    v.string(),
    v.regex(
      /^(?:[^{}]|\{(?:letter|digit|han|emoji|symbol|text)\})+$/u,
      'write the text as it stands, with {letter}, {digit}, {han}, {emoji}, {symbol} or {text} where it varies',
    ),
  ),
);

const codeLength = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));

const code = v.strictObject({
  length: described(
    v.union([codeLength, v.tuple([codeLength, codeLength])], 'write a number of characters, or [fewest, most]'),
    'How many characters the code has, such as 11, or the fewest and the most, such as [5, 10].',
  ),
  of: described(
    word(codeAlphabets, codeAlphabetMeanings),
    'What the code is made of, besides the characters of `also`.',
  ),
  also: v.optional(described(text, 'Characters that may stand in the code besides, such as `_-`.')),
  begins: v.optional(described(oneOrMore(text), 'What every code begins with, such as `J`.')),
});

/** One map for three kinds of forms, so that a slip of the pen is told once; `check-passcode-forms.ts` keeps the kinds apart. */
const passcodeForm = v.strictObject({
  code: v.optional(
    described(code, 'What the code looks like. It is taken whole: no letter or digit stands right before or after it.'),
  ),
  before: v.optional(
    described(
      textTemplates,
      'What stands right before the code: one of these texts. {letter}, {digit}, {han} and {emoji} stand for one such character, {symbol} for a sign that neither ends a phrase nor joins words, {text} for up to 40 characters of the same line. The longer of two marks wins.',
    ),
  ),
  after: v.optional(described(textTemplates, 'What stands right after the code, written as `before` is.')),
  same: v.optional(described(v.literal(true), 'Set where both marks have to be the same, blanks apart.')),
  near: v.optional(
    described(textTemplates, 'Words of which one has to stand within 20 characters of the code, besides the cue.'),
  ),
  hosts: v.optional(
    described(
      filled(bareHost),
      'The code stands in a link to one of these hosts of this platform; `before` and `after` then stand around it inside the parameter.',
    ),
  ),
  path: v.optional(
    described(
      oneOrMore(pathTemplate),
      'Path templates of that link: {} is one segment, ** any number, {code} the segment that is the code.',
    ),
  ),
  param: v.optional(described(text, 'The query parameter of that link which holds the code, where the path does not.')),
  words: v.optional(
    described(
      textTemplates,
      'Words that are a passcode without a code of their own, because the app reads the whole message. They count only where no code of the family is found, and stand alone in their form.',
    ),
  ),
  cueNeeded: v.optional(
    described(v.literal(true), 'Set where this form alone proves nothing: it counts only with a cue in the same text.'),
  ),
});

const passcodeExample = v.strictObject({
  text: described(text, 'A real text that people paste, or the part of one that matters.'),
  code: described(v.nullable(text), 'The code that must be found in it; null where words are all there is.'),
  platform: v.optional(
    described(
      v.union([id, v.literal('ambiguous')]),
      'Whose it must be told to be, where that is not this file’s platform; `ambiguous` where nothing tells.',
    ),
  ),
  made: v.optional(described(v.literal(true), 'Set where no real text is known, so that this one was made up.')),
});

/** A family of passcodes, in the file of the platform whose app reads them. */
export const passcodeSchema = v.strictObject({
  id: described(id, 'An id that is unique for ever, such as `taobao-passcode`.'),
  forms: described(
    filled(passcodeForm),
    'The forms in which it is met, tried in this order; the first that fits a text counts.',
  ),
  cue: v.optional(
    described(textTemplates, 'Words within 300 characters that say that it is one, such as 打开支付宝 for Alipay.'),
  ),
  toldApart: v.optional(
    described(
      v.record(id, described(textTemplates, 'The words by which this platform’s passcodes are known.')),
      'Where several platforms use the same passcodes: the words by which each is known, this platform first. They are cues too; the nearest decides, and without any the passcode is ambiguous.',
    ),
  ),
  note: v.optional(described(text, 'What a maintainer should know besides; readers are not shown it.')),
  examples: described(
    filled(passcodeExample),
    'Texts in which it must be found; they are tests, real ones where known.',
  ),
  not: described(filled(text), 'Near misses: texts in which this family must find nothing; they are tests too.'),
});

export type CodeFile = v.InferOutput<typeof code>;
export type PasscodeFormFile = v.InferOutput<typeof passcodeForm>;
export type PasscodeFile = v.InferOutput<typeof passcodeSchema>;
