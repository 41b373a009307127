import { useId, useMemo } from 'preact/hooks';
import { badgeFor } from './badge.ts';
import { Names } from './brand.tsx';
import { Glyph, Logo } from './glyph.tsx';
import { languageNames } from './language-names.ts';
import { TextContext, useText } from './page-text.ts';
import { type Language, languages, textIn } from './text.ts';

export interface WelcomeProps {
  readonly language: Language;
  readonly everySite: boolean;
  /** The browser, whose own buttons are spoken of; null where Hutong's button is in sight already. */
  readonly pinIn: 'chromium' | 'firefox' | null;
  readonly onLanguage: (language: Language) => void;
  /** Called straight from the click, since browsers ask the reader only then. */
  readonly onEverySite: (on: boolean) => void;
  readonly onOptions: () => void;
  readonly onDone: () => void;
}

function Languages({ language, onLanguage }: Pick<WelcomeProps, 'language' | 'onLanguage'>) {
  const text = useText();
  return (
    <fieldset class="languages">
      <legend class="hidden">{text.t('language')}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          class="language"
          lang={languageNames[one].tag}
          aria-pressed={one === language}
          onClick={() => onLanguage(one)}
        >
          {languageNames[one].name}
        </button>
      ))}
    </fieldset>
  );
}

/** The toolbar button with its number, as it will look. */
function Sample() {
  const text = useText();
  const badge = badgeFor({ walled: 3, interstitial: 0, open: 0, unknown: 0 }, text);
  return (
    <span class="sample" role="img" aria-label={text.t('welcomeBadgeSample')}>
      <Logo />
      <span class="sample-badge" aria-hidden="true" style={{ background: badge.colour, color: badge.textColour }}>
        {badge.text}
      </span>
    </span>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ name, label, note, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <label class="card">
      <input
        type="radio"
        name={name}
        checked={chosen}
        aria-describedby={id}
        onClick={(event) => {
          // It moves when the browser has answered.
          if (!chosen) event.preventDefault();
          onChoose();
        }}
      />
      <span>
        {label}
        <span class="card-note" id={id} aria-hidden="true">
          {note}
        </span>
      </span>
    </label>
  );
}

/** What is shown once, after Hutong was installed. Knows nothing of the browser around it. */
export function Welcome(props: WelcomeProps) {
  const { language, everySite, pinIn, onEverySite } = props;
  const text = useMemo(() => textIn(language), [language]);
  const id = useId();
  return (
    <TextContext.Provider value={text}>
      <div class="page welcome" lang={text.tag}>
        <header class="welcome-head">
          <p class="brand">
            <Names text={text} />
          </p>
          <Languages language={language} onLanguage={props.onLanguage} />
        </header>
        <main>
          <h1>{text.t('welcomeTitle')}</h1>
          <p class="welcome-lead">{text.t('welcomeLead')}</p>
          <ol class="steps">
            <li>
              <Sample />
              <p>{text.t('welcomeBadge')}</p>
            </li>
            <li>
              <span class="signs" aria-hidden="true">
                <Glyph section="walled" />
                <Glyph section="interstitial" />
                <Glyph section="open" />
              </span>
              <p>{text.t('welcomeOpen')}</p>
            </li>
            <li>
              <span class="signs" aria-hidden="true">
                <Glyph section="unknown" />
              </span>
              <p>{text.t('welcomeUnknown')}</p>
            </li>
          </ol>
          <fieldset class="cards">
            <legend>{text.t('welcomeAccess')}</legend>
            <Choice
              name={id}
              label={text.t('welcomePlatforms')}
              note={text.t('welcomePlatformsNote')}
              chosen={!everySite}
              onChoose={() => onEverySite(false)}
            />
            <Choice
              name={id}
              label={text.t('welcomeEverySite')}
              note={text.t('welcomeEverySiteNote')}
              chosen={everySite}
              onChoose={() => onEverySite(true)}
            />
          </fieldset>
          {pinIn !== null && <p class="note">{text.t(pinIn === 'firefox' ? 'welcomePinFirefox' : 'welcomePin')}</p>}
          <div class="buttons">
            <button type="button" class="button" onClick={props.onDone}>
              {text.t('welcomeDone')}
            </button>
            <button type="button" class="button" data-kind="plain" onClick={props.onOptions}>
              {text.t('optionsTitle')}
            </button>
          </div>
        </main>
      </div>
    </TextContext.Provider>
  );
}
