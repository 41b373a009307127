import english from '../public/_locales/en/messages.json';
import mainland from '../public/_locales/zh_CN/messages.json';
import taiwan from '../public/_locales/zh_TW/messages.json';

/** The keys of all messages, with the placeholders that the English text has. */
export type English = typeof english;

type Messages = Readonly<Record<keyof English, string>>;

function wordsOf(catalogue: Readonly<Record<keyof English, { readonly message: string }>>): Messages {
  const words = Object.entries(catalogue).map(([key, { message }]) => [key, message]);
  return Object.fromEntries(words) as Messages;
}

/**
 * The messages of each language, named as the folders of `public/_locales` are. In bundles {@link messagesPlugin} puts another
 * module in the place of this one, which holds nothing before {@link loadMessages} is through.
 */
export const catalogues = { en: wordsOf(english), zh_CN: wordsOf(mainland), zh_TW: wordsOf(taiwan) };

/** Reads the messages, once, before the first is asked for. Outside bundles they are there from the beginning. */
export async function loadMessages(): Promise<void> {}
