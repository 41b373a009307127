import { useEffect, useState } from 'preact/hooks';
import type { SharedText } from '../engine/share-text.ts';
import type { Day } from '../engine/types.ts';
import { Disclosure } from './disclosure.tsx';
import { ShareGlance, ShareMatrix } from './share-check.tsx';
import { useReport } from './view.ts';

/** Judges a text as if what it holds was posted everywhere. Rejects where nobody answers. */
export type AskShare = (text: string, day: Day) => Promise<SharedText>;

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'fault' }
  | { readonly kind: 'there'; readonly shared: SharedText };

/** "If I share this page": where the address of the page itself opens, in a glance, and unfolded platform by platform. */
export function SharePanel({ onShare }: { readonly onShare: AskShare }) {
  const { text, report } = useReport();
  const { address } = report.page;
  const { day } = report;
  const [state, setState] = useState<State>({ kind: 'waiting' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setState({ kind: 'waiting' });
    onShare(address, day).then(
      (shared) => current && setState({ kind: 'there', shared }),
      () => current && setState({ kind: 'fault' }),
    );
    return () => {
      current = false;
    };
  }, [onShare, address, day, attempt]);
  const check = state.kind === 'there' ? state.shared.check : null;
  // Pages of the computer itself are for nobody else.
  if (state.kind === 'there' && check === null) return null;
  const summary = (
    <span class="share-summary">
      <span class="group-title">{text.t('shareCheckTitle')}</span> {check !== null && <ShareGlance check={check} />}
      {state.kind === 'waiting' && <span class="elsewhere-line">{text.t('historyWaiting')}</span>}
      {state.kind === 'fault' && <span class="elsewhere-line">{text.t('historyFault')}</span>}
    </span>
  );
  return (
    <section class="group share" data-section="share" aria-busy={state.kind === 'waiting'}>
      <Disclosure kind="group" heading="h2" summary={summary}>
        {() =>
          check !== null ? (
            <ShareMatrix check={check} />
          ) : (
            state.kind === 'fault' && (
              <button type="button" class="text-button more" onClick={() => setAttempt(attempt + 1)}>
                {text.t('retry')}
              </button>
            )
          )
        }
      </Disclosure>
    </section>
  );
}
