import { render } from 'preact';
import { browser } from 'wxt/browser';
import { everySite, readAccess, watchAccess } from '../../browser/access.ts';
import { followAppearance } from '../../browser/appearance.ts';
import { changeSettings, readSettings, watchSettings } from '../../browser/settings.ts';
import { loadMessages } from '../../components/catalogues.ts';
import { chosenLanguage } from '../../components/language.ts';
import { textIn } from '../../components/text.ts';
import { Welcome } from '../../components/welcome.tsx';

/** Whether the toolbar button is in sight; browsers that do not tell are taken to hide it. */
async function isPinned(): Promise<boolean> {
  const action = browser.action as { getUserSettings?(): Promise<{ readonly isOnToolbar?: boolean }> };
  return (await action.getUserSettings?.())?.isOnToolbar === true;
}

/** Ends with the page: a tab that was opened for it, and for nothing else. */
async function close(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

async function start(): Promise<void> {
  followAppearance();
  const [settings, access, pinned] = await Promise.all([readSettings(), readAccess(), isPinned(), loadMessages()]);
  const where = location.protocol === 'moz-extension:' ? 'firefox' : 'chromium';
  let state = { settings, access };

  function show(change: Partial<typeof state>): void {
    state = { ...state, ...change };
    const language = chosenLanguage(state.settings.language, browser.i18n.getUILanguage());
    const text = textIn(language);
    document.documentElement.lang = text.tag;
    document.title = `Hutong 互通 · ${text.t('welcomeTitle')}`;
    render(
      <Welcome
        language={language}
        everySite={state.access.everySite}
        pinIn={pinned ? null : where}
        onLanguage={(chosen) => void changeSettings({ language: chosen })}
        onEverySite={(on) => void (on ? browser.permissions.request(everySite) : browser.permissions.remove(everySite))}
        onOptions={() => void browser.runtime.openOptionsPage()}
        onDone={() => void close()}
      />,
      document.getElementById('root') as HTMLElement,
    );
  }

  watchSettings((changed) => show({ settings: changed }));
  watchAccess((changed) => show({ access: changed }));
  show({});
}

void start();
