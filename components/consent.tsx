import { useId, useState } from 'preact/hooks';
import type { Vantage } from '../engine/types.ts';
import { Names } from './brand.tsx';
import { LogLine, type LogLineProps, type Recording } from './log-line.tsx';
import { PlaceChoice, type Places } from './options/place.tsx';
import { TextContext } from './page-text.ts';
import type { Text, TextKey } from './text.ts';

/** What the reader agrees to. */
interface Agreed {
  readonly mode: 'session' | 'always';
  readonly sites: readonly string[] | null;
  readonly vantage: Vantage | null;
}

export interface ConsentProps {
  readonly text: Text;
  readonly state: Recording;
  /** Since when it is recorded (RFC 3339); null where it is not. */
  readonly since: string | null;
  readonly stopped: boolean;
  readonly places: Places;
  /** Pages that no export holds, where it is time to say so; else null. */
  readonly unsaved: number | null;
  /** The site that a line names, as browsers spell it; null where it is none. */
  readonly siteTyped: (words: string) => string | null;
  readonly onAgree: (agreed: Agreed) => void;
  readonly onDecline: () => void;
  readonly onPause: LogLineProps['onPause'];
  readonly onStop: () => void;
  readonly onOpen: () => void;
  readonly onLater: () => void;
}

const parts = [
  ['consentKeptTitle', 'consentKept'],
  ['consentWhereTitle', 'consentWhere'],
  ['consentNeverTitle', 'consentNever'],
] as const satisfies readonly (readonly [TextKey, TextKey])[];

interface ChoiceProps<V extends string> {
  readonly text: Text;
  readonly legend: TextKey;
  readonly choices: readonly { readonly value: V; readonly label: TextKey; readonly note: TextKey | null }[];
  readonly chosen: V | null;
  readonly onChoose: (value: V) => void;
}

/** One of two; at first neither. */
function Choice<V extends string>({ text, legend, choices, chosen, onChoose }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset class="cards">
      <legend>{text.t(legend)}</legend>
      {choices.map(({ value, label, note }) => (
        <label class="card" key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            aria-describedby={note === null ? undefined : `${name}-${value}`}
            onChange={() => onChoose(value)}
          />
          <span>
            {text.t(label)}
            {note !== null && (
              <span class="card-note" id={`${name}-${value}`} aria-hidden="true">
                {text.t(note)}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const modes = [
  { value: 'session', label: 'consentSession', note: 'consentSessionNote' },
  { value: 'always', label: 'consentAlways', note: 'consentAlwaysNote' },
] as const;
const scopes = [
  { value: 'all', label: 'consentAllSites', note: 'consentAllSitesNote' },
  { value: 'some', label: 'consentSomeSites', note: null },
] as const;

function Form(props: Pick<ConsentProps, 'text' | 'places' | 'siteTyped' | 'onAgree' | 'onDecline'>) {
  const { text, places, siteTyped, onAgree, onDecline } = props;
  const id = useId();
  const [mode, setMode] = useState<Agreed['mode'] | null>(null);
  const [scope, setScope] = useState<'all' | 'some' | null>(null);
  const [lines, setLines] = useState('');
  const [vantage, setVantage] = useState<Vantage | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);

  function agree(event: Event): void {
    event.preventDefault();
    const words = lines.split(/\s+/).filter(Boolean);
    const unfit = words.find((line) => siteTyped(line) === null);
    if (mode === null || scope === null) setComplaint(text.t('consentChoose'));
    else if (scope === 'all') onAgree({ mode, sites: null, vantage });
    else if (unfit !== undefined) setComplaint(text.t('consentSiteUnfit', { site: unfit }));
    else if (words.length === 0) setComplaint(text.t('consentSitesMissing'));
    else onAgree({ mode, sites: [...new Set(words.map((line) => siteTyped(line) as string))].sort(), vantage });
  }
  return (
    <form onSubmit={agree}>
      <Choice text={text} legend="consentWhen" choices={modes} chosen={mode} onChoose={setMode} />
      <Choice text={text} legend="consentSites" choices={scopes} chosen={scope} onChoose={setScope} />
      {scope === 'some' && (
        <div class="field">
          <label for={`${id}-sites`}>{text.t('consentSitesField')}</label>
          <textarea
            id={`${id}-sites`}
            rows={4}
            spellcheck={false}
            value={lines}
            onInput={(event) => setLines(event.currentTarget.value)}
          />
        </div>
      )}
      <div class="field">
        <label for={`${id}-place`}>{text.t('consentPlace')}</label>
        <PlaceChoice
          id={`${id}-place`}
          places={places}
          chosen={vantage}
          none={text.t('consentOwnPlace')}
          onChoose={setVantage}
        />
      </div>
      <p class="complaint" role="alert">
        {complaint}
      </p>
      <div class="buttons">
        <button type="submit" class="button">
          {text.t('consentAgree')}
        </button>
        <button type="button" class="button" data-kind="plain" onClick={onDecline}>
          {text.t('consentDecline')}
        </button>
      </div>
    </form>
  );
}

/** What recording means, and the place where one agrees to it or ends it. Knows nothing of the browser around it. */
export function Consent(props: ConsentProps) {
  const { text, state, since, stopped, unsaved, onAgree, onDecline, onPause, onStop, onOpen, onLater } = props;
  const isOff = state.recording === 'off';
  return (
    <TextContext.Provider value={text}>
      <div class="page welcome" lang={text.tag}>
        <header class="welcome-head">
          <p class="brand">
            <Names text={text} />
          </p>
        </header>
        <main>
          <h1>{text.t('consentTitle')}</h1>
          <p class="welcome-lead">{text.t('consentLead')}</p>
          {stopped && isOff && <p role="status">{text.t('consentStopped')}</p>}
          <dl class="consent-parts">
            {parts.map(([title, words]) => (
              <div key={title}>
                <dt>{text.t(title)}</dt>
                <dd>{text.t(words)}</dd>
              </div>
            ))}
          </dl>
          <p class="consent-risk">{text.t('consentRisk')}</p>
          {unsaved !== null && (
            <p class="note">
              {text.plural('consentBackup', unsaved)}{' '}
              <button type="button" class="text-button" onClick={onOpen}>
                {text.t('logOpen')}
              </button>{' '}
              <button type="button" class="text-button" onClick={onLater}>
                {text.t('consentBackupLater')}
              </button>
            </p>
          )}
          {isOff ? (
            <Form
              text={text}
              places={props.places}
              siteTyped={props.siteTyped}
              onAgree={onAgree}
              onDecline={onDecline}
            />
          ) : (
            <>
              {since !== null && (
                <p>
                  {text.t('consentRunning', {
                    time: new Intl.DateTimeFormat(text.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(
                      new Date(since),
                    ),
                  })}
                </p>
              )}
              <LogLine state={state} text={text} onRecord={() => {}} onPause={onPause} onOpen={onOpen} />
              <div class="buttons">
                <button type="button" class="button" onClick={onStop}>
                  {text.t('logStop')}
                </button>
              </div>
            </>
          )}
        </main>
      </div>
    </TextContext.Provider>
  );
}
