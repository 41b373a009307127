import { useId } from 'preact/hooks';
import { languageNames, nameOfLanguage } from '../language-names.ts';
import { useText } from '../page-text.ts';
import { languages, type TextKey } from '../text.ts';
import { Section } from './section.tsx';

export type Appearance = 'system' | 'light' | 'dark';

export const appearanceLabels = {
  system: 'optionsSystem',
  light: 'optionsLight',
  dark: 'optionsDark',
} as const satisfies Record<Appearance, TextKey>;

const appearances = Object.keys(appearanceLabels) as Appearance[];

export interface LookProps {
  /** Null for the browser's. */
  readonly language: string | null;
  /** The browser's language (a BCP 47 tag). */
  readonly browserLanguage: string;
  readonly appearance: Appearance;
  readonly onLanguage: (language: string | null) => void;
  readonly onAppearance: (appearance: Appearance) => void;
}

/** The words and the colours of the interface. */
export function LookSection({ language, browserLanguage, appearance, onLanguage, onAppearance }: LookProps) {
  const text = useText();
  const id = useId();
  return (
    <Section title={text.t('optionsLook')}>
      <div class="field">
        <label for={id}>{text.t('language')}</label>
        <select
          id={id}
          value={language ?? ''}
          onChange={({ currentTarget: { value } }) => onLanguage(value === '' ? null : value)}
        >
          <option value="">
            {text.t('optionsLanguageBrowser', { language: nameOfLanguage(null, browserLanguage) })}
          </option>
          {languages.map((one) => (
            <option key={one} value={one} lang={languageNames[one].tag}>
              {languageNames[one].name}
            </option>
          ))}
        </select>
      </div>
      <fieldset class="field">
        <legend>{text.t('optionsAppearance')}</legend>
        <div class="segments">
          {appearances.map((one) => (
            <label key={one} class="segment">
              <input
                type="radio"
                name={`${id}-appearance`}
                value={one}
                checked={one === appearance}
                onChange={() => onAppearance(one)}
              />
              <span>{text.t(appearanceLabels[one])}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </Section>
  );
}
