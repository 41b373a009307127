import { render } from 'preact';
import { browser } from 'wxt/browser';
import { readAccess, watchAccess } from '../../browser/access.ts';
import { followAppearance } from '../../browser/appearance.ts';
import { readRulebook } from '../../browser/rulebook-file.ts';
import { readSettings, watchSettings } from '../../browser/settings.ts';
import { loadMessages } from '../../components/catalogues.ts';
import { chosenLanguage } from '../../components/language.ts';
import { Options } from '../../components/options/options.tsx';
import { textIn } from '../../components/text.ts';
import { vantageChoices } from '../../engine/page-report.ts';
import type { RulebookIndex } from '../../engine/rulebook.ts';
import type { Vantage } from '../../engine/types.ts';
import { OptionsController, type OptionsState } from './controller.ts';

/** All that the page shows of the rules. */
function placesOf(rulebook: RulebookIndex) {
  const platforms = [...rulebook.platforms.values()];
  return {
    places: {
      choices: vantageChoices(rulebook),
      names: Object.fromEntries(platforms.map(({ id, name }) => [id, name])),
    },
    platformCount: platforms.filter(({ abroad }) => !abroad).length,
    version: rulebook.stamp.version,
  };
}

async function readShortcuts(): Promise<Record<string, string>> {
  const commands = await browser.commands.getAll();
  return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut ?? '']));
}

/** Firefox has a way to its own page with shortcuts; Chromium's is an address. */
async function changeShortcuts(): Promise<void> {
  const commands = browser.commands as { openShortcutSettings?(): Promise<void> };
  if (commands.openShortcutSettings !== undefined) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

async function start(): Promise<void> {
  followAppearance();
  const [settings, access, rulebook, firstShortcuts] = await Promise.all([
    readSettings(),
    readAccess(),
    readRulebook(),
    readShortcuts(),
    loadMessages(),
  ]);
  const { places, platformCount, version } = placesOf(rulebook);
  const browserLanguage = browser.i18n.getUILanguage();
  const versions = { extension: browser.runtime.getManifest().version, rulebook: version };
  let shortcuts = firstShortcuts;
  let state: OptionsState = { settings, access, outcome: null, failure: null };

  const knows = ({ platform, surface }: Vantage) =>
    rulebook.platforms.has(platform) &&
    (surface === null || places.choices.some((one) => one.platform === platform && one.surfaces.includes(surface)));
  const controller = new OptionsController({ state: () => state, show, knows });

  function show(change: Partial<OptionsState>): void {
    state = { ...state, ...change };
    const text = textIn(chosenLanguage(state.settings.language, browserLanguage));
    document.documentElement.lang = text.tag;
    document.title = `Hutong 互通 · ${text.t('optionsTitle')}`;
    render(
      <Options
        {...state}
        browserLanguage={browserLanguage}
        places={places}
        platformCount={platformCount}
        versions={versions}
        shortcuts={shortcuts}
        onChange={(settings) => controller.change(settings)}
        onPlatforms={() => controller.requestPlatforms()}
        onEverySite={(on) => controller.setEverySite(on)}
        onAddSite={(words) => controller.addSite(words)}
        onRemoveSite={(site) => controller.removeSite(site)}
        onAddOffSite={(words) => controller.addOffSite(words)}
        onRemoveOffSite={(site) => controller.removeOffSite(site)}
        onChangeShortcuts={() => void changeShortcuts()}
        onExport={() => controller.export()}
        onImport={(file) => void controller.import(file)}
        onReset={() => void controller.reset()}
        onUndo={() => void controller.undo()}
        onWanted={(yes) => void controller.answerWanted(yes)}
      />,
      document.getElementById('root') as HTMLElement,
    );
  }

  watchSettings((settings) => show({ settings }));
  watchAccess((access) => show({ access }));
  // Shortcuts are changed on a page of the browser's; who comes back sees them as they are.
  document.addEventListener('visibilitychange', () => {
    void readShortcuts().then((now) => {
      shortcuts = now;
      show({});
    });
  });
  show({});
}

void start();
