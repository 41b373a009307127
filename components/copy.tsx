import { useEffect, useState } from 'preact/hooks';
import { type Copied, useView } from './view.ts';

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

const names = { link: 'copyLink', passcode: 'copyPasscode', report: 'wrongVerdictCopy' } as const;

/** Copies a text, and says on the button whether it worked. */
export function Copy({ words, what }: { readonly words: string; readonly what: Copied }) {
  const { text, copy } = useView();
  const [state, setState] = useState<State>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), moment);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <button
      type="button"
      class="button"
      data-state={state}
      onClick={() => void copy(words, what).then((done) => setState(done ? 'copied' : 'failed'))}
    >
      {text.t(state !== 'ready' ? labels[state] : names[what])}
    </button>
  );
}
