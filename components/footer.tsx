import type { ComponentChildren } from 'preact';
import type { PageReport } from '../engine/report.ts';
import type { Day } from '../engine/types.ts';
import { CoverageLine } from './coverage.tsx';
import { ageOf } from './dates.ts';
import { type Language, languages } from './text.ts';
import { useView } from './view.ts';

const languageNames: Readonly<Record<Language, { readonly name: string; readonly tag: string }>> = {
  zh_CN: { name: '简体', tag: 'zh-CN' },
  zh_TW: { name: '繁體', tag: 'zh-TW' },
  en: { name: 'English', tag: 'en' },
};

function Languages({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { text } = useView();
  return (
    <fieldset class="languages">
      <legend class="hidden">{text.t('language')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          class="language"
          lang={languageNames[language].tag}
          aria-pressed={language === text.language}
          onClick={() => onLanguage(language)}
        >
          {languageNames[language].name}
        </button>
      ))}
    </fieldset>
  );
}

/** The day in a rulebook's version, which is written `YYYY.M.D.n`. */
function dayOfVersion(version: string): Day {
  const [year = '', month = '', day = ''] = version.split('.');
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** The rules that judged, and how old they are. */
function Rulebook({ report: { rulebook, today } }: { readonly report: PageReport }) {
  const { text } = useView();
  const { version } = rulebook;
  return <p class="rulebook">{text.t('rulebook', { version, day: ageOf(dayOfVersion(version), today, text) })}</p>;
}

type ActionsProps = Pick<FooterProps, 'site' | 'onSite' | 'onPanel' | 'onOptions'>;

function Actions({ site, onSite, onPanel, onOptions }: ActionsProps) {
  const { text } = useView();
  return (
    <div class="footer-actions">
      {onPanel !== null && (
        <button type="button" class="text-button" onClick={onPanel}>
          {text.t('panelOpen')}
        </button>
      )}
      <button type="button" class="text-button" onClick={onOptions}>
        {text.t('panelOptions')}
      </button>
      {site !== null && (
        <button type="button" class="text-button" onClick={() => onSite(site, false)}>
          {text.t('offSwitchOff', { site })}
        </button>
      )}
    </div>
  );
}

interface FooterProps {
  /** Null while there is nothing to report. */
  readonly report: PageReport | null;
  /** The site on which Hutong can be switched off; null where it cannot. */
  readonly site: string | null;
  readonly switches: ComponentChildren;
  readonly log: ComponentChildren;
  readonly onSite: (site: string, on: boolean) => void;
  readonly onPanel: (() => void) | null;
  readonly onOptions: () => void;
  readonly onLanguage: (language: Language) => void;
}

/** What was read and by which rules, and the settings that belong to every page: little, since it takes room from the list. */
export function Footer({ report, switches, log, onLanguage, ...actions }: FooterProps) {
  return (
    <footer class="footer">
      {switches}
      {log}
      {report !== null && (
        <div class="footer-line">
          <CoverageLine coverage={report.coverage} />
          <Rulebook report={report} />
        </div>
      )}
      <div class="footer-line">
        <Actions {...actions} />
        <Languages onLanguage={onLanguage} />
      </div>
    </footer>
  );
}
