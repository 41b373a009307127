import { useEffect, useState } from 'preact/hooks';
import { useView } from './view.ts';

type State = 'ready' | 'copied' | 'failed';
const labels = { ready: 'copyLink', copied: 'copied', failed: 'copyFailed' } as const;

/** How long a confirmation stays, in milliseconds. */
const moment = 2400;

/** Copies the true target of a link, without the pages around it. */
export function CopyButton({ address }: { readonly address: string }) {
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
      onClick={() => void copy(address).then((done) => setState(done ? 'copied' : 'failed'))}
    >
      {text.t(labels[state])}
    </button>
  );
}
