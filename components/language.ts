import { type Language, languages } from './text.ts';

/** The language of the interface for a browser in this one (a BCP 47 tag): Chinese for Chinese, else English. */
export function languageFor(browserLanguage: string): Language {
  return /^zh\b/i.test(browserLanguage) ? 'zh_CN' : 'en';
}

/** The language that the reader chose, as it is kept; the browser's where none was chosen or it is no longer there. */
export function chosenLanguage(kept: unknown, browserLanguage: string): Language {
  return languages.find((one) => one === kept) ?? languageFor(browserLanguage);
}
