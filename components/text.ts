import type { ComponentChild } from 'preact';
import type { Localised } from '../engine/types.ts';
import { catalogues, type English } from './catalogues.ts';

export const languages = ['zh_CN', 'zh_TW', 'en'] as const;
/** A language of the interface, named as the folders of `public/_locales` are. */
export type Language = (typeof languages)[number];

export type TextKey = keyof English;

/** The names of a message's placeholders with the values to put there. */
type Values<K extends TextKey, V> = English[K] extends { readonly placeholders: infer P }
  ? { readonly [Name in keyof P]: V }
  : Record<never, V>;
type ValueArguments<K extends TextKey, V> = [keyof Values<K, V>] extends [never] ? [] : [Values<K, V>];

/** The beginnings of keys that come in the forms `…_one` and `…_other`. */
export type PluralKey = TextKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;
type NamesBesideCount<K extends PluralKey> = `${K}_other` extends infer Key extends TextKey
  ? Exclude<keyof Values<Key, string>, 'count' | number | symbol>
  : never;
type PluralArguments<K extends PluralKey> = [NamesBesideCount<K>] extends [never]
  ? []
  : [{ readonly [Name in NamesBesideCount<K>]: string }];

const tags = { en: 'en-GB', zh_CN: 'zh-CN', zh_TW: 'zh-TW' } as const satisfies Record<Language, string>;

/** The words, numbers and lists of one language. */
export interface Text {
  readonly language: Language;
  /** The same as a BCP 47 tag, for `lang` attributes and `Intl`. */
  readonly tag: (typeof tags)[Language];
  /** A message with its placeholders filled. */
  t<K extends TextKey>(key: K, ...values: ValueArguments<K, string>): string;
  /** The form of a message that goes with a number; the number itself fills `$COUNT$`. */
  plural<K extends PluralKey>(key: K, count: number, ...values: PluralArguments<K>): string;
  /** A message as pieces, so that elements can stand where its placeholders are. */
  rich<K extends TextKey>(key: K, ...values: ValueArguments<K, ComponentChild>): ComponentChild[];
  number(value: number): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
  /** "A, B or C". */
  either(items: readonly string[]): string;
}

const placeholder = /\$([a-z0-9_]+)\$/gi;

/**
 * The texts of a language. English is formatted the British way, because "27 Jan 2022" is read alike everywhere and
 * brings no comma into a sentence.
 */
export function textIn(language: Language): Text {
  const tag = tags[language];
  const catalogue = catalogues[language];
  const plurals = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const choices = new Intl.ListFormat(tag, { type: 'disjunction' });

  const fill = (key: TextKey, values: Readonly<Record<string, string>> = {}) =>
    catalogue[key].replace(placeholder, (whole, name: string) => values[name.toLowerCase()] ?? whole);

  return {
    language,
    tag,
    t: (key, ...[values]) => fill(key, values),
    plural: (key, count, ...[values]) => {
      const form = plurals.select(count) === 'one' ? 'one' : 'other';
      return fill(`${key}_${form}` as TextKey, { ...(values as object), count: numbers.format(count) });
    },
    rich: (key, ...[values]) =>
      // Every second piece is the name of a placeholder.
      catalogue[key]
        .split(placeholder)
        .map((piece, i) => (i % 2 === 0 ? piece : (values as Record<string, ComponentChild>)[piece.toLowerCase()])),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    either: (items) => choices.format(items),
  };
}

/** Whether the language of the interface is Chinese, in whichever script. */
export function isChinese({ language }: Text): boolean {
  return language !== 'en';
}

/** The words of a rule in the language of the interface, as far as rules know it: their Chinese is the mainland's. */
export function inLanguage(words: Localised, text: Text): string {
  return isChinese(text) ? words.zh : words.en;
}

/** The language of {@link inLanguage}'s words for the element that holds them; undefined where it is the interface's own. */
export function languageOfRules({ language }: Text): 'zh-CN' | undefined {
  return language === 'zh_TW' ? 'zh-CN' : undefined;
}
