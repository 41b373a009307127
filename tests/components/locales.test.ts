import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import taiwanNames from '../../components/taiwan-names.json';
import { openRules } from '../../rules/load.ts';

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

/** The characters that an encoding of two bytes has in an area of its table. */
function lettersOf(encoding: string, first: readonly [number, number], second: readonly [number, number]): Set<string> {
  const decoder = new TextDecoder(encoding);
  const letters = new Set<string>();
  for (let lead = first[0]; lead <= first[1]; lead += 1) {
    for (let trail = second[0]; trail <= second[1]; trail += 1)
      letters.add(decoder.decode(new Uint8Array([lead, trail])));
  }
  return letters;
}

/** The characters of Taiwan's own standard. */
const big5 = lettersOf('big5', [0xa4, 0xf9], [0x40, 0xfe]);

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

  it('zh_CN is written in simplified characters only, zh_TW in traditional ones', () => {
    const strangers = (locale: string, known: ReadonlySet<string>) =>
      Object.entries(catalogue(locale)).flatMap(([key, { message }]) =>
        [...message]
          .filter((letter) => /\p{Script=Han}/u.test(letter) && !known.has(letter))
          .map((letter) => [key, letter]),
      );
    expect(strangers('zh_CN', lettersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe]))).toEqual([]);
    expect(strangers('zh_TW', big5)).toEqual([]);
    expect(big5.has('连')).toBe(false);
  });

  it('zh_TW uses the words of Taiwan, not the mainland’s in other characters', () => {
    const mainland =
      /鏈接|網絡|默認|設置[^者]|文本|視頻|屏幕|屏蔽|信息|軟件|程序|搜索|登錄|刷新|二維碼|博客|源代碼|用戶|剪貼板|擴展[^功]|插件|標籤頁|支持|窗口|圖標|字符/;
    for (const [key, { message }] of Object.entries(catalogue('zh_TW'))) expect(message, key).not.toMatch(mainland);
  });

  it('Taiwan’s names of platforms are in traditional characters, and of platforms that there are', () => {
    const { platforms } = openRules();
    for (const [id, name] of Object.entries(taiwanNames)) {
      expect(platforms.has(id), id).toBe(true);
      expect(name).not.toBe(platforms.get(id)?.name.zh);
      expect(
        [...name].filter((letter) => /\p{Script=Han}/u.test(letter) && !big5.has(letter)),
        id,
      ).toEqual([]);
    }
  });

  it('never claim what happens now', () => {
    for (const [key, { message }] of Object.entries(english)) {
      expect(message, key).not.toMatch(/\bis (?:now )?blocked\b|\bcensor/i);
    }
  });
});
