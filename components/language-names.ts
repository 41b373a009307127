import { chosenLanguage } from './language.ts';
import type { Language } from './text.ts';

/** What each language calls itself, with its tag (BCP 47). */
export const languageNames: Readonly<Record<Language, { readonly name: string; readonly tag: string }>> = {
  zh_CN: { name: '简体中文', tag: 'zh-CN' },
  zh_TW: { name: '繁體中文', tag: 'zh-TW' },
  en: { name: 'English', tag: 'en' },
};

/** What the language calls itself that goes with a choice; null for the browser's. */
export function nameOfLanguage(choice: string | null, browserLanguage: string): string {
  return languageNames[chosenLanguage(choice, browserLanguage)].name;
}
