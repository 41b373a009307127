import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const languages = ['en', 'zh_CN', 'zh_TW'] as const;

const locales = join(import.meta.dirname, '../public/_locales');

/** The file with the messages of all languages, as the extension's own pages read it. */
export const messagesFile = 'messages.txt';

/** Each message as its key and its words in each language. */
function rowsOf(files: readonly string[]): string[][] {
  const [english = {}, ...others] = files.map(
    (file): Record<string, { readonly message: string }> => JSON.parse(readFileSync(file, 'utf8')),
  );
  return Object.entries(english).map(([key, { message }]) => [
    key,
    message,
    ...others.map((catalogue) => catalogue[key]?.message ?? message),
  ]);
}

/**
 * The contents of {@link messagesFile}: a line for each message, its key and its words in each language parted by tabs. What stands
 * in the files of `_locales` for translators and for the browser is not in it.
 */
export function messagesTable(): string {
  const rows = rowsOf(languages.map((language) => join(locales, language, 'messages.json')));
  const unfit = rows.flat().find((cell) => /[\t\n]/.test(cell));
  if (unfit !== undefined) throw new Error(`A message holds a tab or a line break, which parts messages: ${unfit}`);
  return rows.map((row) => row.join('\t')).join('\n');
}

/**
 * Keeps the messages of all languages out of the scripts: pages and background read them from {@link messagesFile} when they start.
 * Words are read in a fraction of the time that compiling them as a script takes, and no script grows with them.
 */
export function messagesPlugin(): Plugin {
  const columns = languages.map((language, i) => `${language}: column(${i + 1})`);
  return {
    name: 'hutong-messages',
    enforce: 'pre',
    load: {
      filter: { id: /components[\\/]catalogues\.ts$/ },
      handler: () =>
        [
          'export let catalogues;',
          'export async function loadMessages() {',
          `  const rows = (await (await fetch('/${messagesFile}')).text()).split('\\n').map((row) => row.split('\\t'));`,
          '  const column = (at) => Object.fromEntries(rows.map((row) => [row[0], row[at]]));',
          `  catalogues = { ${columns.join(', ')} };`,
          '}',
        ].join('\n'),
    },
  };
}
