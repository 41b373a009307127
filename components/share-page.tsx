import { useCallback, useMemo, useState } from 'preact/hooks';
import type { PairHistory } from '../engine/history.ts';
import type { ShareCheck } from '../engine/share-check.ts';
import type { SharedText } from '../engine/share-text.ts';
import type { PlatformId } from '../engine/types.ts';
import { Address, shortAddress } from './address.tsx';
import { Chain } from './chain.tsx';
import { CopyButton } from './copy.tsx';
import { formatDay } from './dates.ts';
import { kindLabels } from './effects.ts';
import { Logo } from './glyph.tsx';
import { shortName } from './names.ts';
import { Fact } from './record.tsx';
import { ShareGlance, ShareMatrix } from './share-check.tsx';
import { reportAround } from './share-report.ts';
import { type Language, type Text, textIn } from './text.ts';
import { ReportContext, useReport, useView, ViewContext } from './view.ts';

/** How far the answer to a pasted or selected text has come. */
export type ShareState =
  /** Nobody has asked anything yet. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'fault'; readonly message: string }
  | { readonly kind: 'there'; readonly shared: SharedText };

export interface SharePageProps {
  /** What is asked about, as it was pasted or selected. */
  readonly asked: string;
  readonly state: ShareState;
  readonly language: Language;
  readonly onAsk: (text: string) => void;
  /** Rejects where the text could not be copied. */
  readonly onCopy: (words: string) => Promise<void>;
  /** Rejects where the history could not be had. */
  readonly onHistory: (from: PlatformId, to: PlatformId | null) => Promise<PairHistory>;
}

/** What stands on the tab: the link that the page is about, without what would be too long there. */
export function sharePageTitle(state: ShareState, text: Text): string {
  const link = state.kind === 'there' ? state.shared.check?.finding?.link : undefined;
  return link === undefined
    ? text.t('shareCheckQuestion')
    : text.t('shareCheckPageTitle', { link: shortAddress(link).slice(0, 80) });
}

/** Asks for a link. Pasting and pressing Enter is enough. */
function AskForm({ asked, onAsk }: Pick<SharePageProps, 'asked' | 'onAsk'>) {
  const { text } = useView();
  return (
    <form
      class="share-form"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(String(new FormData(event.currentTarget).get('text') ?? ''));
      }}
    >
      <label for="share-text">{text.t('shareCheckField')}</label>
      <textarea
        // What was asked elsewhere takes the place of what stands there.
        key={asked}
        id="share-text"
        class="text-field"
        name="text"
        dir="auto"
        rows={2}
        spellcheck={false}
        defaultValue={asked}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <div class="share-form-line">
        <button type="submit" class="button">
          {text.t('shareCheckAsk')}
        </button>
        <p class="quiet">{text.t('shareCheckPrivacy')}</p>
      </div>
    </form>
  );
}

/** Whose the link is, and the way to its target where something stands around it. `asked` is the text that holds the link. */
function Link({ check, asked }: { readonly check: ShareCheck; readonly asked: string }) {
  const { text, report } = useReport();
  const { finding, own } = check;
  const kind = finding === null ? undefined : kindLabels[finding.kind];
  const names = own.map((id) => shortName(id, report.names, text));
  return (
    <div class="share-link">
      {finding !== null && finding.via.length > 0 && (
        <>
          <Chain finding={{ ...finding, ...standingNowhere }} onPage={false} />
          {finding.target !== null && <CopyButton address={finding.target} />}
        </>
      )}
      {finding !== null && finding.via.length === 0 && finding.link !== asked.trim() && (
        <Address address={finding.link} />
      )}
      <dl class="facts">
        <Fact label="recordTo">
          {names.length > 0
            ? text.either(names)
            : finding?.target === null || finding?.kind === 'short-link'
              ? text.t('destinationHidden')
              : text.t('destinationOrdinary')}
        </Fact>
        {kind !== undefined && <Fact label="linkKind">{text.t(kind)}</Fact>}
      </dl>
    </div>
  );
}

/** What a finding on a page has besides, for a link that stands on none. */
const standingNowhere = { count: 1, text: '', source: 'link', was: null, shows: null } as const;

function Others({
  addresses,
  onAsk,
}: {
  readonly addresses: readonly string[];
  readonly onAsk: (text: string) => void;
}) {
  const { text } = useView();
  if (addresses.length === 0) return null;
  return (
    <section class="share-others">
      <h2 class="group-title">{text.t('shareCheckOthers')}</h2>
      <ul>
        {addresses.map((address) => (
          <li key={address}>
            <button type="button" class="text-button" onClick={() => onAsk(address)}>
              <bdi dir="ltr">{shortAddress(address)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Passcode({ shared, check }: { readonly shared: SharedText; readonly check: ShareCheck }) {
  const { text, report } = useReport();
  if (shared.passcodes.length === 0 || check.finding !== null) return null;
  const platform = text.either(check.own.map((id) => shortName(id, report.names, text)));
  return <p class="plain">{text.t('shareCheckPasscode', { platform })}</p>;
}

function Answer({ shared, onAsk }: { readonly shared: SharedText; readonly onAsk: (text: string) => void }) {
  const { text } = useView();
  const { check, addresses } = shared;
  const report = useMemo(() => (check === null ? null : reportAround(check, null)), [check]);
  if (check === null || report === null) return null;
  return (
    <ReportContext.Provider value={report}>
      <div class="share-lead">
        <Link check={check} asked={shared.text} />
        <Passcode shared={shared} check={check} />
      </div>
      <section class="group share">
        <div class="group-heading">
          <h2 class="group-title">{text.t('elsewhereTitle')}</h2>
        </div>
        <div class="share-glance" role="status" aria-live="polite">
          <ShareGlance check={check} />
        </div>
        <ShareMatrix check={check} targetShown />
      </section>
      <Others addresses={addresses.slice(1)} onAsk={onAsk} />
      <footer class="footer">
        <p class="rulebook">
          {text.t('rulebook', { version: check.rulebook.version, day: formatDay(check.day, text) })}
        </p>
      </footer>
    </ReportContext.Provider>
  );
}

function Body({ state, onAsk }: Pick<SharePageProps, 'state' | 'onAsk'>) {
  const { text } = useView();
  if (state.kind === 'idle') return null;
  if (state.kind === 'there' && state.shared.check !== null) return <Answer shared={state.shared} onAsk={onAsk} />;
  return (
    <div class="state" role="status">
      {state.kind === 'waiting' && <p>{text.t('historyWaiting')}</p>}
      {state.kind === 'there' && <p>{text.t('shareCheckEmpty')}</p>}
      {state.kind === 'fault' && (
        <>
          <p>{text.t('historyFault')}</p>
          <p class="fault-message" lang="en">
            {state.message}
          </p>
        </>
      )}
    </div>
  );
}

/** "Where does this link open?", a page of its own for any link. Knows nothing of the browser around it. */
export function SharePage({ asked, state, language, onAsk, onCopy, onHistory }: SharePageProps) {
  const text = useMemo(() => textIn(language), [language]);
  const [announcement, setAnnouncement] = useState('');
  const copy = useCallback(
    async (words: string) => {
      // Emptied first, so that the same words are said again.
      setAnnouncement('');
      const done = await onCopy(words).then(
        () => true,
        () => false,
      );
      setAnnouncement(text.t(done ? 'copiedAloud' : 'copyFailedAloud'));
      return done;
    },
    [onCopy, text],
  );
  const view = useMemo(() => ({ text, copy, history: onHistory, jump: null }), [text, copy, onHistory]);
  return (
    <ViewContext.Provider value={view}>
      <div class="popup share-page" lang={text.tag}>
        <header class="header">
          <h1 class="share-question">
            <Logo />
            {text.t('shareCheckQuestion')}
          </h1>
        </header>
        <main class="main" aria-busy={state.kind === 'waiting'}>
          <AskForm asked={asked} onAsk={onAsk} />
          <Body state={state} onAsk={onAsk} />
          <p class="hidden" role="status" aria-live="polite">
            {announcement}
          </p>
        </main>
      </div>
    </ViewContext.Provider>
  );
}
