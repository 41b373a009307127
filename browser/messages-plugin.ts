import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const languages = ['en', 'zh_CN', 'zh_TW'] as const;

const locales = join(import.meta.dirname, '../public/_locales');

/** Each message as its key and its words in each language, so that like stands beside like and compresses well. */
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

/** Rows as one text, a line each, cells parted by tabs: quotes and commas around each cell cost more than one thinks. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const unfit = rows.flat().find((cell) => /[\t\n]/.test(cell));
  if (unfit !== undefined) throw new Error(`A message holds a tab or a line break, which parts messages: ${unfit}`);
  return rows.map((row) => row.join('\t')).join('\n');
}

/**
 * Puts the messages of all languages into the bundles as one table, without what stands in their files for translators
 * only: less than half as large as the files would be.
 */
export function messagesPlugin(): Plugin {
  return {
    name: 'hutong-messages',
    enforce: 'pre',
    load: {
      filter: { id: /components[\\/]catalogues\.ts$/ },
      handler() {
        const files = languages.map((language) => join(locales, language, 'messages.json'));
        for (const file of files) this.addWatchFile(file);
        const columns = languages.map((language, i) => `${language}: column(${i + 1})`);
        return [
          `const rows = ${JSON.stringify(tableOf(rowsOf(files)))}.split('\\n').map((row) => row.split('\\t'));`,
          'const column = (at) => Object.fromEntries(rows.map((row) => [row[0], row[at]]));',
          `export const catalogues = { ${columns.join(', ')} };`,
        ].join('\n');
      },
    },
  };
}
