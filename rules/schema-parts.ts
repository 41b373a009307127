import * as v from 'valibot';
import { evidenceKinds } from '../engine/types.ts';
import { evidenceKindMeanings } from './meanings.ts';

/** The small shapes that several kinds of rule files are made of. */

export const described = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

/** One of a closed list of words, each with its meaning. */
export const word = <const W extends string>(words: readonly W[], meanings: Readonly<Record<NoInfer<W>, string>>) =>
  v.pipe(v.picklist(words), v.metadata({ enumDescriptions: words.map((one) => meanings[one]) }));

/** Marks a list, or a map of any names, whose order has no meaning: its canonical order is that of the alphabet. */
export const set = <S extends v.GenericSchema>(schema: S) => v.pipe(schema, v.metadata({ sorted: 'text' }));

/** Marks a list that is kept by first day, then by id. */
export const byFirstDay = <S extends v.GenericSchema>(schema: S) => v.pipe(schema, v.metadata({ sorted: 'first day' }));

export const filled = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(v.array(schema), v.minLength(1, 'list at least one, or leave the name out'));

export const oneOrMore = <S extends v.GenericSchema>(schema: S) =>
  v.union([schema, filled(schema)], 'write one, or a list');

export const text = v.pipe(v.string(), v.minLength(1, 'write something, or leave the name out'));

export const id = described(
  v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'an id is lower-case letters, digits, dashes and dots')),
  'An id of lower-case letters, digits, dashes and dots, such as `wechat-pay`.',
);

export const partialDay = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    'a date is YYYY-MM-DD, or YYYY-MM or "YYYY" where the source knows no better',
  ),
);

export const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a day is YYYY-MM-DD'),
);

export const hostPattern = described(
  v.pipe(
    v.string(),
    v.regex(
      /^(?:[a-z0-9_-]+\.)+[a-z0-9-]+(?:\/[^?#\s]*)?$/,
      'write a host in lower case, optionally with the beginning of a path: weixin.qq.com/sph/',
    ),
  ),
  'A host with everything under it, such as `taobao.com`; the beginning of a path may follow, such as `weixin.qq.com/sph/`.',
);

export const hostWithParam = described(
  v.pipe(
    v.string(),
    v.regex(
      /^(?:[a-z0-9_-]+\.)+[a-z0-9-]+(?:\/[^?#\s]*)?(?:\?[^?#&=\s]+)?$/,
      'write a host in lower case, optionally with the beginning of a path and the name of a parameter: twitter.com/home?status',
    ),
  ),
  'A host with everything under it; the beginning of a path and behind `?` the name of a parameter may follow, such as `twitter.com/home?status`.',
);

export const schemePattern = described(
  v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9+.-]*\*?(?::\/\/[^?#\s]*)?$/i, 'write a scheme without its colon, or scheme://path'),
  ),
  'An app’s scheme without its colon, such as `taobao`; `tbopen*` stands for any ending, `weixin://wxpay` for some addresses only.',
);

export const hostOrScheme = described(
  v.union(
    [hostPattern, v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\/\/[^?#\s]*$/i, 'write scheme://path'))],
    'write a host, host/path or scheme://path',
  ),
  'A host with everything under it, or the beginning of an app’s address, such as `weixin://wxpay`.',
);

export const webAddress = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, 'write the full address, with https://'));

/** Readers meet these words, so both languages are asked for. */
export const localised = (what: string) =>
  v.strictObject({
    en: described(text, `${what} in English, for the English interface.`),
    zh: described(text, `${what} in Chinese, for the Chinese interface.`),
  });

export const parameters = v.record(v.string(), v.string());

export const pathTemplate = v.pipe(v.string(), v.regex(/^\//, 'a path begins with a slash'));

export const made = v.optional(
  described(v.literal(true), 'Set where no real address is known, so that this one was made up for the test.'),
);

const evidence = v.strictObject({
  url: described(webAddress, 'The address at which the source can be read; readers are shown it.'),
  title: v.optional(
    described(text, 'The title of the source as it is printed there; without it readers see the address.'),
  ),
  publisher: v.optional(
    described(
      text,
      'Who published it, such as `SCMP`; for a copy, say in brackets whose copy it is. Two names count as two sources.',
    ),
  ),
  date: v.optional(
    described(partialDay, 'The day it was published, as exact as it is known, such as 2021-09-17 or 2021-09.'),
  ),
  kind: described(
    word(evidenceKinds, evidenceKindMeanings),
    'What sort of source it is. `primary`, the platform’s own words, carries high confidence alone.',
  ),
});

/** At least one source. */
export const sources = v.pipe(v.array(evidence), v.minLength(1, 'list at least one source'));

export const evidenceList = described(
  v.union(
    [
      v.pipe(
        v.array(evidence),
        v.minLength(1, 'list at least one source, or write `withheld` where none is fit to show'),
      ),
      described(v.literal('withheld'), 'There is a source, but none that is fit to be shown.'),
    ],
    'list at least one source, or write `withheld` where none is fit to show',
  ),
  'The sources, each once, or `withheld` where none is fit to be shown to readers; confidence is low then.',
);
