import type { Language } from './text.ts';

/** The language of the interface for a browser in this one (a BCP 47 tag): Chinese for Chinese, else English. */
export function languageFor(browserLanguage: string): Language {
  return /^zh\b/i.test(browserLanguage) ? 'zh_CN' : 'en';
}
