import { useState } from 'preact/hooks';
import type { ReportedFinding } from '../engine/report.ts';
import { type Step, type Stop, useView } from './view.ts';

type State = { readonly kind: 'ready' | 'nowhere' | 'failed' } | ({ readonly kind: 'shown' } & Stop);

/**
 * Goes to a link on the page, and through all places where it stands: the button that was pressed leads on. Codes are
 * pictures, and nothing to go to; nor is anything where no page is shown.
 */
export function Jump({ finding: { link, source } }: { readonly finding: ReportedFinding }) {
  const { text, jump } = useView();
  const [state, setState] = useState<State>({ kind: 'ready' });
  if (source === 'qr' || jump === null) return null;
  const go = (step: Step) =>
    void jump(link, step).then(
      (stop) => setState(stop === null ? { kind: 'nowhere' } : { kind: 'shown', ...stop }),
      () => setState({ kind: 'failed' }),
    );
  const several = state.kind === 'shown' && state.of > 1;
  return (
    <>
      <button type="button" class="button second" onClick={() => go(several ? 'next' : 'first')}>
        {text.t(several ? 'jumpNext' : 'jumpShow')}
      </button>
      {several && (
        <button
          type="button"
          class="button second back"
          aria-label={text.t('jumpPrevious')}
          title={text.t('jumpPrevious')}
          onClick={() => go('previous')}
        >
          <span aria-hidden="true">↑</span>
        </button>
      )}
      <span class="jump-result" role="status">
        {several && text.t('jumpAt', { at: text.number(state.at), of: text.number(state.of) })}
        {state.kind === 'shown' && !several && text.t('jumpShown')}
        {state.kind === 'nowhere' && text.t('jumpNowhere')}
        {state.kind === 'failed' && text.t('jumpFailed')}
      </span>
    </>
  );
}
