import type { ComponentChildren } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { PairHistory } from '../engine/history.ts';
import type { ReportAnswer } from '../engine/report.ts';
import { bucketOrder } from '../engine/summarise.ts';
import type { Day, PlatformId, Vantage } from '../engine/types.ts';
import { DayPicker } from './day.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { EverySite } from './every-site.tsx';
import { type Filter, filtered, isActive, noFilter, Search, wordsOf } from './filter.ts';
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
import { Tools } from './tools.tsx';
import { type Copied, ReportContext, type Step, type Stop, useReport, useView, ViewContext } from './view.ts';

export interface PopupProps {
  /** What is on the tab; null while nobody has answered. */
  readonly answer: ReportAnswer | null;
  readonly language: Language;
  /** A popup is as large as what it says and closes soon; a panel is as large as the browser makes it and stays. */
  readonly place: 'popup' | 'panel';
  /** The site of the tab, on which Hutong can be switched off; null where that is no question. */
  readonly site: string | null;
  /** Whether the place judged from is the one that the reader has set for all pages. */
  readonly usualPlace: boolean;
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
  /** Shows a link on the page; null where it stands there no more. */
  readonly onJump: (address: string, step: Step) => Promise<Stop | null>;
  readonly onRetry: () => void;
  /** The reader switched Hutong on or off on a site. */
  readonly onSite: (site: string, on: boolean) => void;
  readonly onOptions: () => void;
  /** Opens the panel that stays; null where there is none to be opened. */
  readonly onPanel: (() => void) | null;
  readonly onEverySite: (on: boolean) => void;
  /** Switches for this page or all, which stand above what was read. */
  readonly switches?: ComponentChildren;
  /** Whether what the reader meets is recorded. */
  readonly log?: ComponentChildren;
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
  report: { done: 'wrongVerdictCopied', failed: 'wrongVerdictCopyFailed' },
  list: { done: 'listCopied', failed: 'listCopyFailed' },
} as const satisfies Record<Copied, Record<'done' | 'failed', TextKey>>;

/** What was searched for is unfolded at once, unless it is more than one can look through. */
const atOnce = 30;

interface FilterProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function ReportBody({ filter, onFilter }: FilterProps) {
  const { text, report } = useReport();
  const search = useMemo(() => new Search(report, text), [report, text]);
  const shown = useMemo(() => filtered(report, filter, search), [report, filter, search]);
  const { links, buttons } = useMemo(() => withoutButtons(shown.findings), [shown.findings]);
  const destinations = useMemo(() => destinationsOf(links), [links]);
  const words = wordsOf(filter);
  const unfolded = words.length > 0 && shown.findings.length <= atOnce;
  const all = !isActive(filter);
  const onlyWords = filter.buckets.length === 0 && !filter.rivals;
  const { total, buttons: buttonCount, buckets } = report.summary;
  const nothing =
    report.state === 'ready' &&
    report.stopped === null &&
    total === buckets.own &&
    buttonCount === 0 &&
    report.passcodes.length === 0;
  return (
    <>
      <Stopped />
      {nothing && <NothingFound />}
      {report.findings.length > 1 && <Tools filter={filter} shown={shown} onFilter={onFilter} />}
      {onlyWords && <Elsewhere only={all ? null : (id) => search.findsPlatform(words, id)} />}
      {bucketOrder.map((bucket) => (
        <Group key={bucket} bucket={bucket} destinations={destinations} unfolded={unfolded} />
      ))}
      <Buttons findings={buttons} unfolded={unfolded} />
      {all && <Passcodes />}
      {report.omitted > 0 && <p class="ordinary">{text.plural('omitted', report.omitted)}</p>}
      {all && <Ordinary />}
    </>
  );
}

function Body(props: Pick<PopupProps, 'answer' | 'place' | 'onRetry' | 'onSite'> & FilterProps) {
  const { answer, place, filter, onFilter, onRetry, onSite } = props;
  if (answer === null) return <Scanning />;
  if (answer.kind === 'no-access') return <NoAccess inPanel={place === 'panel'} />;
  if (answer.kind === 'off') return <SiteOff onSwitchOn={() => onSite(answer.site, true)} />;
  if (answer.kind === 'fault') return <Fault message={answer.message} onRetry={onRetry} />;
  return <ReportBody filter={filter} onFilter={onFilter} />;
}

/** The popup, and the panel that stays: everything about one tab. Knows nothing of the browser around it. */
export function Popup(props: PopupProps) {
  const { answer, language, place, site, onCopy, onHistory, onJump } = props;
  const text = useMemo(() => textIn(language), [language]);
  const [announcement, setAnnouncement] = useState('');
  const [filter, setFilter] = useState(noFilter);
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
  const view = useMemo(() => ({ text, copy, history: onHistory, jump: onJump }), [text, copy, onHistory, onJump]);
  const report = answer?.kind === 'report' ? answer.report : null;
  return (
    <ViewContext.Provider value={view}>
      <ReportContext.Provider value={report}>
        <div class="popup" data-place={place} lang={text.tag}>
          <header class="header">
            <div class="header-line">
              <Brand />
              {report !== null && <DayPicker onDay={props.onDay} />}
            </div>
            {report !== null && <Picker usual={props.usualPlace} onVantage={props.onVantage} />}
          </header>
          <main class="main" aria-busy={answer === null || report?.state === 'scanning'}>
            <div class="lead">
              <p class="sentence" role="status" aria-live="polite">
                {headline(answer, text)}
              </p>
              {report !== null && <Result />}
            </div>
            <div class="body">
              <Body
                answer={answer}
                place={place}
                filter={filter}
                onFilter={setFilter}
                onRetry={props.onRetry}
                onSite={props.onSite}
              />
              {report !== null && props.extras}
              {props.everySite !== null && (
                <div class="every-site">
                  <EverySite on={props.everySite} onEverySite={props.onEverySite} />
                </div>
              )}
            </div>
            <p class="hidden" role="status" aria-live="polite">
              {announcement}
            </p>
          </main>
          <Footer
            report={report}
            site={answer?.kind === 'off' ? null : site}
            switches={report === null ? null : props.switches}
            log={props.log}
            onSite={props.onSite}
            onPanel={props.onPanel}
            onOptions={props.onOptions}
            onLanguage={props.onLanguage}
          />
        </div>
      </ReportContext.Provider>
    </ViewContext.Provider>
  );
}
