import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { ActiveTab } from '../../browser/active-tab.ts';
import { followAppearance } from '../../browser/appearance.ts';
import { hasSidePanel, openSidePanel } from '../../browser/side-panel.ts';
import { loadMessages } from '../../components/catalogues.ts';
import { chosenLanguage } from '../../components/language.ts';
import { LogLine } from '../../components/log-line.tsx';
import { MarksSwitch } from '../../components/marks-switch.tsx';
import { Popup } from '../../components/popup.tsx';
import { QrPanel } from '../../components/qr.tsx';
import { SharePanel } from '../../components/share-panel.tsx';
import { textIn } from '../../components/text.ts';
import { Controller, isUsualPlace, type State, siteShown } from './controller.ts';

/** The panel opens beside the page, and the popup makes room for it. */
function openPanel(windowId: number): void {
  openSidePanel(windowId).then(
    () => close(),
    (error: unknown) => console.warn('Hutong:', error),
  );
}

const copy = (words: string) => navigator.clipboard.writeText(words);

/** Shows what is on a tab in this document, and follows the settings. */
export function showTab(place: 'popup' | 'panel', find: () => Promise<ActiveTab>): Controller {
  const root = document.getElementById('root') as HTMLElement;
  let loaded = false;
  let last: State | null = null;
  const draw = (state: State) => {
    last = state;
    // What is to be shown is asked for while the words for it are still on their way.
    if (!loaded) return;
    const { answer, settings, tab, everySiteGranted, marked, qr, log } = state;
    const language = chosenLanguage(settings.language, browser.i18n.getUILanguage());
    const ofNoPlatform = answer?.kind === 'report' && answer.report.page.platform === null;
    const windowId = tab?.windowId ?? null;
    document.documentElement.lang = textIn(language).tag;
    render(
      <Popup
        answer={answer}
        language={language}
        place={place}
        site={siteShown(state)}
        usualPlace={isUsualPlace(state)}
        everySite={ofNoPlatform ? everySiteGranted : null}
        onVantage={controller.chooseVantage}
        onDay={controller.chooseDay}
        onLanguage={controller.chooseLanguage}
        onCopy={copy}
        onHistory={controller.historyOf}
        onJump={controller.jump}
        onRetry={controller.retry}
        onSite={controller.switchSite}
        onOptions={controller.openOptions}
        onPanel={place === 'popup' && hasSidePanel && windowId !== null ? () => openPanel(windowId) : null}
        onEverySite={controller.grantEverySite}
        switches={<MarksSwitch on={marked} onMarks={controller.mark} />}
        log={
          log !== null && (
            <LogLine
              state={log}
              text={textIn(language)}
              onRecord={controller.openRecord}
              onPause={controller.pauseLog}
              onOpen={controller.openLog}
            />
          )
        }
        extras={
          <>
            <SharePanel onShare={controller.shareOf} />
            <QrPanel state={qr} onLook={controller.lookForCodes} onStop={controller.stopLooking} />
          </>
        }
      />,
      root,
    );
  };
  const controller = new Controller(find, draw);
  followAppearance();
  void controller.start();
  void loadMessages().then(() => {
    loaded = true;
    if (last !== null) draw(last);
  });
  return controller;
}
