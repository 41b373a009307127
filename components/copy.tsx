import { useEffect, useState } from 'preact/hooks';
import type { ReportedFinding } from '../engine/report.ts';
import { type ListFormat, listText } from './list-text.ts';
import type { TextKey } from './text.ts';
import { type Copied, useReport, useView } from './view.ts';

type State = 'ready' | 'copied' | 'failed';
const labels = { copied: 'copied', failed: 'copyFailed' } as const;

/** How long a confirmation stays, in milliseconds. */
const moment = 2400;

/** Copies the true target of a link, without the pages around it. */
export function CopyButton({ address }: { readonly address: string }) {
  return <Copy words={address} what="link" />;
}

/** Copies what is to be pasted into an app. */
export function CopyPasscode({ words }: { readonly words: string }) {
  return <Copy words={words} what="passcode" />;
}

/** What became of the last try to copy, for a moment. */
function useCopied(): readonly [State, (copying: Promise<boolean>) => void] {
  const [state, setState] = useState<State>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), moment);
    return () => clearTimeout(timer);
  }, [state]);
  return [state, (copying) => void copying.then((done) => setState(done ? 'copied' : 'failed'))];
}

const listLabels = { text: 'listText', markdown: 'listMarkdown' } as const satisfies Record<ListFormat, TextKey>;

/** Copies the list as it is shown, in the form that the reader chooses. */
export function CopyList({ findings }: { readonly findings: readonly ReportedFinding[] }) {
  const { text, report, copy } = useReport();
  const [state, follow] = useCopied();
  return (
    <fieldset class="copy-list">
      <legend class="hidden">{text.t('listCopy')}</legend>
      <span aria-hidden="true">{text.t(state === 'ready' ? 'listCopy' : labels[state])}</span>
      {(['text', 'markdown'] as const).map((format) => (
        <button
          key={format}
          type="button"
          class="text-button"
          onClick={() => follow(copy(listText(report, findings, format, text), 'list'))}
        >
          {text.t(listLabels[format])}
        </button>
      ))}
    </fieldset>
  );
}

const names = { link: 'copyLink', passcode: 'copyPasscode', report: 'wrongVerdictCopy' } as const;

/** Copies a text, and says on the button whether it worked. */
export function Copy({ words, what }: { readonly words: string; readonly what: Exclude<Copied, 'list'> }) {
  const { text, copy } = useView();
  const [state, follow] = useCopied();
  return (
    <button type="button" class="button" data-state={state} onClick={() => follow(copy(words, what))}>
      {text.t(state !== 'ready' ? labels[state] : names[what])}
    </button>
  );
}
