import { type Language, languages } from './text.ts';

/**
 * The language of the interface for a browser in this one (a BCP 47 tag): Chinese for Chinese, in the script that is read
 * there, else English.
 */
export function languageFor(browserLanguage: string): Language {
  if (!/^zh\b/i.test(browserLanguage)) return 'en';
  return new Intl.Locale(browserLanguage).maximize().script === 'Hant' ? 'zh_TW' : 'zh_CN';
}

/** The language that the reader chose, as it is kept; the browser's where none was chosen or it is no longer there. */
export function chosenLanguage(kept: unknown, browserLanguage: string): Language {
  return languages.find((one) => one === kept) ?? languageFor(browserLanguage);
}
