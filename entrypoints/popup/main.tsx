import { render } from 'preact';
import { browser } from 'wxt/browser';
import { followAppearance } from '../../browser/appearance.ts';
import { everySite } from '../../browser/every-site.ts';
import { listen, send } from '../../browser/messages.ts';
import { keepTabChoices, recallTabChoices } from '../../browser/tab-choices.ts';
import { chosenLanguage, languageFor } from '../../components/language.ts';
import { Popup } from '../../components/popup.tsx';
import { QrPanel, type QrState } from '../../components/qr.tsx';
import { keepWithinWindow } from '../../components/room.ts';
import { type Language, textIn } from '../../components/text.ts';
import type { PairHistory } from '../../engine/history.ts';
import type { ReportAnswer } from '../../engine/report.ts';
import type { Day, PlatformId, Vantage } from '../../engine/types.ts';
import { QrLook } from './look.ts';

/** What the popup shows; everything else follows from it. */
interface State {
  readonly tabId: number | null;
  readonly answer: ReportAnswer | null;
  readonly language: Language;
  readonly vantage: Vantage | null;
  readonly day: Day | null;
  readonly everySiteGranted: boolean;
  readonly qr: QrState;
}

let state: State = {
  tabId: null,
  answer: null,
  language: languageFor(browser.i18n.getUILanguage()),
  vantage: null,
  day: null,
  everySiteGranted: false,
  qr: { kind: 'idle' },
};
/** Counts questions, so that a late answer to an old one is dropped. */
let asked = 0;
const qrLook = new QrLook((qr) => show({ qr }));

function show(change: Partial<State>): void {
  state = { ...state, ...change };
  const { answer, language, everySiteGranted, qr } = state;
  document.documentElement.lang = textIn(language).tag;
  const ofNoPlatform = answer?.kind === 'report' && answer.report.page.platform === null;
  render(
    <Popup
      answer={answer}
      language={language}
      everySite={ofNoPlatform ? everySiteGranted : null}
      onVantage={chooseVantage}
      onDay={chooseDay}
      onLanguage={chooseLanguage}
      onCopy={(words) => navigator.clipboard.writeText(words)}
      onHistory={historyOf}
      onRetry={retry}
      onEverySite={grantEverySite}
      extras={<QrPanel state={qr} onLook={lookForCodes} onStop={() => qrLook.stop()} />}
    />,
    document.getElementById('root') as HTMLElement,
  );
}

function fault(error: unknown): void {
  show({ answer: { kind: 'fault', message: error instanceof Error ? error.message : String(error) } });
}

async function ask(): Promise<void> {
  const { tabId, vantage, day } = state;
  if (tabId === null) return;
  asked += 1;
  const question = asked;
  try {
    const answer = await send('report', { tabId, vantage, day });
    if (question === asked) show({ answer });
  } catch (error) {
    if (question === asked) fault(error);
  }
}

function choose(choice: Pick<State, 'vantage'> | Pick<State, 'day'>): void {
  // Not shown before the answer is there: the list would jump back to the old choice meanwhile.
  state = { ...state, ...choice };
  void ask();
  if (state.tabId === null) return;
  void keepTabChoices(state.tabId, { vantage: state.vantage, day: state.day });
}

function chooseVantage(vantage: Vantage | null): void {
  choose({ vantage });
}

function chooseDay(day: Day | null): void {
  choose({ day });
}

function chooseLanguage(language: Language): void {
  show({ language });
  void browser.storage.local.set({ language });
}

function historyOf(from: PlatformId, to: PlatformId | null): Promise<PairHistory> {
  return send('history', { from, to });
}

function lookForCodes(): void {
  if (state.tabId !== null) void qrLook.look(state.tabId);
}

function retry(): void {
  show({ answer: null });
  void (state.tabId === null ? start() : ask());
}

/** Called straight from the click: browsers ask the reader only then. */
function grantEverySite(on: boolean): void {
  const done = on ? browser.permissions.request(everySite) : browser.permissions.remove(everySite);
  done
    .then(() => browser.permissions.contains(everySite))
    .then((everySiteGranted) => show({ everySiteGranted }))
    .catch(fault);
}

/** The tab to look at: the one named in the popup's own address, else the one it was opened over. */
async function tabToShow(): Promise<number> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('There is no tab to look at.');
  return tab.id;
}

async function start(): Promise<void> {
  try {
    const tabId = await tabToShow();
    const [kept, chosen, everySiteGranted] = await Promise.all([
      browser.storage.local.get('language'),
      recallTabChoices(tabId),
      browser.permissions.contains(everySite),
    ]);
    const language = chosenLanguage(kept.language, browser.i18n.getUILanguage());
    const { vantage = null, day = null } = chosen;
    show({ tabId, language, vantage, day, everySiteGranted });
    await ask();
    // The report stands without the codes of an earlier look.
    await qrLook.recall(tabId).catch((error: unknown) => console.warn('Hutong:', error));
  } catch (error) {
    fault(error);
  }
}

listen({
  'report-changed': ({ tabId }) => {
    if (tabId === state.tabId) void ask();
    return null;
  },
});
followAppearance();
keepWithinWindow();
show({});
void start();
