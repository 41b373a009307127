import type { PageReport } from '../engine/report.ts';
import { CoverageLine } from './coverage.tsx';
import { formatDay } from './dates.ts';
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

function EverySite({ on, onEverySite }: { readonly on: boolean; readonly onEverySite: (on: boolean) => void }) {
  const { text } = useView();
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => {
          // The browser asks the reader first: the switch moves when the answer is there.
          event.currentTarget.checked = on;
          onEverySite(!on);
        }}
      />
      <span>
        {text.t('everySite')}
        <span class="switch-note">{text.t('everySiteNote')}</span>
      </span>
    </label>
  );
}

interface FooterProps {
  /** Null while there is nothing to report. */
  readonly report: PageReport | null;
  readonly everySite: boolean | null;
  readonly onEverySite: (on: boolean) => void;
  readonly onLanguage: (language: Language) => void;
}

/** What was read and by which rules, and the settings that belong to every page. */
export function Footer({ report, everySite, onEverySite, onLanguage }: FooterProps) {
  const { text } = useView();
  return (
    <footer class="footer">
      {everySite !== null && <EverySite on={everySite} onEverySite={onEverySite} />}
      {report !== null && <CoverageLine coverage={report.coverage} />}
      <div class="footer-line">
        <p class="rulebook">
          {report !== null &&
            text.t('rulebook', { version: report.rulebook.version, day: formatDay(report.day, text) })}
        </p>
        <Languages onLanguage={onLanguage} />
      </div>
    </footer>
  );
}
