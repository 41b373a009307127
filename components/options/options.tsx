import { useMemo } from 'preact/hooks';
import type { Vantage } from '../../engine/types.ts';
import { Names } from '../brand.tsx';
import { chosenLanguage } from '../language.ts';
import { TextContext } from '../page-text.ts';
import { Switch } from '../switch.tsx';
import { textIn } from '../text.ts';
import { type AccessProps, AccessSection } from './access.tsx';
import { type BackupProps, BackupSection } from './backup.tsx';
import type { OptionValues } from './imported.tsx';
import { LookSection } from './look.tsx';
import { Place, type Places } from './place.tsx';
import { Section } from './section.tsx';
import { type ShortcutsProps, ShortcutsSection } from './shortcuts.tsx';
import { Sites, type SitesProps } from './sites.tsx';

export interface OptionsProps extends AccessProps, ShortcutsProps, BackupProps {
  readonly settings: OptionValues;
  readonly browserLanguage: string;
  readonly places: Places;
  /** Versions of the extension and of the rules. */
  readonly versions: { readonly extension: string; readonly rulebook: string };
  /** The browser's own words, where it could not do what was asked last. */
  readonly failure: string | null;
  readonly onChange: (change: Partial<OptionValues>) => void;
  readonly onAddOffSite: SitesProps['onAdd'];
  readonly onRemoveOffSite: SitesProps['onRemove'];
}

/** All that a reader can choose once and for all pages. Knows nothing of the browser around it. */
export function Options(props: OptionsProps) {
  const { settings, browserLanguage, places, versions, onChange } = props;
  const { language, appearance, vantage, marks, offSites } = settings;
  const text = useMemo(() => textIn(chosenLanguage(language, browserLanguage)), [language, browserLanguage]);
  return (
    <TextContext.Provider value={text}>
      <div class="page" lang={text.tag}>
        <header class="page-head">
          <p class="brand">
            <Names text={text} />
          </p>
          <h1>{text.t('optionsTitle')}</h1>
        </header>
        <main>
          <AccessSection {...props} />
          <Section title={text.t('optionsOff')} note={text.t('optionsOffNote')}>
            <Sites
              label={text.t('optionsOffSite')}
              none={text.t('optionsOffNone')}
              sites={offSites}
              onAdd={props.onAddOffSite}
              onRemove={props.onRemoveOffSite}
            />
          </Section>
          <Section title={text.t('optionsJudging')}>
            <Switch
              label={text.t('optionsMarks')}
              note={text.t('optionsMarksNote')}
              on={marks}
              onSwitch={(on) => onChange({ marks: on })}
            />
            <Place
              places={places}
              chosen={vantage}
              onChoose={(place: Vantage | null) => onChange({ vantage: place })}
            />
          </Section>
          <LookSection
            language={language}
            browserLanguage={browserLanguage}
            appearance={appearance}
            onLanguage={(one) => onChange({ language: one })}
            onAppearance={(one) => onChange({ appearance: one })}
          />
          <ShortcutsSection {...props} />
          <BackupSection {...props} />
        </main>
        <div class="failure" role="alert">
          {props.failure !== null && <p>{text.t('optionsFailed', { message: props.failure })}</p>}
        </div>
        <footer class="page-foot">
          <p class="note">{text.t('optionsVersion', { version: versions.extension, rulebook: versions.rulebook })}</p>
        </footer>
      </div>
    </TextContext.Provider>
  );
}
