import { render } from 'preact';
import { browser } from 'wxt/browser';
import { readRulebook, rulebookFile } from '../../browser/rulebook-file.ts';
import { readSettings, watchSettings } from '../../browser/settings.ts';
import { loadMessages } from '../../components/catalogues.ts';
import { chosenLanguage } from '../../components/language.ts';
import { Log } from '../../components/log/log.tsx';
import { textIn } from '../../components/text.ts';
import { openArchive } from './archive.ts';

const now = () => new Date();

/** Shows where recording is switched on. */
function showRecording(): void {
  void browser.tabs.create({ url: '/record.html' });
}

/** Shows the log, in the reader's language and in that which is chosen later. */
export async function start(): Promise<void> {
  const [settings, rulebook] = await Promise.all([readSettings(), readRulebook(), loadMessages()]);
  const exporting = {
    tool: { name: 'hutong', version: browser.runtime.getManifest().version },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    rulebook: async () => ({
      stamp: rulebook.stamp,
      bytes: new Uint8Array(await (await fetch(`/${rulebookFile}`)).arrayBuffer()),
    }),
  } as const;

  function show(language: string | null): void {
    const text = textIn(chosenLanguage(language, browser.i18n.getUILanguage()));
    document.documentElement.lang = text.tag;
    document.title = `Hutong 互通 · ${text.t('logPageTitle')}`;
    render(
      <Log
        text={text}
        open={openArchive}
        rulebook={rulebook}
        exporting={exporting}
        now={now}
        onRecording={showRecording}
      />,
      document.getElementById('root') as HTMLElement,
    );
  }
  watchSettings((changed) => show(changed.language));
  show(settings.language);
}
