import { render } from 'preact';
import { browser } from 'wxt/browser';
import { send } from '../../browser/messages.ts';
import { readSettings, type Settings, watchSettings } from '../../browser/settings.ts';
import { keepQuestion, onQuestion } from '../../browser/share-question.ts';
import { loadMessages } from '../../components/catalogues.ts';
import { chosenLanguage } from '../../components/language.ts';
import { SharePage, type ShareState, sharePageTitle } from '../../components/share-page.tsx';
import { type Language, textIn } from '../../components/text.ts';

/** What the page shows; everything else follows from it. */
interface State {
  readonly asked: string;
  readonly answer: ShareState;
  readonly language: Language;
  /** Asked in a private window. */
  readonly secret: boolean;
}

let state: State = {
  asked: '',
  answer: { kind: 'idle' },
  language: chosenLanguage(null, browser.i18n.getUILanguage()),
  secret: false,
};
/** Counts questions, so that a late answer to an old one is dropped. */
let questions = 0;

function show(change: Partial<State>): void {
  state = { ...state, ...change };
  const { asked, answer, language, secret } = state;
  const text = textIn(language);
  document.documentElement.lang = text.tag;
  document.title = sharePageTitle(secret ? { kind: 'idle' } : answer, text);
  render(
    <SharePage
      asked={asked}
      state={answer}
      language={language}
      onAsk={askAnew}
      onCopy={(words) => navigator.clipboard.writeText(words)}
      onHistory={(from, to) => send('history', { from, to })}
    />,
    document.getElementById('root') as HTMLElement,
  );
}

async function ask(text: string): Promise<void> {
  questions += 1;
  const question = questions;
  show({ asked: text, answer: { kind: 'waiting' } });
  try {
    const shared = await send('share', { text, day: null });
    if (question === questions) show({ answer: { kind: 'there', shared } });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (question === questions) show({ answer: { kind: 'fault', message } });
  }
}

function askAnew(text: string): void {
  if (text.trim() === '') return;
  void keepQuestion(text);
  void ask(text);
}

function follow({ language, appearance }: Settings): void {
  document.documentElement.dataset.appearance = appearance;
  show({ language: chosenLanguage(language, browser.i18n.getUILanguage()) });
}

async function start(): Promise<void> {
  const [settings] = await Promise.all([readSettings(), loadMessages()]);
  follow(settings);
  watchSettings(follow);
  await onQuestion(({ text, secret }) => {
    show({ secret });
    void ask(text);
  });
}

void start();
