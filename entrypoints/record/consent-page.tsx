import { render } from 'preact';
import { browser } from 'wxt/browser';
import { remindLater, unsavedPages } from '../../browser/log-backup.ts';
import { send } from '../../browser/messages.ts';
import { siteTyped } from '../../browser/off-sites.ts';
import { readRulebook } from '../../browser/rulebook-file.ts';
import { readSettings, watchSettings } from '../../browser/settings.ts';
import { loadMessages } from '../../components/catalogues.ts';
import { Consent } from '../../components/consent.tsx';
import { chosenLanguage } from '../../components/language.ts';
import { textIn } from '../../components/text.ts';
import { vantageChoices } from '../../engine/page-report.ts';

/** How often what is shown of recording is asked for (ms). */
const askMs = 2_000;

/** The tab from which the reader came, whose page is recorded at once. */
const cameFrom = Number(new URLSearchParams(location.search).get('tab')) || null;

async function close(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** Shows what recording means, and does what the reader decides. */
export async function start(): Promise<void> {
  const [settings, rulebook, first] = await Promise.all([
    readSettings(),
    readRulebook(),
    send('log-state', { tabId: null }),
    loadMessages(),
  ]);
  const names = Object.fromEntries([...rulebook.platforms.values()].map(({ id, name }) => [id, name]));
  const places = { choices: vantageChoices(rulebook), names };
  const remind = () => (first.recording === 'off' ? null : unsavedPages(new Date()).catch(() => null));
  let shown = { settings, state: first, stopped: false, unsaved: await remind() };

  function show(change: Partial<typeof shown>): void {
    shown = { ...shown, ...change };
    const { state } = shown;
    const text = textIn(chosenLanguage(shown.settings.language, browser.i18n.getUILanguage()));
    document.documentElement.lang = text.tag;
    document.title = `Hutong 互通 · ${text.t('consentTitle')}`;
    render(
      <Consent
        text={text}
        state={state}
        since={state.settings.consentAt}
        stopped={shown.stopped}
        places={places}
        unsaved={shown.unsaved}
        siteTyped={siteTyped}
        onAgree={(choices) => void act(() => send('log-record', { choices, tabId: cameFrom }))}
        onDecline={() => void close()}
        onPause={(paused) => void act(() => send('log-pause', { paused, tabId: null }))}
        onStop={() => void act(() => send('log-stop', null), { stopped: true })}
        onOpen={() => void browser.tabs.create({ url: '/log.html' })}
        onLater={() => void remindLater(new Date()).then(() => show({ unsaved: null }))}
      />,
      document.getElementById('root') as HTMLElement,
    );
  }
  const look = async () => show({ state: await send('log-state', { tabId: null }) });
  async function act(work: () => Promise<unknown>, change: Partial<typeof shown> = {}): Promise<void> {
    await work();
    show(change);
    await look();
  }
  watchSettings((changed) => show({ settings: changed }));
  setInterval(() => {
    if (!document.hidden && shown.state.recording !== 'off') void look().catch(() => {});
  }, askMs);
  show({});
}
