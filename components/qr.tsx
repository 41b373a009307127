import type { FoundText, ReportedFinding } from '../engine/report.ts';
import { Address } from './address.tsx';
import { CopyButton } from './copy.tsx';
import { PlatformName, Quote } from './name.tsx';
import { EffectWord } from './record.tsx';
import { Times } from './times.tsx';
import { useReport } from './view.ts';

/** One QR code: what it says, and the address that this is; null where it is a text. */
interface ShownCode extends FoundText {
  readonly address: string | null;
}

/** How far looking for QR codes has come. */
export type QrState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'looked';
      readonly codes: readonly ShownCode[];
      /** Pictures that nobody could read, and frames of which only the screen was seen. */
      readonly unread: number;
      readonly frames: number;
    }
  /** The browser did not let us look. */
  | { readonly kind: 'failed'; readonly message: string };

export interface QrPanelProps {
  readonly state: QrState;
  readonly onLook: () => void;
  readonly onStop: () => void;
}

/** What a code says. One that stands in the list above is only told where it leads; another address can be copied. */
function Code({ code, finding }: { readonly code: ShownCode; readonly finding: ReportedFinding | undefined }) {
  return (
    <li class="code">
      <span class="code-words">
        {code.address === null ? <Quote words={code.text} /> : <Address address={code.address} />}
      </span>
      {(finding !== undefined || code.count > 1) && (
        <span class="code-verdict">
          {finding?.to != null && <PlatformName id={finding.to} />}
          {finding !== undefined && <EffectWord effect={finding.effect} />}
          <Times count={code.count} />
        </span>
      )}
      {finding === undefined && code.address !== null && <CopyButton address={code.address} />}
    </li>
  );
}

function Codes({ codes }: { readonly codes: readonly ShownCode[] }) {
  const { report } = useReport();
  const findings = new Map(report.findings.map((finding) => [finding.link, finding]));
  return (
    <ul class="codes">
      {codes.map((code) => (
        <Code key={code.text} code={code} finding={findings.get(code.address ?? '')} />
      ))}
    </ul>
  );
}

function Outcome({ state }: { readonly state: QrState }) {
  const { text } = useReport();
  if (state.kind === 'failed') {
    return (
      <>
        <p>{text.t('qrFailed')}</p>
        <p class="fault-message" lang="en">
          {state.message}
        </p>
      </>
    );
  }
  if (state.kind !== 'looked') return null;
  return (
    <>
      <Codes codes={state.codes} />
      {state.unread > 0 && <p>{text.plural('qrUnread', state.unread)}</p>}
      {state.frames > 0 && <p>{text.plural('qrFrames', state.frames)}</p>}
      <p>{text.t('qrRound')}</p>
    </>
  );
}

/** Looks for QR codes when it is asked to, and tells what they say. */
export function QrPanel({ state, onLook, onStop }: QrPanelProps) {
  const { text } = useReport();
  const looking = state.kind === 'looking';
  const sentence = () => {
    if (looking) return text.t('qrLooking', { done: text.number(state.done), total: text.number(state.total) });
    if (state.kind !== 'looked') return '';
    return state.codes.length === 0 ? text.t('qrNone') : text.plural('qrFound', state.codes.length);
  };
  return (
    <section class="qr" aria-label={text.t('qrTitle')} aria-busy={looking}>
      <p class="qr-sentence" role="status" aria-live={looking ? 'off' : 'polite'}>
        {sentence()}
      </p>
      {looking && <progress class="qr-progress" aria-label={text.t('qrTitle')} max={state.total} value={state.done} />}
      <Outcome state={state} />
      <div class="qr-line">
        <button type="button" class="button second" onClick={looking ? onStop : onLook}>
          {text.t(looking ? 'qrStop' : state.kind === 'idle' ? 'qrLook' : 'qrLookAgain')}
        </button>
        {state.kind === 'idle' && <span>{text.t('qrNote')}</span>}
      </div>
    </section>
  );
}
