import { chosenLanguage } from './language.ts';
import { textIn } from './text.ts';

/**
 * What the entries of the context menu are called: in the language that was chosen (null where none was), else in the
 * browser's.
 */
export function menuTitles(
  language: string | null,
  browserLanguage: string,
): { readonly link: string; readonly page: string; readonly selection: string } {
  const text = textIn(chosenLanguage(language, browserLanguage));
  return { link: text.t('menuLink'), page: text.t('menuPage'), selection: text.t('menuSelection') };
}
