import type { ComponentChildren } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { PairHistory } from '../engine/history.ts';
import type { PageReport, ReportAnswer } from '../engine/report.ts';
import { bucketOrder } from '../engine/summarise.ts';
import type { Day, PlatformId, Vantage } from '../engine/types.ts';
import { DayPicker } from './day.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { Footer } from './footer.tsx';
import { Logo } from './glyph.tsx';
import { Buttons, Group } from './group.tsx';
import { destinationsOf, withoutButtons } from './groups.ts';
import { headline } from './headline.ts';
import { Ordinary } from './ordinary.tsx';
import { Passcodes } from './passcodes.tsx';
import { Picker } from './picker.tsx';
import { Result } from './result.tsx';
import { Fault, NoAccess, NothingFound, Scanning, SiteOff } from './states.tsx';
import { Stopped } from './stopped.tsx';
import { isChinese, type Language, type TextKey, textIn } from './text.ts';
import { type Copied, ReportContext, useView, ViewContext } from './view.ts';

export interface PopupProps {
  /** What is on the tab; null while nobody has answered. */
  readonly answer: ReportAnswer | null;
  readonly language: Language;
  /** Whether every site is checked without a click; null where that is no question. */
  readonly everySite: boolean | null;
  /** The reader chose a place to judge from; null for the page's own. */
  readonly onVantage: (vantage: Vantage | null) => void;
  /** The reader chose a day to judge for; null for today. */
  readonly onDay: (day: Day | null) => void;
  readonly onLanguage: (language: Language) => void;
  /** Rejects where the text could not be copied. */
  readonly onCopy: (words: string) => Promise<void>;
  /** Rejects where the history could not be had. */
  readonly onHistory: (from: PlatformId, to: PlatformId | null) => Promise<PairHistory>;
  readonly onRetry: () => void;
  readonly onEverySite: (on: boolean) => void;
  /** What stands below the list of a report. */
  readonly extras?: ComponentChildren;
}

function Brand() {
  const { text } = useView();
  const names = [
    { lang: 'en', name: 'Hutong' },
    { lang: 'zh-CN', name: '互通' },
  ];
  const [first, second] = isChinese(text) ? names.reverse() : names;
  return (
    <h1 class="brand">
      <Logo />
      <span lang={first?.lang}>{first?.name}</span>{' '}
      <span class="name-other" lang={second?.lang}>
        {second?.name}
      </span>
    </h1>
  );
}

/** What is said to those who do not see the button. */
const aloud = {
  link: { done: 'copiedAloud', failed: 'copyFailedAloud' },
  passcode: { done: 'copiedPasscodeAloud', failed: 'copyPasscodeFailedAloud' },
} as const satisfies Record<Copied, Record<'done' | 'failed', TextKey>>;

function ReportBody({ report }: { readonly report: PageReport }) {
  const { text } = useView();
  const { links, buttons } = useMemo(() => withoutButtons(report.findings), [report.findings]);
  const destinations = useMemo(() => destinationsOf(links), [links]);
  const { total, buckets } = report.summary;
  const nothing =
    report.state === 'ready' && report.stopped === null && total === buckets.own && report.passcodes.length === 0;
  return (
    <>
      <Stopped />
      {nothing && <NothingFound />}
      <Elsewhere />
      {bucketOrder.map((bucket) => (
        <Group key={bucket} bucket={bucket} destinations={destinations} />
      ))}
      <Buttons findings={buttons} />
      <Passcodes />
      {report.omitted > 0 && <p class="ordinary">{text.plural('omitted', report.omitted)}</p>}
      <Ordinary />
    </>
  );
}

function Body({ answer, onRetry }: Pick<PopupProps, 'answer' | 'onRetry'>) {
  if (answer === null) return <Scanning />;
  if (answer.kind === 'no-access') return <NoAccess />;
  if (answer.kind === 'off') return <SiteOff />;
  if (answer.kind === 'fault') return <Fault message={answer.message} onRetry={onRetry} />;
  return <ReportBody report={answer.report} />;
}

/** The popup: everything about one tab. Knows nothing of the browser around it. */
export function Popup(props: PopupProps) {
  const { answer, language, everySite, onCopy, onHistory } = props;
  const text = useMemo(() => textIn(language), [language]);
  const [announcement, setAnnouncement] = useState('');
  const copy = useCallback(
    async (words: string, what: Copied) => {
      // Emptied first, so that the same words are said again for the next link.
      setAnnouncement('');
      const done = await onCopy(words).then(
        () => true,
        () => false,
      );
      setAnnouncement(text.t(aloud[what][done ? 'done' : 'failed']));
      return done;
    },
    [onCopy, text],
  );
  const view = useMemo(() => ({ text, copy, history: onHistory }), [text, copy, onHistory]);
  const report = answer?.kind === 'report' ? answer.report : null;
  return (
    <ViewContext.Provider value={view}>
      <ReportContext.Provider value={report}>
        <div class="popup" lang={text.tag}>
          <header class="header">
            <div class="header-line">
              <Brand />
              {report !== null && <DayPicker onDay={props.onDay} />}
            </div>
            {report !== null && <Picker onVantage={props.onVantage} />}
          </header>
          <main class="main" aria-busy={answer === null || report?.state === 'scanning'}>
            <div class="lead">
              <p class="sentence" role="status" aria-live="polite">
                {headline(answer, text)}
              </p>
              {report !== null && <Result />}
            </div>
            <div class="body">
              <Body answer={answer} onRetry={props.onRetry} />
              {report !== null && props.extras}
            </div>
            <p class="hidden" role="status" aria-live="polite">
              {announcement}
            </p>
          </main>
          <Footer report={report} everySite={everySite} onEverySite={props.onEverySite} onLanguage={props.onLanguage} />
        </div>
      </ReportContext.Provider>
    </ViewContext.Provider>
  );
}
