import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}

function catalogue(locale: string): Record<string, Message> {
  return JSON.parse(readFileSync(join(root, 'public/_locales', locale, 'messages.json'), 'utf8'));
}

const locales = readdirSync(join(root, 'public/_locales'));
const english = catalogue('en');

/** Placeholders as they stand in a text, in any order. */
function placed({ message }: Message): string[] {
  return [...message.matchAll(/\$([a-z0-9_]+)\$/gi)].map(([, name]) => (name as string).toLowerCase()).sort();
}

const source = ['components', 'entrypoints', 'browser', 'wxt.config.ts']
  .flatMap((place) =>
    place.endsWith('.ts')
      ? [place]
      : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((name) => join(place, name)),
  )
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(root, name), 'utf8'))
  .join('\n');

describe('the languages', () => {
  for (const locale of locales) {
    it(`${locale} has the keys of English, in the same order`, () => {
      expect(Object.keys(catalogue(locale))).toEqual(Object.keys(english));
    });

    it(`${locale} fills the same placeholders as English, and declares each`, () => {
      for (const [key, message] of Object.entries(catalogue(locale))) {
        const declared = Object.keys(message.placeholders ?? {}).sort();
        expect(placed(message), key).toEqual(declared);
        expect(declared, key).toEqual(Object.keys(english[key]?.placeholders ?? {}).sort());
      }
    });

    it(`${locale} numbers its placeholders as browsers want it`, () => {
      for (const [key, { placeholders = {} }] of Object.entries(catalogue(locale))) {
        const contents = Object.values(placeholders).map(({ content }) => content);
        expect(contents, key).toEqual(contents.map((_, i) => `$${i + 1}`));
      }
    });

    it(`${locale} keeps its description within what stores allow`, () => {
      expect(catalogue(locale).extensionDescription?.message.length).toBeLessThanOrEqual(132);
    });
  }

  it('explain every message and every placeholder to translators', () => {
    for (const [key, { description, placeholders = {} }] of Object.entries(english)) {
      expect(description, key).toMatch(/.{5}/);
      for (const { example } of Object.values(placeholders)) expect(example, key).toMatch(/./);
    }
  });

  it('have both forms of every plural', () => {
    for (const key of Object.keys(english)) {
      if (key.endsWith('_one')) expect(english, key).toHaveProperty(key.replace(/_one$/, '_other'));
      if (key.endsWith('_other')) expect(english, key).toHaveProperty(key.replace(/_other$/, '_one'));
    }
  });

  it('hold no message that nothing shows', () => {
    const unused = Object.keys(english).filter((key) => {
      const stem = key.replace(/_(?:one|other)$/, '');
      return !source.includes(`'${stem}'`) && !source.includes(`"${stem}"`) && !source.includes(`__MSG_${stem}__`);
    });
    expect(unused).toEqual([]);
  });

  it('never claim what happens now', () => {
    for (const [key, { message }] of Object.entries(english)) {
      expect(message, key).not.toMatch(/\bis (?:now )?blocked\b|\bcensor/i);
    }
  });
});
